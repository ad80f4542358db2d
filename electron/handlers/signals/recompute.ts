import type { OutputOf } from '@shared/contract';
import type { RecomputeCounts, RuleVersion, SignalRuleId } from '@shared/contract/signals';
import type { Factors } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadContext, WriteContext } from '../../context';
import { createEvaluator } from '../../core/scoring/evaluate';
import { backAgain, createDrafter, type SignalDraft } from '../../core/signals/draft';
import { signalRules } from '../../core/signals/registry';
import type { SignalRule } from '../../core/signals/rule';
import { getMethodologyInForce } from '../../store/scores';
import { listKnown, listOpenSubjects, signalProposalWriter, textOf, withdrawProposals, type Known, type NewSignalProposal } from '../../store/signals/proposals';
import { proposeInitialScores } from '../proposals';
import { accountsOn, draftsOf, type Accounts, type SignalScope } from './facts';
import { versionsInForce } from './versions';

/** Compared and written so many at a time. */
const CHUNK = 2000;

const gone = { off: 'The rule was switched off.', cause: 'What it rested on has gone.' } as const;

const none: RecomputeCounts = { added: 0, changed: 0, withdrawn: 0, unchanged: 0 };

/**
 * Brings the open proposals of the signal rules up to date with the register as it stands on the as-of date (W7). One that still holds keeps its id; one whose
 * cause has gone is withdrawn and stays on record; what a person decided on comes back only when a fact or a step has changed, and says so. Doing it
 * twice changes nothing. Appends no audit entry: the command that needs it does.
 * @param breathe called now and then; it may throw to stop
 */
export function proposeSignals(context: WriteContext, only: SignalRuleId | 'all' = 'all', breathe: () => void = () => undefined): RecomputeCounts {
  const versions = versionsInForce(context.db);
  let accounts: Accounts | null = null;
  let counts = none;
  for (const rule of signalRules) {
    if (only !== 'all' && rule.id !== only) continue;
    const version = versions.get(rule.id);
    if (version === undefined) continue;
    if (version.isOn) accounts ??= accountsOn(context);
    const found = version.isOn && accounts !== null ? applyRule(context, rule, version, accounts, { breathe, only: null }) : withdrawAll(context, rule, new Set(), gone.off, null);
    counts = add(counts, found);
  }
  return counts;
}

/** What a command has changed, as far as rules look at it. */
export interface Touched extends SignalScope {
  /** A tag, a title or the account of an issue is another: areas are looked at anew, too. */
  readonly isFiledAnew: boolean;
}

/**
 * The same for the issues and accounts that a command has changed, in its transaction (W7): what they no longer bear is withdrawn, what they bear now is proposed, and what a
 * person decided on stays. Appends no audit entry: the command that needs it does.
 */
export function followSignals(context: WriteContext, { isFiledAnew, ...only }: Touched): RecomputeCounts {
  const versions = versionsInForce(context.db);
  let accounts: Accounts | null = null;
  let counts = none;
  for (const rule of signalRules) {
    const version = versions.get(rule.id);
    const isAsked = rule.looksAt === 'issues' ? only.issues.length > 0 : rule.looksAt === 'areas' ? isFiledAnew : only.accounts.length > 0;
    if (version === undefined || !version.isOn || !isAsked) continue;
    accounts ??= accountsOn(context);
    counts = add(counts, applyRule(context, rule, version, accounts, { breathe: () => undefined, only: rule.looksAt === 'areas' ? null : only }));
  }
  return counts;
}

/** Computes every proposal anew, first scores and signals. */
export function recompute(context: WriteContext): OutputOf<'signals.recompute'> {
  const { considered, added, changed } = proposeInitialScores(context, 'all-open-proposals');
  const counts = add(proposeSignals(context), { added, changed, withdrawn: 0, unchanged: considered - added - changed });
  context.audit({ action: 'signals.recompute', subject: context.workspaceId, payload: { as_of: context.asOf, ...counts } });
  return counts;
}

const add = (a: RecomputeCounts, b: RecomputeCounts): RecomputeCounts => ({ added: a.added + b.added, changed: a.changed + b.changed, withdrawn: a.withdrawn + b.withdrawn, unchanged: a.unchanged + b.unchanged });

