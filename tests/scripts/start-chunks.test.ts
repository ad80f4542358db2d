import { describe, expect, it } from 'vitest';
import { startChunks } from '../../scripts/build/start-chunks';

/** What each module imports; a page that is loaded later stands in no list. */
const imports: Record<string, string[]> = { main: ['react', 'home'], home: ['chart', 'format'], chart: [], room: ['react', 'format'], react: [], format: ['main-only-by-cycle'], 'main-only-by-cycle': ['format'], later: ['react', 'chart', 'wide-table'], 'wide-table': [] };
const modules = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) };

describe('the chunks of a start', () => {
  it('are one of the main window, one that both windows read, and nothing of what is loaded later', () => {
    const nameOf = startChunks('main', 'room');
    const named = Object.keys(imports).map((id) => [id, nameOf(id, modules)]);
    expect(Object.fromEntries(named)).toEqual({ main: 'start', home: 'start', chart: 'start', room: null, react: 'shared', format: 'shared', 'main-only-by-cycle': 'shared', later: null, 'wide-table': null });
  });
});
