import { writeSync } from 'node:fs';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { writePackage } from '../../electron/files/bag-zip';
import { guessMapping } from '../../electron/core/imports/guess';
import { runCommand } from '../../electron/dispatch';
import { importFile } from '../../electron/handlers/imports/run';
import { undoImport } from '../../electron/handlers/imports/undo';
import { openWorkspace } from '../../electron/store/database';
import { ballot, draft, itemAt, vote } from '../handlers/sessions/meeting';
import { openDesk } from './desk';
import { Orders, type Acknowledgement } from './orders';
import { meet } from './sessions/child';

/** Written at once and past every buffer of ours: what the parent reads has been committed before. */
const acknowledge = (acknowledgement: Acknowledgement): void => void writeSync(1, `${JSON.stringify(acknowledgement)}\n`);

/** Meets without an end: both issues are voted on, agreed and decided anew, time after time. */
function decide({ file, ...room }: Extract<Orders, { scenario: 'decisions' }>): never {
  const desk = openDesk(file, acknowledge);
  acknowledge({ kind: 'ready' });
  const meeting = { ...room, file, desk: { ...desk, advance: () => undefined }, close: () => undefined };
  for (let turn = 0; ; turn += 1) {
    const itemId = itemAt(meeting, turn % room.itemIds.length);
    runCommand(desk, 'sessions.goTo', { itemId });
    vote(meeting, itemId, [ballot(1 + (turn % 5), 4, 3), turn % 3 === 0 ? null : ballot(4, 4, 3), ballot(5, 2, 3)]);
    runCommand(desk, 'sessions.agree', { itemId, factors: ballot(5, 4, 3), argument: `Turn ${turn}`, choiceReason: 'Half a step up' });
    runCommand(desk, 'sessions.decide', { itemId, draft: draft(meeting, { kind: 'act-now', what: `Turn ${turn}` }) });
    runCommand(desk, 'sessions.saveNote', { itemId, text: `Note ${turn} ${'word '.repeat(turn % 400)}` });
    runCommand(desk, 'sessions.goTo', { itemId: room.topicId });
    runCommand(desk, 'sessions.setTimer', { itemId: room.topicId, isRunning: turn % 2 === 0 });
  }
}

function importAll({ file, data }: Extract<Orders, { scenario: 'imports' }>): void {
  const desk = openDesk(file, acknowledge);
  acknowledge({ kind: 'ready' });
  for (const path of data) {
    const sheet = openSpreadsheet(path);
    importFile(desk, sheet, { mapping: guessMapping('issues', sheet.facts.header, sheet.facts.sample.map(({ cells }) => cells)), source: 'ticketing', choices: {} });
  }
}

function undoAll({ file, imports }: Extract<Orders, { scenario: 'undos' }>): void {
  const desk = openDesk(file, acknowledge);
  acknowledge({ kind: 'ready' });
  for (const { first, newer } of imports) {
    undoImport(desk, newer);
    undoImport(desk, first);
  }
}

function migrateAll({ files }: Extract<Orders, { scenario: 'migrations' }>): void {
  acknowledge({ kind: 'ready' });
  for (const [index, { file, backup }] of files.entries()) {
    openWorkspace(file, { backupBeforeMigration: () => backup });
    acknowledge({ kind: 'file', n: index + 1 });
  }
}

async function exportAll({ file, bytes }: Extract<Orders, { scenario: 'exports' }>): Promise<never> {
  acknowledge({ kind: 'ready' });
  for (let n = 1; ; n += 1) {
    await writePackage(file, Buffer.concat([Buffer.from('PK'), Buffer.alloc(bytes, n % 251)]));
    acknowledge({ kind: 'file', n });
  }
}

async function main(orders: Orders): Promise<void> {
  if (orders.scenario === 'sessions') meet(orders, acknowledge);
  else if (orders.scenario === 'decisions') decide(orders);
  else if (orders.scenario === 'imports') importAll(orders);
  else if (orders.scenario === 'undos') undoAll(orders);
  else if (orders.scenario === 'migrations') migrateAll(orders);
  else await exportAll(orders);
}

main(Orders.parse(JSON.parse(process.argv[2] ?? ''))).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
