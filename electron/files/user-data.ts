import { homedir } from 'node:os';
import { join } from 'node:path';

const productName = 'Docket';

/**
 * The folder of what belongs to the user rather than to a workspace, the same for app and command line: `DOCKET_USER_DATA`
 * where it is set, else the one that Electron's `app.getPath('userData')` gives. The folder need not exist.
 */
export function userDataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  const moved = env['DOCKET_USER_DATA'];
  if (moved) return moved;
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', productName);
    case 'win32':
      return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), productName);
    default:
      return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), productName);
  }
}
