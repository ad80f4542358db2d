import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** A list that is written once and read afterwards. What does not fit into memory waits in a temporary file. */
export interface Stage<T> {
  add(item: T): void;
  readonly length: number;
  /** The items in the order in which they were added. */
  read(): Iterable<T>;
  /** Removes the temporary file, if there is one. */
  close(): void;
}

const chunkItems = 5000;

/**
 * Opens a stage.
 * @param itemsInMemory how many items are held in memory at most, give or take a chunk of 5,000
 * @throws where the temporary folder cannot be written
 */
export function openStage<T>(itemsInMemory = 100_000): Stage<T> {
  const kept: T[][] = [];
  const spilled: number[] = [];
  let chunk: T[] = [];
  let length = 0;
  let spill: { folder: string; descriptor: number } | null = null;

  const put = (): void => {
    if (kept.length * chunkItems < itemsInMemory) kept.push(chunk);
    else {
      spill ??= openSpill();
      const bytes = serialize(chunk);
      for (let written = 0; written < bytes.length; ) written += writeSync(spill.descriptor, bytes, written);
      spilled.push(bytes.length);
    }
    chunk = [];
  };

  return {
    add(item) {
      chunk.push(item);
      length += 1;
      if (chunk.length === chunkItems) put();
    },
    get length() {
      return length;
    },
    *read() {
      for (const items of kept) yield* items;
      let position = 0;
      for (const size of spilled) {
        const items: T[] = deserialize(readAt(spill, position, size));
        position += size;
        yield* items;
      }
      yield* chunk;
    },
    close() {
      if (spill === null) return;
      closeSync(spill.descriptor);
      rmSync(spill.folder, { recursive: true, force: true });
      spill = null;
    },
  };
}

function readAt(spill: { descriptor: number } | null, position: number, size: number): Buffer {
  if (spill === null) throw new Error('The stage is closed');
  const bytes = Buffer.allocUnsafe(size);
  for (let filled = 0; filled < size; ) {
    const count = readSync(spill.descriptor, bytes, filled, size - filled, position + filled);
    if (count === 0) throw new Error('The temporary file of the import was cut short');
    filled += count;
  }
  return bytes;
}

function openSpill(): { folder: string; descriptor: number } {
  const folder = mkdtempSync(join(tmpdir(), 'docket-import-'));
  return { folder, descriptor: openSync(join(folder, 'rows'), 'w+', 0o600) };
}
