import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { QuietAccount, QuietAnswer, QuietThresholds, Sweep } from '@shared/contract/coverage/entities';
import type { AccountId, CalendarDate } from '@shared/primitives';
import { sources } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { addDays, daysBetween } from '../../core/calendar';
import { blindDays, cutOffs, defaultThresholds, inOrder, isBlindAccount, isStanding, sameForAll, thresholdChanges } from '../../core/coverage/quiet';
import { signalRules } from '../../core/coverage/signal-kinds';
import { sumMoney } from '../../core/money';
import * as store from '../../store/coverage/quiet';
import { hasAccount } from '../../store/issues/write';
import { getPerson } from '../../store/people';
import { readHypotheses, requireHypothesis } from '../erosion/read';
import { requireSession, requireSessionFor } from '../sessions/load';

const thresholdsOf = ({ db }: ReadContext): QuietThresholds => store.getThresholds(db) ?? defaultThresholds;

/** Gives accounts what was said of their silence and how it stands on the as-of date. */
function createReader(context: ReadContext): (account: store.HeardAccount) => QuietAccount {
  const { db, asOf } = context;
  const answers = store.listAnswers(db);
  const open = new Set(readHypotheses(context).filter(({ state }) => state === 'open').map(({ id }) => id));
  const answerOf = (id: AccountId, lastSignal: CalendarDate | null): QuietAnswer | null => {
    const stored = answers.get(id);
    if (stored === undefined) return null;
    const { accountId: _account, lastHeard, ...answer } = stored;
    const isHypothesisOpen = answer.hypothesisId !== null && open.has(answer.hypothesisId);
    return { ...answer, isStanding: isStanding({ kind: answer.kind, until: answer.until, lastHeard, isHypothesisOpen }, lastSignal, asOf) };
  };
  return ({ arrMinor, currency, heard, ...account }) => ({
    ...account,
    arr: arrMinor === null || currency === null ? null : { amountMinor: arrMinor, currency },
    daysToRenewal: account.renewal === null ? null : daysBetween(asOf, account.renewal),
    silentDays: account.lastSignal === null ? null : daysBetween(account.lastSignal, asOf),
    heard: sources.map((source, index) => ({ source, on: heard[index] ?? null })),
    isBlind: isBlindAccount(account, asOf),
    answer: answerOf(account.id, account.lastSignal),
  });
}

/** Quiet accounts (W3), those that wait for an answer first, the soonest renewal first. */
export function listQuiet(context: ReadContext, { segment, days, limit }: ParsedInputOf<'coverage.quiet'>): OutputOf<'coverage.quiet'> {
  const { db, asOf } = context;
  const own = thresholdsOf(context);
  const thresholds = days === null ? own : sameForAll(own, days);
  const accounts = inOrder(store.listQuiet(db, signalRules, { asOf, cutOffs: cutOffs(thresholds, asOf), segment }).map(createReader(context)));
  return {
    asOf,
    thresholds: { ...thresholds },
    total: accounts.length,
    waiting: accounts.filter(({ answer }) => answer?.isStanding !== true).length,
    blind: accounts.filter(({ isBlind }) => isBlind).length,
    arr: sumMoney(accounts.flatMap(({ arr }) => arr ?? [])),
    rows: accounts.slice(0, limit),
  };
}

/** Enterprise accounts that renew within 90 days and of which no source has said anything for as long (W3); the soonest renewal first. */
export function listBlind(context: ReadContext): QuietAccount[] {
  const { db, asOf } = context;
  const enterpriseOnly = { enterprise: addDays(asOf, -blindDays), 'mid-market': null, smb: null, internal: null, unknown: null };
  return inOrder(store.listQuiet(db, signalRules, { asOf, cutOffs: enterpriseOnly, segment: 'enterprise', renewsBy: addDays(asOf, blindDays) }).map(createReader(context)).map((account) => ({ ...account, answer: null })));
}

/**
 * Answers the silence of an account (W3). The answer stands until its day has passed or a signal comes.
 * @throws DocketError not-found, invalid-input, conflict where the account is not quiet
 */
