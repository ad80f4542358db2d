import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Static TrueType files: the PDF writer embeds them whole, and fails on some letters of the web fonts. */
const fonts = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf', '700Bold/Inter_700Bold.ttf'];

/**
 * Puts the fonts of printed reports into `fonts/` beside a bundle, with their licence.
 * @param project the project's folder; handed in, since a bundled configuration does not know where this file stood
 * @returns a Vite plugin; it writes `Inter_400Regular.ttf`, `Inter_600SemiBold.ttf`, `Inter_700Bold.ttf` and `LICENSE_FONT`
 */
export function reportFonts(project: string): Plugin {
  const source = join(project, 'node_modules/@expo-google-fonts/inter');
  return {
    name: 'docket:report-fonts',
    writeBundle({ dir }) {
      if (dir === undefined) return;
      const folder = join(dir, 'fonts');
      mkdirSync(folder, { recursive: true });
      for (const font of [...fonts, 'LICENSE_FONT']) copyFileSync(join(source, font), join(folder, font.split('/').at(-1) ?? font));
    },
  };
}
