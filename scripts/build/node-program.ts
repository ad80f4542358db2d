import { resolve } from 'node:path';
import type { UserConfig } from 'vite';
import { reportFonts } from './report-fonts';

/** What stays outside the bundles: native code, and a library that reads data files of its own. */
const external = ['better-sqlite3', 'pdfkit'];

/**
 * A build of CommonJS programs for plain Node, with everything else bundled, for the oldest Node that the app runs on.
 * @param project the project's folder
 * @param entries program name to its source, relative to the project; each becomes `<name>.cjs`
 * @param outDir relative to the project; emptied first
 */
export function nodeProgram(project: string, entries: Readonly<Record<string, string>>, outDir: string): UserConfig {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, resolve(project, file)]));
  return {
    root: project,
    publicDir: false,
    resolve: { alias: { '@shared': resolve(project, 'shared') } },
    plugins: [reportFonts(project)],
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: resolve(project, outDir),
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { input, external, output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } },
    },
  };
}
