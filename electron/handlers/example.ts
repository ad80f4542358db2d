import { runCommand } from '../dispatch';
import { makeWhole } from '../files/make-whole';
import { fixedGivens } from '../givens';
import { openWorkspace, type OpenWorkspace } from '../store/database';
import { getSystemPerson } from '../store/people';
import { readExample, type ExampleData } from './example/data';
import { playBetween } from './example/between';
import { exampleDesk, type MovableGivens } from './example/desk';
import { playSession } from './example/meetings';
import { bringAccounts, bringIssues, bringRecords, issueIdsByRef, triage } from './example/register';
import { makeWorkspace } from './workspaces';

/** Sets the ids of the example apart from those of a test that starts at 1. */
const seed = 7;

/**
 * Makes the example workspace (L5): our own data played through the same handlers as a person's work, day by day, with given time and
 * ids, so that the same version makes the same record everywhere.
 *
 * @throws DocketError conflict where the file exists, read-only, disk-full, io; no file is left then
 */
export function makeExample(file: string): OpenWorkspace {
  makeWhole(file, (temporary) => {
    const data = readExample();
    const givens = fixedGivens(data.workspace.madeAt, seed);
    const workspace = makeWorkspace(givens, temporary, { name: data.workspace.name, asOf: firstDayOf(data) });
    try {
      // One transaction around them all: six hundred commits would each wait for the disk.
      workspace.transaction(() => play(givens, workspace, data));
    } finally {
      workspace.close();
    }
  });
  return openWorkspace(file);
}

function play(givens: MovableGivens, workspace: OpenWorkspace, data: ExampleData): void {
  const { facilitator, exports, asOf } = data.workspace;
  const firstDay = firstDayOf(data);
  const lastDay = exports.at(-1);
  const { id, name } = getSystemPerson(workspace.db);
  for (const person of data.people) runCommand({ ...givens, workspace, actor: { personId: id, name, role: 'facilitator' } }, 'people.add', person);
  const desk = exampleDesk(givens, workspace, facilitator);
  for (const mapping of Object.values(data.mappings)) runCommand(desk.facilitator, 'imports.saveMapping', { mapping });
  bringAccounts(desk, data, firstDay);

  const sessions = [...data.sessions].sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1));
  const between = [...data.between];
  for (const day of exports) {
    // What was planned before this export is held before it.
    while (sessions[0] !== undefined && sessions[0].plannedOn < day) playNext();
    playUntil(day);
    desk.moveTo(`${day}T18:10:00.000Z`);
    if (day !== firstDay) runCommand(desk.facilitator, 'workspaces.setAsOf', { asOf: day });
    bringIssues(desk, data, day);
    triage(desk, data);
    if (day === lastDay) bringRecords(desk, data, day);
  }
  while (sessions.length > 0) playNext();
  desk.moveTo(`${asOf}T08:00:00.000Z`);
  runCommand(desk.facilitator, 'workspaces.setAsOf', { asOf });

  function playNext(): void {
    const session = sessions.shift();
    if (session === undefined) return;
    playUntil(session.plannedOn);
    playSession(desk, session, issueIdsByRef(desk));
  }

  /** What people did up to the morning of a day. */
  function playUntil(day: ExampleData['workspace']['asOf']): void {
    while (between[0] !== undefined && between[0].on <= day) {
      const event = between.shift();
      if (event !== undefined) playBetween(desk, event, issueIdsByRef(desk));
    }
  }
}

function firstDayOf({ workspace: { exports } }: ExampleData): ExampleData['workspace']['asOf'] {
  const [firstDay] = exports;
  if (firstDay === undefined) throw new Error('The example has no exports');
  return firstDay;
}
