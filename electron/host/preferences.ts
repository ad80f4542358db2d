import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PresenterChoice } from '@shared/contract/presenter/operations';
import { Place, Preferences } from '@shared/contract/settings';
import { Instant, PersonId, Role, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';

const Bounds = z.object({ x: z.int().optional(), y: z.int().optional(), width: z.int().min(400), height: z.int().min(300), isMaximized: z.boolean() });

const PresenterBounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) });

/** What one laptop remembers between starts. */
const Memory = z.object({
  preferences: Preferences.prefault({}),
  recent: z.array(z.object({ file: z.string(), name: z.string(), openedAt: Instant })).default([]),
  window: Bounds.nullable().default(null),
  /** Who sat before each workspace last, by workspace id. */
  acting: z.record(z.string(), z.object({ personId: PersonId.nullable(), role: Role })).default({}),
  /** Where each workspace was left, by workspace id. */
  places: z.record(z.string(), Place).default({}).catch({}),
  /** Where the presenter window stood, and for whom each session was shown last. */
  presenter: z.object({ window: PresenterBounds.nullable().default(null).catch(null), choices: z.array(PresenterChoice.extend({ sessionId: SessionId })).default([]).catch([]) }).prefault({}),
});
export type Memory = z.infer<typeof Memory>;

export interface MemoryFile {
  get(): Memory;
  update(change: (memory: Memory) => Memory): void;
}

/** Keeps the memory in `preferences.json`. A file that cannot be read is set aside, so that a damaged one never keeps the app from starting. */
export function openMemory(userData: string): MemoryFile {
  const file = join(userData, 'preferences.json');
  let memory = load(file);
  return {
    get: () => memory,
    update: (change) => {
      memory = change(memory);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(memory, null, 2));
      renameSync(`${file}.new`, file);
    },
  };
}

function load(file: string): Memory {
  if (!existsSync(file)) return Memory.parse({});
  try {
    return Memory.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    renameSync(file, `${file}.unreadable`);
    return Memory.parse({});
  }
}
