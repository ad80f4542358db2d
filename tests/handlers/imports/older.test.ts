import fc from 'fast-check';
import type { ImportKind, ImportSummary, Mapping } from '@shared/contract/imports/entities';
import { afterAll, describe, expect, it } from 'vitest';
import { runQuery } from '../../../electron/dispatch';
import { previewImport } from '../../../electron/handlers/imports/preview';
import { tryImport } from '../../../electron/handlers/imports/run';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { previewUndo, undoImport } from '../../../electron/handlers/imports/undo';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder, planFor } from '../../support/data-file';
import { registerState } from '../../support/register-state';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
const shared = openTestDesk({ asOf: '2026-11-21' });
afterAll(() => shared.close());

/** Each example plays in a transaction of its own that is rolled back: making a workspace takes longer than all of its imports. */
function withDesk<T>(play: (test: TestDesk) => T): T {
  const { db } = shared.desk.workspace;
  db.exec('BEGIN');
  try {
    return play(shared);
  } finally {
    db.exec('ROLLBACK');
  }
}

interface Export {
  readonly kind: ImportKind;
  readonly text: string;
  readonly change?: Partial<Mapping>;
}

let files = 0;
const bringOne = (test: TestDesk, { kind, text, change }: Export): ImportSummary => bring(test.desk, data.write(`export-${(files += 1)}.csv`, `${text}\n`), kind, { system: 'tool', dateOrder: 'year-month-day', ...change });
const idOf = ({ importId }: ImportSummary): string => importId ?? '';
const stateOf = (test: TestDesk): unknown => registerState(test.desk.workspace.db, { isExact: false });
/** What two exports lead to, in that order. */
const after = (...exports: readonly Export[]): unknown => withDesk((test) => (exports.map((each) => bringOne(test, each)), stateOf(test)));

/** What happened to a record: each event is later than the one before it. */
interface Event<T> {
  readonly id: number;
  readonly minute: number;
  readonly state: T;
}

const historyOf = <T>(state: fc.Arbitrary<T>): fc.Arbitrary<Event<T>[]> =>
  fc.array(fc.record({ id: fc.integer({ min: 1, max: 3 }), state }), { minLength: 2, maxLength: 8 }).map((events) => events.map((event, index) => ({ ...event, minute: index * 7 })));

