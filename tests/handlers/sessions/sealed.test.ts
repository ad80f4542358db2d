import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channels, isChannel, operationOf } from '@shared/contract';
import { SeriesId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { isCommand, runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries, listSessionEntries } from '../../../electron/store/audit-log';
import { shaped } from '../../ipc/hostile';
import { startRivals, type Rivals } from '../tradeoffs/rivals';
import { finishItems, itemAt } from './meeting';

let meeting: Rivals;
beforeEach(() => {
  meeting = startRivals();
  const { desk, sessionId, people } = meeting;
  runCommand(desk, 'sessions.park', { sessionId, text: 'Ask the vendor', itemId: itemAt(meeting, 0) });
  runCommand(desk, 'sessions.setConflict', { itemId: itemAt(meeting, 1), participantId: people.daniel.participantId, reason: 'He owns it.' });
  finishItems(meeting);
  runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
});
afterEach(() => meeting.close());

const strings = (sql: string): string[] => z.array(z.string()).parse(meeting.desk.workspace.db.prepare(sql).pluck().all());

/** What belongs to the session: its rows in every table that has such, but for how it was planned, and its part of the log. */
function rowsOfSession(): string {
  const { db } = meeting.desk.workspace;
  const tables = strings("SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND m.name <> 'session_plans' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'session_id')");
  expect(tables.length).toBeGreaterThan(20);
  const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} WHERE session_id = ?`).all(meeting.sessionId)]);
  return JSON.stringify([rows, db.prepare('SELECT * FROM sessions WHERE id = ?').all(meeting.sessionId), listSessionEntries(db, meeting.sessionId)]);
}

/** What the session answers, whoever asks. */
function answers(): string {
  const { desk, sessionId, boardId } = meeting;
  return JSON.stringify([
    runQuery(desk, 'sessions.room', { sessionId }),
    runQuery(desk, 'sessions.minutes', { sessionId }),
    runQuery(desk, 'sessions.reviewAnswers', { sessionId }),
    runQuery(desk, 'sessions.auditQuestions', { sessionId }),
    runQuery(desk, 'sessions.ratifications', { sessionId }),
    runQuery(desk, 'tradeoffs.consequences', { sessionId }),
    runQuery(desk, 'tradeoffs.get', { id: boardId }),
    ...[...meeting.itemIds, meeting.topicId].map((itemId) => runQuery(desk, 'sessions.item', { itemId })),
  ]);
}

describe('a signed-off session', () => {
  it('stays as it is whatever command is given with its ids, and each command that is done writes one entry [M6, E1]', () => {
    const { desk, sessionId, itemIds, topicId, issueIds, people } = meeting;
    const { db } = desk.workspace;
    const ids = [sessionId, ...itemIds, topicId, ...issueIds, ...Object.values(people).flatMap(({ participantId, personId }) => [participantId, personId]), ...strings('SELECT id FROM parked_items UNION SELECT id FROM decisions UNION SELECT id FROM tradeoff_boards')];
    const before = { rows: rowsOfSession(), answers: answers() };
    const done = new Set<string>();
    for (const channel of channels) {
      // An amendment is what may be said of it, and stands beside it.
      if (!isChannel(channel) || !isCommand(channel) || channel === 'sessions.amend') continue;
      for (const input of fc.sample(shaped(operationOf(channel).input, ids), { numRuns: 30, seed: 7 })) {
        const entries = countEntries(db);
        try {
          runCommand(desk, channel, input);
          done.add(channel);
          expect(countEntries(db)).toBe(entries + 1);
        } catch (error) {
          if (!(error instanceof DocketError)) throw error;
          expect(countEntries(db)).toBe(entries);
        }
      }
    }
    expect(done.size).toBeGreaterThan(8);
    expect(rowsOfSession()).toBe(before.rows);
    expect(answers()).toBe(before.answers);
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });

  it('comes into a series without an entry in the part of the log that proves it [M1, E2]', () => {
    const { desk, sessionId } = meeting;
    const before = listSessionEntries(desk.workspace.db, sessionId).length;
    const { seriesId } = runCommand(desk, 'sessions.createSeries', { name: 'Weekly', intervalDays: 7, close: 'none', fiscalStartMonth: 1, sessionId });
    runCommand(desk, 'sessions.setSeries', { sessionId, seriesId: null });
    runCommand(desk, 'sessions.setSeries', { sessionId, seriesId: SeriesId.parse(seriesId) });
    expect(runQuery(desk, 'sessions.series', {})).toMatchObject([{ name: 'Weekly', last: { id: sessionId } }]);
    expect(listSessionEntries(desk.workspace.db, sessionId)).toHaveLength(before);
  });
});
