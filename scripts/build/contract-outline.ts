import { resolve } from 'node:path';
import { normalizePath, runnerImport } from 'vite';

/** As Vite takes it. */
export interface OutlinePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  load(this: { addWatchFile(file: string): void }, id: string): Promise<string | null>;
}

/**
 * Writes the outline of the contract out as a literal. Made at run time it would bring every schema and zod with it, which the preload, the
 * window and main's first file would have to read and run before their first line.
 *
 * @param project the project's folder
 */
export function contractOutline(project: string): OutlinePlugin {
  const file = normalizePath(resolve(project, 'shared/contract/outline.ts'));
  return {
    name: 'docket:contract-outline',
    enforce: 'pre',
    async load(this: { addWatchFile(file: string): void }, id: string) {
      if (id !== file) return null;
      const { outline, files } = await readOutline(project, file);
      for (const each of files) this.addWatchFile(each);
      return literal(outline);
    },
  };
}

type Outline = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The outline as a module; lists of roles that are the same are written once. */
function literal(outline: Outline): string {
  const lists = [...new Set(Object.values(outline).flatMap((operations) => Object.values(operations).map((roles) => JSON.stringify(roles))))];
  const objectOf = (entries: readonly (readonly [string, string])[]): string => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
  const nouns = Object.entries(outline).map(([noun, operations]) => [noun, objectOf(Object.entries(operations).map(([name, roles]) => [name, `roles[${lists.indexOf(JSON.stringify(roles))}]`]))] as const);
  return `const roles = [${lists.join(',')}];\nexport const outline = ${objectOf(nouns)};`;
}

async function readOutline(project: string, file: string): Promise<{ outline: Outline; files: readonly string[] }> {
  const { module, dependencies } = await runnerImport<{ outline: Outline }>(file, { root: project, configFile: false, logLevel: 'error', resolve: { alias: { '@shared': resolve(project, 'shared') } } });
  return { outline: module.outline, files: dependencies.map((each) => resolve(project, each)) };
}