const at = (minute: number): string => `2026-11-05 ${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;

/** Each record as it stood after the first events. */
const standing = <T>(events: readonly Event<T>[]): Event<T>[] => [...new Map(events.map((event) => [event.id, event])).values()];

const ticket = fc.record({ status: fc.constantFrom('New', 'Active', 'Resolved', 'Closed'), priority: fc.constantFrom('1', '4', ''), account: fc.constantFrom('A-1', 'A-2', ''), group: fc.constantFrom('Legal', 'Network', '') });
const ticketHeader = 'number,short_description,company,opened_at,sys_created_on,resolved_at,incident_state,priority,assignment_group,sys_updated_on';
const ticketRow = ({ id, minute, state }: Event<{ status: string; priority: string; account: string; group: string }>): string =>
  [`INC${id}`, `Ticket ${id}`, state.account, `2026-11-0${id} 08:00:00`, '2026-11-01 07:00:00', ['Resolved', 'Closed'].includes(state.status) ? at(minute) : '', state.status, state.priority, state.group, at(minute)].join(',');

const account = fc.record({ segment: fc.constantFrom('Enterprise', 'SMB'), arr: fc.constantFrom('', '1000', '2000'), sponsor: fc.constantFrom('', 'Ann') });
const deal = fc.record({ stage: fc.constantFrom('Proposal', 'Negotiation', 'Closed won'), since: fc.constantFrom('2026-10-01', '2026-10-15'), amount: fc.constantFrom('', '500', '700') });

/** A tool's export after some of the events, as a snapshot; and as a log of what happened from one event to another. */
const kinds = {
  tickets: (events: readonly Event<{ status: string; priority: string; account: string; group: string }>[]): Export => ({ kind: 'issues', text: [ticketHeader, ...standing(events).map(ticketRow)].join('\n') }),
  log: (events: readonly Event<{ status: string; priority: string; account: string; group: string }>[]): Export => ({ kind: 'issues', text: [ticketHeader, ...events.map(ticketRow)].join('\n'), change: { rowsAre: 'events' } }),
  accounts: (events: readonly Event<{ segment: string; arr: string; sponsor: string }>[]): Export => ({
    kind: 'accounts',
    text: ['Account ID,Name,Segment,ARR,Currency,Sponsor,Last modified date', ...standing(events).map(({ id, minute, state }) => `A-${id},Orsted ${id},${state.segment},${state.arr},EUR,${state.sponsor},${at(minute)}`)].join('\n'),
  }),
  deals: (events: readonly Event<{ stage: string; since: string; amount: string }>[]): Export => ({
    kind: 'deals',
    text: ['Deal ID,Deal name,Account ID,Stage,Stage since,Amount,Currency,Last modified', ...standing(events).map(({ id, minute, state }) => `D-${id},Renewal ${id},A-1,${state.stage},${state.since},${state.amount},EUR,${at(minute)}`)].join('\n'),
  }),
};

/** Two exports of one history, the second later than the first. */
const twoOf = <T>(state: fc.Arbitrary<T>, make: (events: readonly Event<T>[]) => Export): fc.Arbitrary<[Export, Export]> =>
  historyOf(state).chain((events) => fc.integer({ min: 1, max: events.length - 1 }).map((cut): [Export, Export] => [make(events.slice(0, cut)), make(events)]));
/** Two logs, each of what happened in its own time. */
const twoLogs: fc.Arbitrary<[Export, Export]> = historyOf(ticket).chain((events) => fc.integer({ min: 1, max: events.length - 1 }).map((cut): [Export, Export] => [kinds.log(events.slice(0, cut)), kinds.log(events.slice(cut))]));
const twoExports = fc.oneof(twoOf(ticket, kinds.tickets), twoLogs, twoOf(ticket, kinds.log), twoOf(account, kinds.accounts), twoOf(deal, kinds.deals));
const settings = { seed: 20_261_122, numRuns: 6 };

describe('two exports of the same records [W5]', () => {
  it('lead to the same register whichever of them is imported first', () => {
    fc.assert(
      fc.property(twoExports, ([older, newer]) => {
        expect(after(newer, older)).toEqual(after(older, newer));
      }),
      settings,
    );
  });

  it('lead to what the older one says alone once the newer one is undone, and to what the newer one says once the older one is', () => {
    fc.assert(
      fc.property(twoExports, fc.boolean(), ([older, newer], isOlderUndone) => {
        const alone = after(isOlderUndone ? newer : older);
        const left = withDesk((test) => {
          const [second, first] = [bringOne(test, newer), bringOne(test, older)];
          const undone = idOf(isOlderUndone ? first : second);
          const foreseen = previewUndo(readContext(test.desk), undone);
          expect(undoImport(test.desk, undone)).toEqual(foreseen);
          return stateOf(test);
        });
        expect(left).toEqual(alone);
      }),
      settings,
    );
  });

  it('lead to an older state that came between them once the newest is undone', () => {
    const tickets = (status: string, minute: number): Export => kinds.tickets([{ id: 1, minute, state: { status, priority: '1', account: '', group: '' } }]);
    const [first, between, last] = [tickets('New', 0), tickets('Active', 7), tickets('Closed', 14)];
    const left = withDesk((test) => {
      bringOne(test, first);
      const newest = idOf(bringOne(test, last));
      bringOne(test, between);
      undoImport(test.desk, newest);
      return stateOf(test);
    });
    expect(left).toEqual(after(first, between));
  });
});

describe('an older export that comes after a newer one [W5]', () => {
  const row = (number: string, state: string, updated: string): string => `${number},Ticket one,2026-11-01 08:00:00,${state},${updated}`;
  const log = (...rows: readonly string[]): Export => ({ kind: 'issues', text: ['number,short_description,opened_at,incident_state,sys_updated_on', ...rows].join('\n'), change: { rowsAre: 'events' } });
  const newer = log(row('INC1', 'Closed', '2026-11-05 10:00:00'), row('INC2', 'Active', '2026-11-05 09:00:00'));
  const older = log(row('INC1', 'New', '2026-11-04 08:00:00'), row('INC1', 'Active', '2026-11-04 09:00:00'), row('INC3', 'New', '2026-11-04 09:00:00'));

  it('changes nothing of what stands in a later state and says so, before and after it is done', () => {
    withDesk((test) => {
      bringOne(test, newer);
      const file = data.write('older.csv', `${older.text}\n`);
      const plan = planFor(file, 'issues', { system: 'tool', ...older.change });
      const counts = { rows: 3, imported: 1, updated: 0, unchanged: 2, rejected: 0, older: 1 };
      const preview = previewImport(readContext(test.desk), openSpreadsheet(file), plan);
      expect(preview.counts).toEqual(counts);
      expect(preview.records.map(({ outcome, isOlder }) => [outcome, isOlder])).toEqual([['unchanged', true], ['imported', false]]);
      expect(tryImport(test.desk, openSpreadsheet(file), plan)).toMatchObject(counts);
      const done = bringOne(test, older);
      expect(done).toMatchObject(counts);
      expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 9 }).rows.map(({ ref, status }) => [ref, status]).toSorted()).toEqual([['INC1', 'closed'], ['INC2', 'open'], ['INC3', 'open']]);
      const [listed] = runQuery(test.desk, 'imports.list', {});
      expect(listed).toMatchObject({ id: done.importId, older: 1, unchanged: 2 });
      // INC1 is in it, so that only INC2 is missing.
      expect(runQuery(test.desk, 'imports.missing', { id: listed?.id, offset: 0, limit: 9 }).rows.map(({ ref }) => ref)).toEqual(['INC2']);
      expect(bringOne(test, newer)).toMatchObject({ imported: 0, updated: 0, unchanged: 2, older: 0 });
    });
  });

  it('has the last word as before where no column says when a record was changed', () => {
    withDesk((test) => {
      const plain = ({ kind, text }: Export): Export => ({ kind, text: text.split('\n').map((line) => line.slice(0, line.lastIndexOf(','))).join('\n'), change: { rowsAre: 'events' } });
      bringOne(test, plain(newer));
      expect(bringOne(test, plain(older))).toMatchObject({ updated: 1, older: 0 });
    });
  });

  it('leaves the time of the state alone where a row does not say when it was changed', () => {
    withDesk((test) => {
      bringOne(test, newer);
      expect(bringOne(test, log(row('INC1', 'Active', '')))).toMatchObject({ updated: 1, older: 0 });
      expect(bringOne(test, log(row('INC1', 'New', '2026-11-05 09:59:00')))).toMatchObject({ unchanged: 1, older: 1 });
    });
  });
});
