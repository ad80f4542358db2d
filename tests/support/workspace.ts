import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarDate } from '@shared/primitives';
import { runCommand } from '../../electron/dispatch';
import { fixedGivens } from '../../electron/givens';
import { makeWorkspace } from '../../electron/handlers/workspaces';
import { getSystemPerson } from '../../electron/store/people';
import type { Desk } from '../../electron/transaction';

export interface TestDesk {
  /** A facilitator, Mara Ellison, before a new workspace; its clock moves one second a reading. */
  readonly desk: Desk & { advance(ms: number): void };
  readonly file: string;
  /** Closes the workspace and removes its folder. */
  close(): void;
}

/** A real workspace on a temporary file, with time and ids that are the same in every run. `asOf` null follows the clock. */
export function openTestDesk({ asOf = '2026-11-21', start = '2026-11-21T09:00:00.000Z', seed = 1 }: { asOf?: string | null; start?: string; seed?: number } = {}): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
  const file = join(folder, 'test.docket');
  const givens = fixedGivens(start, seed);
  const workspace = makeWorkspace(givens, file, { name: 'Test', asOf: asOf === null ? null : CalendarDate.parse(asOf) });
  const system = getSystemPerson(workspace.db);
  const role = 'facilitator';
  const mara = runCommand({ ...givens, workspace, actor: { personId: system.id, name: system.name, role } }, 'people.add', { name: 'Mara Ellison', function: 'quality' });
  return {
    desk: { ...givens, workspace, actor: { personId: mara.id, name: mara.name, role } },
    file,
    close: () => {
      workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
