import fc from 'fast-check';
import type { ImportKind } from '@shared/contract/imports/entities';
import { afterAll, describe, expect, it } from 'vitest';
import { previewUndo, undoImport } from '../../../electron/handlers/imports/undo';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder } from '../../support/data-file';
import { registerState } from '../../support/register-state';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

interface Export {
  readonly kind: ImportKind;
  readonly text: string;
}

const few = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 });
const word = fc.constantFrom('alpha', 'beta', 'invoice');
const account = fc.constantFrom('A-1', 'A-2', 'Halden Medical', '');

const tickets: fc.Arbitrary<Export> = few.chain((ids) =>
  fc.record({ rows: fc.tuple(...ids.map((id) => fc.record({ word, account, status: fc.constantFrom('open', 'closed'), priority: fc.constantFrom('high', 'low', ''), tag: fc.constantFrom('', 'api') }).map((row) => ({ id, ...row })))), isShort: fc.boolean() }).map(({ rows, isShort }) => ({
    kind: 'issues' as const,
    // A shorter export says nothing of the rest: it must not be taken to say that it is empty.
    text: [isShort ? 'Ticket ID,Status' : 'Ticket ID,Subject,Account ID,Created at,Status,Priority,Tags', ...rows.map((row) => (isShort ? `T-${row.id},${row.status}` : `T-${row.id},Ticket ${row.word},${row.account},2026-11-0${row.id},${row.status},${row.priority},${row.tag}`))].join('\n'),
  })),
);

const accounts: fc.Arbitrary<Export> = fc.uniqueArray(fc.constantFrom(1, 2), { minLength: 1 }).chain((ids) =>
  fc.tuple(...ids.map((id) => fc.record({ name: fc.constantFrom('Halden Medical', 'Orsted'), segment: fc.constantFrom('Enterprise', 'SMB'), arr: fc.constantFrom('', '1000', '2000'), since: fc.constantFrom('', '2026-11-03'), sponsor: fc.constantFrom('', 'Ann') }).map((row) => ({ id, ...row })))).map((rows) => ({
    kind: 'accounts' as const,
    text: ['Account ID,Name,Segment,ARR,Currency,Customer since,Sponsor', ...rows.map((row) => `A-${row.id},${row.name} ${row.id === 1 ? '' : 'II'},${row.segment},${row.arr},EUR,${row.since},${row.sponsor}`)].join('\n'),
  })),
);

const subscriptions: fc.Arbitrary<Export> = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }).chain((ids) =>
  fc.tuple(...ids.map((id) => fc.record({ account: fc.constantFrom('A-1', 'A-2'), arr: fc.constantFrom('100', '300'), end: fc.constantFrom('', '2027-03-01') }).map((row) => ({ id, ...row })))).map((rows) => ({
    kind: 'subscriptions' as const,
    text: ['Subscription ID,Account ID,Start date,End date,ARR,Currency,Billing', ...rows.map((row) => `S-${row.id},${row.account},2026-01-01,${row.end},${row.arr},EUR,annual`)].join('\n'),
  })),
);

const deals: fc.Arbitrary<Export> = fc
  .array(fc.record({ id: fc.constantFrom(1, 2), account, stage: fc.constantFrom('Proposal', 'Negotiation'), since: fc.constantFrom('2026-10-01', '2026-10-15'), amount: fc.constantFrom('', '500') }), { minLength: 1, maxLength: 4 })
  .map((rows) => ({ kind: 'deals' as const, text: ['Deal ID,Deal name,Account ID,Stage,Stage since,Amount,Currency', ...rows.map((row) => `D-${row.id},Renewal ${row.id},${row.account},${row.stage},${row.since},${row.amount},EUR`)].join('\n') }));

