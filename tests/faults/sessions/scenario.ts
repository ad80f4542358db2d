import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instant } from '@shared/primitives';
import { getLastEntry } from '../../../electron/store/audit-log';
import type { Scenario } from '../scenarios';
import { makeMetBefore } from './register';
import { kinds, steps } from './steps';

/** Right before the commit of a first step of each kind, right after it, and as often again anywhere. */
const moments = kinds.flatMap((kind) => (['written', 'committed'] as const).map((moment) => ({ step: steps.findIndex((step) => step.kind === kind) + 1, moment })));
/** Seeds in a row, after which it begins anew: each moment once, and half as often a moment that chance chooses. */
const turns = moments.length + Math.floor(moments.length / 2);
/** A package takes seconds to draw. */
const packageEvery = 20;

/** A whole meeting, killed at a moment that the seed chooses: two in three by name, one in three anywhere. */
export function sessionsScenario(): { scenario: Scenario; close(): void } {
  const { file: template, desk, close } = makeMetBefore();
  const base = getLastEntry(desk.workspace.db)?.seq ?? 0;
  const startAt = Instant.parse('2026-11-28T14:00:00.000Z');
  desk.workspace.close();
  return {
    scenario: {
      name: 'sessions',
      fault: 'F1',
      acknowledgements: steps.length - 1,
      delayMs: 15,
      prepare(folder, seed) {
        const file = join(folder, 'meeting.docket');
        copyFileSync(template, file);
        const turn = seed % turns;
        return { scenario: 'sessions', file, userData: join(folder, 'user'), base, startAt, seed, hold: moments[turn] ?? null, isPackaged: turn % packageEvery === 0 };
      },
    },
    close,
  };
}
