import { capture } from './child.mjs';
import { installCommandLine } from './command-line.mjs';
import { projectNode } from './places.mjs';
import { say } from './problem.mjs';
import { installRuntime } from './runtime.mjs';
import { installSqlite } from './sqlite.mjs';
import { isSetUp, markSetUp, unmarkSetUp } from './stamp.mjs';

/**
 * Makes the installed packages runnable: Electron, SQLite, the docket command. Does nothing where that is done.
 * Packages and the project's Node come first (`packages.mjs`).
 * @param {{ retry?: boolean }} [options] `retry` tries Electron's official download again although a stand-in is in place
 */
export async function setUp({ retry = false } = {}) {
  const machineNodeApi = await nodeApiOf(process.env['DOCKET_MACHINE_NODE'] ?? projectNode);
  if (!retry && isSetUp(machineNodeApi)) return;
  unmarkSetUp();
  await installRuntime({ retry });
  await installSqlite(machineNodeApi);
  await installCommandLine();
  markSetUp(machineNodeApi);
  say('Set-up is done.');
}

/** The Node-API version that a Node offers: the docket command runs on the machine's own Node when it is called by its path. */
async function nodeApiOf(node) {
  const { code, output } = await capture(node, ['-p', 'process.versions.napi']);
  return code === 0 ? Number(output.trim()) : 0;
}
