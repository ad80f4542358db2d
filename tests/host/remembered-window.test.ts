import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemory } from '../../electron/host/preferences';
import { rememberedWindow } from '../../electron/host/remembered-window';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('where the window stood', () => {
  it('is what the memory of the laptop kept [L4]', () => {
    expect(rememberedWindow(folder)).toBeNull();
    for (const window of [{ x: -20, y: 10, width: 1200, height: 800, isMaximized: true }, { width: 1024, height: 640, isMaximized: false }]) {
      openMemory(folder).update((memory) => ({ ...memory, window }));
      expect(rememberedWindow(folder)).toEqual(window);
      expect(openMemory(folder).get().window).toEqual(window);
    }
  });

  it('is nothing where the file or the place in it is odd, and the file stays as it was [L4]', () => {
    const odd = ['', '{', 'null', '[]', '7', '{"window":null}', '{"window":[]}', '{"window":{"width":1200}}', '{"window":{"width":"1200","height":800}}', '{"window":{"width":399,"height":800}}', '{"window":{"width":1200,"height":299}}', '{"window":{"width":1e400,"height":800}}'];
    for (const text of odd) {
      writeFileSync(join(folder, 'preferences.json'), text);
      expect({ text, place: rememberedWindow(folder) }).toEqual({ text, place: null });
    }
    writeFileSync(join(folder, 'preferences.json'), '{"window":{"x":"left","y":0,"width":1200,"height":800}}');
    expect(rememberedWindow(folder)).toEqual({ width: 1200, height: 800, isMaximized: false });
  });
});
