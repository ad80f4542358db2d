import type { ImportKind } from '@shared/contract/imports/entities';
import { AccountId } from '@shared/primitives';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { undoImport } from '../../../electron/handlers/imports/undo';
import { bring, openDataFolder } from '../../support/data-file';
import { registerState } from '../../support/register-state';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

interface Export {
  readonly kind: ImportKind;
  readonly system: string;
  readonly text: string;
}

const system = fc.constantFrom('crm', 'billing');
const few = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });

/** Exports of two systems; `isShared`: both may call an account the same, so that a name alone says too little. */
const exportsOf = (isShared: boolean): fc.Arbitrary<Export> => {
  const nameOf = (of: string, id: number, word: string): string => (isShared && id === 1 ? word : `${word} ${of} ${id}`);
  const named = fc.constantFrom('Halden', 'Orsted');
  const ref = fc.tuple(fc.integer({ min: 1, max: 2 }), named, fc.boolean());
  const refOf = (of: string, [id, word, isName]: [number, string, boolean]): string => (isName ? nameOf(of, id, word) : `${of}-${id}`);
  const accounts = fc
    .tuple(system, fc.array(fc.record({ word: named, segment: fc.constantFrom('Enterprise', 'SMB', ''), arr: fc.constantFrom('', '1000', '2000'), currency: fc.constantFrom('EUR', 'USD'), since: fc.constantFrom('', '2026-11-03'), sponsor: fc.constantFrom('', 'Ann'), region: fc.constantFrom('', 'North') }), { minLength: 1, maxLength: 2 }))
    .map(([of, rows]) => ({
      kind: 'accounts' as const,
      system: of,
      text: ['Account ID,Name,Segment,ARR,Currency,Customer since,Sponsor,Region', ...rows.map((row, index) => `${of}-${index + 1},${nameOf(of, index + 1, row.word)},${row.segment},${row.arr},${row.currency},${row.since},${row.sponsor},${row.region}`)].join('\n'),
    }));
  const tickets = fc.tuple(system, few.chain((ids) => fc.tuple(...ids.map((id) => fc.record({ ref, priority: fc.constantFrom('high', 'low') }).map((row) => ({ id, ...row })))))).map(([of, rows]) => ({
    kind: 'issues' as const,
    system: of,
    text: ['Ticket ID,Subject,Account ID,Created at,Priority', ...rows.map((row) => `T-${row.id},Ticket alpha,${refOf(of, row.ref)},2026-11-0${row.id},${row.priority}`)].join('\n'),
  }));
  const subscriptions = fc.tuple(system, few.chain((ids) => fc.tuple(...ids.map((id) => fc.record({ account: fc.constantFrom(1, 2), arr: fc.constantFrom('100', '300') }).map((row) => ({ id, ...row })))))).map(([of, rows]) => ({
    kind: 'subscriptions' as const,
    system: of,
    text: ['Subscription ID,Account ID,Start date,End date,ARR,Currency,Billing', ...rows.map((row) => `${of}-S-${row.id},${of}-${row.account},2026-01-0${row.id},,${row.arr},EUR,annual`)].join('\n'),
  }));
  const calls = fc.tuple(system, few.chain((ids) => fc.tuple(...ids.map((id) => fc.record({ ref, person: fc.constantFrom('', 'Ann') }).map((row) => ({ id, ...row })))))).map(([of, rows]) => ({
    kind: 'interactions' as const,
    system: of,
    text: ['Call ID,Account ID,Date,Kind,Contact person,Subject', ...rows.map((row) => `C-${row.id},${refOf(of, row.ref)},2026-10-0${row.id},call,${row.person},About it`)].join('\n'),
  }));
  const readings = fc.tuple(system, fc.constantFrom(1, 2), fc.boolean()).map(([of, id, isBySubscription]) => ({
    kind: 'measurements' as const,
    system: of,
    text: `${isBySubscription ? 'Subscription ID' : 'Account ID'},Date,Measure,Value\n${isBySubscription ? `${of}-S-${id}` : `${of}-${id}`},2026-10-01,health,70`,
  }));
  return fc.oneof({ weight: 3, arbitrary: accounts }, { weight: 2, arbitrary: tickets }, subscriptions, calls, readings);
};

let files = 0;
function bringOne(test: TestDesk, { kind, system: of, text }: Export): string {
  return bring(test.desk, data.write(`export-${(files += 1)}.csv`, `${text}\n`), kind, { system: of, dateOrder: 'year-month-day' }).importId ?? '';
}