const measurements: fc.Arbitrary<Export> = fc.constantFrom({ column: 'Account ID', refs: ['A-1', 'A-2'] }, { column: 'Subscription ID', refs: ['S-1', 'S-2'] }).chain(({ column, refs }) =>
  fc
    .uniqueArray(fc.record({ ref: fc.constantFrom(...refs), month: fc.constantFrom('09', '10'), value: fc.constantFrom('70', '80') }), { minLength: 1, selector: ({ ref, month }) => `${ref} ${month}` })
    .map((rows) => ({ kind: 'measurements' as const, text: [`${column},Date,Measure,Value`, ...rows.map((row) => `${row.ref},2026-${row.month}-01,health,${row.value}`)].join('\n') })),
);

const interactions: fc.Arbitrary<Export> = fc
  .uniqueArray(fc.record({ id: fc.constantFrom(1, 2, 3), account, person: fc.constantFrom('', 'Ann'), tone: fc.constantFrom('', 'negative') }), { minLength: 1, selector: ({ id }) => id })
  .map((rows) => ({ kind: 'interactions' as const, text: ['Call ID,Account ID,Date,Kind,Contact person,Tone,Subject', ...rows.map((row) => `C-${row.id},${row.account},2026-10-0${row.id},call,${row.person},${row.tone},About it`)].join('\n') }));

const anExport = fc.oneof({ weight: 3, arbitrary: tickets }, { weight: 2, arbitrary: accounts }, subscriptions, deals, measurements, interactions);
let files = 0;

/** Brings exports one after another; one without rows is left out. */
function bringAll(test: TestDesk, exports: readonly Export[]): string[] {
  return exports.flatMap(({ kind, text }) => {
    if (!text.includes('\n')) return [];
    return [bring(test.desk, data.write(`export-${(files += 1)}.csv`, `${text}\n`), kind, { system: 'crm', dateOrder: 'year-month-day' }).importId ?? ''];
  });
}

const stateOf = (test: TestDesk, isExact: boolean): unknown => registerState(test.desk.workspace.db, { isExact });
const settings = { seed: 20_261_121, numRuns: 10 };

const shared = openTestDesk();
afterAll(() => shared.close());

/** Each example plays in a transaction of its own that is rolled back: making a workspace takes longer than all of its imports. */
function withDesk(check: (test: TestDesk) => void): void {
  const { db } = shared.desk.workspace;
  db.exec('BEGIN');
  try {
    check(shared);
  } finally {
    db.exec('ROLLBACK');
  }
}

describe('undoing an import, whatever was imported [W5, L3]', () => {
  it('leaves the register as it was before the last import, to the byte', () => {
    fc.assert(
      fc.property(fc.array(anExport, { maxLength: 3 }), anExport, (before, last) =>
        withDesk((test) => {
          bringAll(test, before);
          const was = stateOf(test, true);
          const [id] = bringAll(test, [last]);
          if (id === undefined) return;
          const foreseen = previewUndo(readContext(test.desk), id);
          expect(undoImport(test.desk, id)).toEqual(foreseen);
          expect(stateOf(test, true)).toEqual(was);
        }),
      ),
      settings,
    );
  });

  it('leaves nothing once every import is undone, in any order', () => {
    fc.assert(
      fc.property(fc.array(anExport, { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.nat()), (exports, choices) =>
        withDesk((test) => {
          const empty = stateOf(test, true);
          const left = bringAll(test, exports);
          for (const choice of choices) {
            const [id] = left.splice(choice % Math.max(left.length, 1), 1);
            if (id === undefined) break;
            undoImport(test.desk, id);
          }
          expect(stateOf(test, true)).toEqual(empty);
        }),
      ),
      settings,
    );
  });

  it('keeps what a later export says when an earlier one is undone, and the same file comes back as it was', () => {
    fc.assert(
      fc.property(tickets, tickets, (first, second) =>
        withDesk((test) => {
          const [a, b] = bringAll(test, [first, second]);
          if (a === undefined || b === undefined) return;
          const said = stateOf(test, false);
          undoImport(test.desk, a);
          bringAll(test, [first]);
          bringAll(test, [second]);
          expect(stateOf(test, false)).toEqual(said);
        }),
      ),
      settings,
    );
  });
});