function applyRule(context: WriteContext, rule: SignalRule, version: RuleVersion, accounts: Accounts, { breathe, only }: { breathe: () => void; only: SignalScope | null }): RecomputeCounts {
  const { db, asOf } = context;
  const writer = signalProposalWriter(db, rule.id);
  const finish = createFinisher(context, rule, version, accounts);
  const kept = new Set<string>();
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const settle = (drafts: readonly SignalDraft[]): void => {
    breathe();
    const known = listKnown(db, rule.id, drafts.map(({ subject }) => subject));
    drafts.forEach((draft, index) => {
      const there = known[index];
      if (there === undefined) return;
      // Already decided on, and nothing that it rests on is different.
      if (there.decidedBasis === draft.facts) return;
      const proposal = finish(draft, there);
      kept.add(draft.subject);
      if (there.openId === null) {
        writer.insert(context.newId(), proposal);
        counts.added += 1;
      } else {
        const isSame = there.openText === textOf(proposal);
        if (!isSame || there.openAsOf !== asOf) writer.replace(there.openId, proposal);
        counts[isSame ? 'unchanged' : 'changed'] += 1;
      }
    });
    writer.flush();
  };
  let drafts: SignalDraft[] = [];
  for (const draft of draftsOf({ db }, { rule, parameters: version.parameters, on: asOf, accounts, drafter: createDrafter(rule, version.parameters, asOf), only })) {
    drafts.push(draft);
    if (drafts.length < CHUNK) continue;
    settle(drafts);
    drafts = [];
  }
  settle(drafts);
  return { ...counts, withdrawn: withdrawAll(context, rule, kept, gone.cause, only).withdrawn };
}

/** Withdraws the open proposals of a rule, or of some of its subjects, but for those on the subjects given. */
function withdrawAll(context: WriteContext, rule: SignalRule, but: ReadonlySet<string>, reason: string, only: SignalScope | null): RecomputeCounts {
  const ids = listOpenSubjects(context.db, rule.id, only).flatMap(({ id, subject }) => (but.has(subject) ? [] : [id]));
  if (ids.length > 0) withdrawProposals(context.db, ids, { by: context.actor.personId, at: context.clock(), reason });
  return { ...none, withdrawn: ids.length };
}

const Inputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/** A function that makes a draft what is stored: its score under the methodology in force, and what has changed since a person last decided on it. */
export function createFinisher({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, rule: SignalRule, { version }: Pick<RuleVersion, 'version'>, accounts: Accounts): (draft: SignalDraft, known: Known | null) => NewSignalProposal {
  const methodology = getMethodologyInForce(db, asOf);
  const evaluateFor = createEvaluator(methodology);
  return (draft, known) => {
    const { impact, severity, time } = draft;
    const factors: Factors | null = impact.value === null || severity.value === null || time.value === null ? null : { impact: impact.value, severity: severity.value, time: time.value };
    const result = factors === null ? null : evaluateFor(factors, (draft.accountId === null ? undefined : accounts.get(draft.accountId))?.segment ?? 'unknown');
    const repeats = known !== null && known.decidedId !== null && known.decidedBasis !== draft.facts ? known : null;
    return {
      subject: draft.subject,
      issueId: draft.issueId ?? repeats?.openIssueId ?? null,
      accountId: draft.accountId,
      ruleVersion: version,
      criterion: rule.criterion,
      title: draft.title,
      reason: `${draft.reason}${repeats === null ? '' : wordsOf(repeats, draft)}`,
      evidence: JSON.stringify(draft.evidence),
      basis: draft.facts,
      repeats: repeats?.decidedId ?? null,
      inputs: JSON.stringify(draft.inputs),
      asOf,
      impact: impact.value,
      severity: severity.value,
      time: time.value,
      score: result?.score ?? null,
      band: result?.gatedBand ?? null,
      isFragile: result?.fragile ?? false,
      methodologyId: methodology.id,
      reasons: JSON.stringify({ impact: impact.reason, severity: severity.reason, time: time.reason }),
      unknown: JSON.stringify(draft.unknown),
    };
  };
}

function wordsOf({ decidedState, decidedOn, decidedReason, decidedInputs, impact, severity, time }: Known, draft: SignalDraft): string {
  if (decidedState === null || decidedOn === null || decidedInputs === null) return '';
  return backAgain({ state: decidedState, on: decidedOn, why: decidedReason ?? '', inputs: Inputs.parse(JSON.parse(decidedInputs)), impact, severity, time }, draft);
}