const stateOf = (test: TestDesk, isExact: boolean): unknown => registerState(test.desk.workspace.db, { isExact });
const accountsOf = (test: TestDesk): string[] => runQuery(test.desk, 'accounts.list', { offset: 0, limit: 50, sort: 'name', isDescending: false }).rows.map(({ id }) => id);
const merged = (test: TestDesk): string[] =>
  accountsOf(test).flatMap((id) => runQuery(test.desk, 'accounts.get', { id: AccountId.parse(id) }).mergedHere.map(({ accountId }) => accountId));
const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(list.length, 1)];

/** Merges two of the accounts that stand, whichever the choice says; nothing where there are fewer. */
function mergeAny(test: TestDesk, choice: number, keep: 'survivor' | 'other'): void {
  const standing = accountsOf(test);
  const id = pick(standing, choice);
  const intoId = pick(standing.filter((other) => other !== id), Math.floor(choice / 7));
  if (id === undefined || intoId === undefined) return;
  runCommand(test.desk, 'accounts.merge', { id, intoId, reason: 'One customer', keep: { name: keep, segment: 'survivor', ...(keep === 'other' ? {} : { terms: 'survivor' }) } });
}

function unmergeAll(test: TestDesk, choices: Iterable<number>): void {
  for (const choice of choices) {
    const id = pick(merged(test), choice);
    if (id === undefined) return;
    runCommand(test.desk, 'accounts.unmerge', { id });
  }
}

const shared = openTestDesk();
afterAll(() => shared.close());

/** Each example plays in a transaction of its own that is rolled back. */
function withDesk(check: (test: TestDesk) => void): void {
  const { db } = shared.desk.workspace;
  db.exec('BEGIN');
  try {
    check(shared);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  } finally {
    db.exec('ROLLBACK');
  }
}

const settings = { seed: 20_261_122, numRuns: 3 };
const keep = fc.constantFrom('survivor' as const, 'other' as const);
const merges = fc.array(fc.tuple(fc.nat(1000), keep), { minLength: 1, maxLength: 3 });

describe('merging and unmerging, whatever the register holds [W6]', () => {
  it('leaves the register as it was, to the byte, in whatever order chains are taken apart', () => {
    fc.assert(
      fc.property(fc.array(exportsOf(true), { minLength: 2, maxLength: 5 }), merges, fc.infiniteStream(fc.nat()), (exports, asked, choices) =>
        withDesk((test) => {
          for (const one of exports) bringOne(test, one);
          const was = stateOf(test, true);
          for (const [choice, kept] of asked) mergeAny(test, choice, kept);
          unmergeAll(test, choices);
          expect(stateOf(test, true)).toEqual(was);
          expect(test.desk.workspace.db.prepare('SELECT (SELECT count(*) FROM merged_records) + (SELECT count(*) FROM account_own)').pluck().get()).toBe(0);
        }),
      ),
      settings,
    );
  });

  it('leaves what imports in between would have left without any merge', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(exportsOf(false), fc.option(fc.tuple(fc.nat(1000), keep))), { minLength: 2, maxLength: 5 }), fc.infiniteStream(fc.nat()), (steps, choices) => {
        let plain: unknown = null;
        withDesk((test) => {
          for (const [one] of steps) bringOne(test, one);
          plain = stateOf(test, false);
        });
        withDesk((test) => {
          for (const [one, merge] of steps) {
            bringOne(test, one);
            if (merge !== null) mergeAny(test, ...merge);
          }
          unmergeAll(test, choices);
          expect(stateOf(test, false)).toEqual(plain);
        });
      }),
      settings,
    );
  });

  it('leaves nothing once every import is undone as well', () => {
    fc.assert(
      fc.property(fc.array(exportsOf(true), { minLength: 2, maxLength: 4 }), merges, fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.nat()), (exports, asked, choices, order) =>
        withDesk((test) => {
          const empty = stateOf(test, true);
          const left = exports.map((one) => bringOne(test, one));
          for (const [choice, kept] of asked) mergeAny(test, choice, kept);
          unmergeAll(test, choices);
          for (const choice of order) {
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

  it('undoes imports of other records while accounts are merged as it would without', () => {
    fc.assert(
      fc.property(fc.array(exportsOf(false), { minLength: 2, maxLength: 4 }), exportsOf(false).filter(({ kind }) => kind !== 'accounts'), merges, fc.infiniteStream(fc.nat()), (exports, last, asked, choices) =>
        withDesk((test) => {
          for (const one of exports) bringOne(test, one);
          const was = stateOf(test, true);
          const id = bringOne(test, last);
          for (const [choice, kept] of asked) mergeAny(test, choice, kept);
          undoImport(test.desk, id);
          unmergeAll(test, choices);
          expect(stateOf(test, true)).toEqual(was);
        }),
      ),
      settings,
    );
  });
});