export function answerQuiet(context: WriteContext, input: ParsedInputOf<'coverage.answerQuiet'>): Record<string, never> {
  const { db, asOf } = context;
  if (!hasAccount(db, input.accountId)) throw new DocketError('not-found', 'That account is not in this workspace. Nothing was recorded.', 'accountId');
  const account = quietAccount(context, input.accountId);
  if (account === null) throw new DocketError('conflict', 'That account is not quiet: a source has spoken of it, or it is not swept. Nothing was recorded. Load the page again.');
  const nothing = { personId: null, until: null, hypothesisId: null };
  switch (input.kind) {
    case 'contact': {
      const person = getPerson(db, input.personId);
      if (person === null || person.isSystem) throw new DocketError('invalid-input', 'That is nobody of this workspace. Nothing was recorded. Name the person who makes contact.', 'personId');
      refusePast(input.on, asOf, 'on');
      record(context, account, { ...nothing, kind: 'contact', personId: input.personId, until: input.on, reason: input.reason });
      break;
    }
    case 'known':
      refusePast(input.until, asOf, 'until');
      record(context, account, { ...nothing, kind: 'known', until: input.until, reason: input.reason });
      break;
    case 'hypothesis': {
      const hypothesis = requireHypothesis(context, input.hypothesisId);
      if (hypothesis.accountId !== input.accountId || hypothesis.state !== 'open') throw new DocketError('conflict', `That hypothesis is ${hypothesis.accountId === input.accountId ? hypothesis.state : 'about another account'}. Nothing was recorded. Open one that stands.`);
      record(context, account, { ...nothing, kind: 'hypothesis', hypothesisId: input.hypothesisId, reason: input.reason });
      break;
    }
  }
  return {};
}

function refusePast(date: CalendarDate, asOf: CalendarDate, field: string): void {
  if (date < asOf) throw new DocketError('invalid-input', `${date} has passed: the register is looked at as of ${asOf}. Nothing was recorded.`, field);
}

/** The account where it is quiet today, else null. */
export function quietAccount(context: ReadContext, accountId: AccountId): store.HeardAccount | null {
  const { db, asOf } = context;
  return store.listQuiet(db, signalRules, { asOf, cutOffs: cutOffs(thresholdsOf(context), asOf), accountId })[0] ?? null;
}

type Answer = Pick<store.NewAnswer, 'kind' | 'personId' | 'until' | 'hypothesisId' | 'reason'>;

function record(context: WriteContext, account: store.HeardAccount, answer: Answer): void {
  insertAnswer(context, account, answer);
  const { kind, personId, until, hypothesisId, reason } = answer;
  context.audit({ action: 'coverage.answerQuiet', subject: account.id, payload: { account: account.name, kind, person: personId, until, hypothesis: hypothesisId, reason, last_heard: account.lastSignal } });
}

/** The part of an answer that another command shares; that command writes the entry. */
export function insertAnswer({ db, asOf, actor, clock }: WriteContext, account: store.HeardAccount, answer: Answer): void {
  store.insertAnswer(db, { ...answer, accountId: account.id, lastHeard: account.lastSignal, on: asOf, by: actor.personId, at: clock() });
}

export function setThresholds(context: WriteContext, { days, reason }: ParsedInputOf<'coverage.setThresholds'>): Record<string, never> {
  const before = thresholdsOf(context);
  if (thresholdChanges(before, days).length === 0) throw new DocketError('invalid-input', 'These are the thresholds in force. Nothing was changed.');
  store.insertThresholds(context.db, { days, reason, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'coverage.setThresholds', subject: context.workspaceId, payload: { before: { ...before }, after: { ...days }, reason } });
  return {};
}

/** @throws DocketError not-found */
export function getSweep(context: ReadContext, { sessionId }: ParsedInputOf<'coverage.sweep'>): Sweep | null {
  requireSession(context, sessionId);
  return store.getSweep(context.db, sessionId);
}

/** More accounts than these are counted and not named in a session's record. */
const sweptNamed = 200;

/**
 * Keeps what is quiet today, and what was answered, in a session's record (W3).
 * @throws DocketError not-found; conflict once the session is signed off
 */
export function recordSweep(context: WriteContext, { sessionId }: ParsedInputOf<'coverage.recordSweep'>): OutputOf<'coverage.recordSweep'> {
  const { db, asOf, actor } = context;
  const { number } = requireSessionFor('prepare', context, sessionId);
  const { thresholds, total, waiting, rows } = listQuiet(context, { segment: null, days: null, limit: sweptNamed });
  const answered = total - waiting;
  const accounts = rows.map(({ heard: _heard, ...account }) => account);
  store.insertSweep(db, { sessionId, sweep: { on: asOf, by: actor.name, at: context.clock(), thresholds, quiet: total, answered, accounts }, by: actor.personId });
  context.audit({
    action: 'coverage.recordSweep',
    subject: sessionId,
    session: sessionId,
    payload: { number, quiet: total, answered, thresholds: { ...thresholds }, accounts: accounts.map(({ name, lastSignal, answer }) => ({ name, last_signal: lastSignal, answer: answer?.isStanding === true ? answer.kind : null })) },
  });
  return { quiet: total, answered };
}
