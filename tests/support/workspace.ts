import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarDate, type PersonId } from '@shared/primitives';
import { runCommand } from '../../electron/dispatch';
import { fixedGivens } from '../../electron/givens';
import { makeWorkspace } from '../../electron/handlers/workspaces';
import { openWorkspace } from '../../electron/store/database';
import { getSystemPerson } from '../../electron/store/people';
import type { Desk } from '../../electron/transaction';

export interface TestDesk {
  /** A facilitator, Mara Ellison, before a new workspace; its clock moves one second a reading. */
  readonly desk: Desk & { advance(ms: number): void };
  readonly file: string;
  /** Closes the workspace and removes its folder. */
  close(): void;
}

/** A workspace as it stands when a test begins, and what was taken of time and ids to make it. */
interface Template {
  readonly bytes: Buffer;
  readonly mara: { readonly id: PersonId; readonly name: string };
  readonly clocks: number;
  readonly ids: number;
}

/** Made once for each beginning: running every migration for each of thousands of tests takes most of their time. */
const templates = new Map<string, Template>();

interface Beginning {
  readonly asOf: string | null;
  readonly start: string;
  readonly seed: number;
}

function makeTemplate({ asOf, start, seed }: Beginning): Template {
  const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
  const file = join(folder, 'test.docket');
  const fixed = fixedGivens(start, seed);
  let clocks = 0;
  let ids = 0;
  const givens = {
    today: fixed.today,
    clock: () => ((clocks += 1), fixed.clock()),
    newId: () => ((ids += 1), fixed.newId()),
    newNonce: () => ((ids += 1), fixed.newNonce()),
  };
  const workspace = makeWorkspace(givens, file, { name: 'Test', asOf: asOf === null ? null : CalendarDate.parse(asOf) });
  const system = getSystemPerson(workspace.db);
  const mara = runCommand({ ...givens, workspace, actor: { personId: system.id, name: system.name, role } }, 'people.add', { name: 'Mara Ellison', function: 'quality' });
  workspace.close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return { bytes, mara, clocks, ids };
}

function templateOf(beginning: Beginning): Template {
  const key = JSON.stringify(beginning);
  const template = templates.get(key) ?? makeTemplate(beginning);
  templates.set(key, template);
  return template;
}

const role = 'facilitator';

/** A real workspace on a temporary file, with time and ids that are the same in every run. `asOf` null follows the clock. */
export function openTestDesk({ asOf = '2026-11-21', start = '2026-11-21T09:00:00.000Z', seed = 1 }: { asOf?: string | null; start?: string; seed?: number } = {}): TestDesk {
  const { bytes, mara, clocks, ids } = templateOf({ asOf, start, seed });
  const folder = mkdtempSync(join(tmpdir(), 'docket-test-'));
  const file = join(folder, 'test.docket');
  writeFileSync(file, bytes);
  const givens = fixedGivens(start, seed);
  for (let taken = 0; taken < clocks; taken += 1) givens.clock();
  for (let taken = 0; taken < ids; taken += 1) givens.newNonce();
  const workspace = openWorkspace(file);
  return {
    desk: { ...givens, workspace, actor: { personId: mara.id, name: mara.name, role } },
    file,
    close: () => {
      workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
