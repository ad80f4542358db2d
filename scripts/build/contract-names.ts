import { resolve } from 'node:path';
import { normalizePath, runnerImport, type Plugin } from 'vite';

/**
 * Gives the preload the names of the contract's operations and nothing else. Its code asks for no more, yet with the contract would come every
 * schema and zod, which each window would have to read and run before its first line.
 *
 * @param project the project's folder
 */
export function contractNames(project: string): Plugin {
  const file = normalizePath(resolve(project, 'shared/contract/index.ts'));
  return {
    name: 'docket:contract-names',
    enforce: 'pre',
    async load(id) {
      if (id !== file) return null;
      const { contract, files } = await readContract(project, file);
      for (const each of files) this.addWatchFile(each);
      return `export const contract = ${JSON.stringify(namesOf(contract))};`;
    },
  };
}

/** The names of an object of objects, with nothing behind them: `{issues: {list: null}}`. */
export const namesOf = (contract: object): Record<string, Record<string, null>> =>
  Object.fromEntries(Object.entries(contract).map(([noun, operations]: [string, object]) => [noun, Object.fromEntries(Object.keys(operations).map((name) => [name, null]))]));

async function readContract(project: string, file: string): Promise<{ contract: object; files: readonly string[] }> {
  const { module, dependencies } = await runnerImport<{ contract: object }>(file, { root: project, configFile: false, logLevel: 'error', resolve: { alias: { '@shared': resolve(project, 'shared') } } });
  return { contract: module.contract, files: dependencies.map((each) => resolve(project, each)) };
}
