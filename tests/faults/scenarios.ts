import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issuesCsv } from '../support/tickets-csv';
import { makeOlderWorkspace } from './older-workspace';
import type { Orders } from './orders';
import { prepareMeeting, startMeeting } from '../handlers/sessions/meeting';
import { sessionsScenario } from './sessions/scenario';
import { undosScenario } from './undos';

/** What is killed, and when: after so many acknowledgements at most, and up to so many milliseconds later. */
export interface Scenario {
  readonly name: Orders['scenario'];
  /** Its number in the list of faults. */
  readonly fault: string;
  readonly acknowledgements: number;
  readonly delayMs: number;
  /** Lays out what is needed below a fresh folder. */
  prepare(folder: string, seed: number): Orders;
}

/** Workspaces made once and copied for every kill. */
export interface Templates {
  readonly scenarios: readonly Scenario[];
  close(): void;
}

const importsMade = 12;
export const rowsPerImport = 1500;
const migrationsMade = 12;

export function makeScenarios(): Templates {
  const meeting = startMeeting();
  meeting.desk.workspace.close();
  const register = prepareMeeting();
  register.desk.workspace.close();
  const older = makeOlderWorkspace();
  const { sessionId, itemIds, issueIds, topicId, people } = meeting;
  const sessions = sessionsScenario();
  const undos = undosScenario();
  const scenarios: Scenario[] = [
    sessions.scenario,
    {
      name: 'decisions',
      fault: 'F1',
      acknowledgements: 120,
      delayMs: 4,
      prepare(folder) {
        const file = join(folder, 'meeting.docket');
        copyFileSync(meeting.file, file);
        return { scenario: 'decisions', file, sessionId, itemIds: [...itemIds], issueIds: [...issueIds], topicId, people };
      },
    },
    {
      name: 'imports',
      fault: 'F2',
      acknowledgements: 3,
      delayMs: 400,
      prepare(folder) {
        const file = join(folder, 'register.docket');
        copyFileSync(register.file, file);
        const data = Array.from({ length: importsMade }, (_, index) => join(folder, `tickets-${index}.csv`));
        data.forEach((path, index) => writeFileSync(path, issuesCsv(rowsPerImport, index * rowsPerImport)));
        return { scenario: 'imports', file, data };
      },
    },
    undos.scenario,
    {
      name: 'migrations',
      fault: 'F3, F5',
      acknowledgements: 8,
      delayMs: 40,
      prepare(folder) {
        const files = Array.from({ length: migrationsMade }, (_, index) => ({ file: join(folder, `older-${index}.docket`), backup: join(folder, `backup-${index}.docket`) }));
        for (const { file } of files) copyFileSync(older.file, file);
        return { scenario: 'migrations', files };
      },
    },
    { name: 'exports', fault: 'F4', acknowledgements: 5, delayMs: 60, prepare: (folder) => ({ scenario: 'exports', file: join(folder, 'package.zip'), bytes: 3_000_000 }) },
  ];
  return {
    scenarios,
    close: () => {
      meeting.close();
      register.close();
      older.close();
      sessions.close();
      undos.close();
    },
  };
}
