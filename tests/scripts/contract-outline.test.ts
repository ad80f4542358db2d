import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Rollup } from 'vite';
import { describe, expect, it } from 'vitest';
import { channels, operations } from '@shared/contract';
import { outline } from '@shared/contract/outline';
import { contractOutline } from '../../scripts/build/contract-outline';

const project = resolve(import.meta.dirname, '../..');

/** The preload as the app has it, as text. */
async function buildPreload(): Promise<string> {
  const outputs = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@shared': resolve(project, 'shared') } },
    plugins: [contractOutline(project)],
    build: { write: false, ssr: true, minify: false, rolldownOptions: { input: resolve(project, 'electron/preload.ts'), external: ['electron'], output: { format: 'cjs' } } },
  });
  const chunks = [outputs].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.filter((one): one is Rollup.OutputChunk => one.type === 'chunk').map(({ code }) => code).join('\n');
}

describe('the preload', () => {
  it('exposes every operation of the contract and no other, without the schemas behind them', async () => {
    const code = await buildPreload();
    const invoked: string[] = [];
    const exposed: Record<string, { operations: Record<string, Record<string, (input: unknown) => unknown>> }> = {};
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: (typeof exposed)[string]) => void (exposed[name] = api) },
      ipcRenderer: { invoke: (channel: string) => invoked.push(channel) },
      webUtils: {},
    };
    runInNewContext(code, { require: () => electron, exports: {}, module: {} });
    for (const named of Object.values(exposed['docket']?.operations ?? {})) for (const call of Object.values(named)) call({});
    expect(invoked.toSorted()).toEqual(channels.toSorted());
    expect(code).not.toMatch(/zod/i);
    // A window reads it before anything else; with the schemas it had 250 kB.
    expect(code.length).toBeLessThan(20_000);
  }, 60_000);

  it('is drawn with the roles that the contract gives each operation', async () => {
    const drawn = await contractOutline(project).load.call({ addWatchFile: () => undefined }, resolve(project, 'shared/contract/outline.ts'));
    const context: { outline?: unknown } = {};
    runInNewContext((drawn ?? '').replaceAll('export const', 'var'), context);
    expect(JSON.stringify(context.outline)).toBe(JSON.stringify(outline));
    expect(Object.entries(outline).flatMap(([noun, named]) => Object.entries(named).map(([name, roles]) => [`${noun}.${name}`, roles]))).toEqual([...operations].map(([channel, { permission }]) => [channel, permission]));
  });
});
