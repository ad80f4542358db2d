import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { SignalRuleId } from '@shared/contract/signals';
import type { Criterion, Factors, IssueId, ProposalId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import type { JsonObject } from '../../core/evidence/canonical-json';
import { describe } from '../../core/signals/described';
import { fileUnder } from '../../core/signals/filing';
import { signalRule } from '../../core/signals/registry';
import { mappingsOfIssueImports } from '../../store/imports';
import { fileIssue, listFilings, type Filing } from '../../store/issues/filing';
import { refreshFigures } from '../../store/issues/figures';
import { closeProposal, getOpenProposal } from '../../store/proposals';
import { attachIssue, listProposals, type QueuedProposal } from '../../store/signals/queue';
import { insertIssue } from '../issues';
import { ruleTitle } from './proposals';
import { createScorer, factorsOf, hasSteps, told } from './scorer';

/**
 * Accepts proposals as they are (W7): each becomes a score; one of a signal rule also files its issue under the rule's criterion, and one about no issue becomes one.
 * One that names no score, or that somebody has decided meanwhile, is left. Several at once are recorded as routine; of several on one issue the
 * highest is recorded last, so that it is in force.
 * @throws DocketError not-found for an id that names no proposal; conflict where all of them would be left
 */
export function acceptProposals(context: WriteContext, { ids }: ParsedInputOf<'scoring.acceptProposals'>): OutputOf<'scoring.acceptProposals'> {
  const wanted = [...new Set(ids)];
  const ready = findAll(context, wanted)
    .flatMap((proposal) => {
      const factors = factorsOf(proposal);
      return factors === null || proposal.state !== 'open' ? [] : [{ proposal, factors }];
    })
    .toSorted((a, b) => (a.proposal.score ?? 0) - (b.proposal.score ?? 0));
  if (ready.length === 0) throw new DocketError('conflict', 'None of these proposals is open and names all three factors. Nothing was changed. Give the missing factors by changing the proposal.');
  const isRoutine = wanted.length > 1;
  const reason = isRoutine ? `Accepted as proposed, together with others as routine (${ready.length} at once).` : 'Accepted as proposed.';
  const answer = createAnswerer(context, ready.map(({ proposal }) => proposal), isRoutine ? ready.length : 1);
  const accepted = ready.map(({ proposal, factors }) => answer({ proposal, factors, reason, criterion: null, dimensionReasons: JSON.stringify(proposal.reasons) }));
  refreshFigures(context.db, accepted.map(({ number }) => number));
  const [first] = accepted;
  context.audit({
    action: 'scoring.acceptProposals',
    subject: accepted.length === 1 && first !== undefined ? first.issue : context.workspaceId,
    payload: { routine: isRoutine, accepted: accepted.map(({ entry }) => entry), left: wanted.length - accepted.length },
  });
  return { accepted: accepted.length, left: wanted.length - accepted.length, created: accepted.flatMap(({ number, isCreated }) => (isCreated ? [number] : [])) };
}

/** Scores what was proposed otherwise, or under another criterion, with the reason. @throws DocketError not-found, conflict where it is no longer open */
export function changeProposal(context: WriteContext, { id, factors, criterion, reason }: ParsedInputOf<'scoring.changeProposal'>): OutputOf<'scoring.changeProposal'> {
  const [proposal] = findAll(context, [id]);
  if (proposal === undefined) throw noProposal();
  refuseDecided(proposal);
  const answer = createAnswerer(context, [proposal], 1);
  const { result, number, issue, entry } = answer({ proposal, factors, reason, criterion: criterion ?? null, dimensionReasons: JSON.stringify(reasonsThatHold(proposal, factors)) });
  refreshFigures(context.db, [number]);
  const { impact, severity, time } = proposal;
  context.audit({ action: 'scoring.changeProposal', subject: issue, payload: { ...entry, proposed: { impact, severity, time, criterion: proposal.criterion }, reason } });
  return { ...result, number };
}

/** What the rule said of the steps that were kept; a step that a person changed no longer has the rule's reason. */
function reasonsThatHold({ reasons, impact, severity, time }: QueuedProposal, factors: Factors): QueuedProposal['reasons'] {
  return {
    impact: impact === factors.impact ? reasons.impact : '',
    severity: severity === factors.severity ? reasons.severity : '',
    time: time === factors.time ? reasons.time : '',
  };
}

/** Sets proposals aside with a reason; nothing is scored and no issue is made. @throws DocketError not-found, conflict where one is no longer open */
export function rejectProposals(context: WriteContext, { ids, reason }: ParsedInputOf<'scoring.rejectProposals'>): OutputOf<'scoring.rejectProposals'> {
  const proposals = findAll(context, [...new Set(ids)]);
  for (const proposal of proposals) refuseDecided(proposal);
  const at = context.clock();
  for (const { id } of proposals) closeProposal(context.db, id, { state: 'rejected', by: context.actor.personId, at, reason, together: proposals.length });
  refreshFigures(context.db, proposals.flatMap(({ issueNumber }) => issueNumber ?? []));
  const [first] = proposals;
  context.audit({
    action: 'scoring.rejectProposals',
    subject: proposals.length === 1 && first !== undefined ? (first.issueId ?? first.accountId ?? context.workspaceId) : context.workspaceId,
    payload: { reason, rejected: proposals.map(({ id, ruleId, subject, issueId, issueNumber }) => ({ proposal: id, rule: ruleId, subject, issue: issueId, number: issueNumber })) },
  });
  return { rejected: proposals.length };
}

interface Answer {
  readonly proposal: QueuedProposal;
  readonly factors: Factors;
  readonly reason: string;
  /** Another one than the rule's; null: the rule's. */
  readonly criterion: Criterion | null;
  /** JSON of the three reasons. */
  readonly dimensionReasons: string;
}

interface Answered {
  readonly issue: IssueId;
  readonly number: number;
  readonly isCreated: boolean;
  readonly result: ReturnType<ReturnType<typeof createScorer>>;
  /** What the log says of it. */
  readonly entry: JsonObject;
}

/** A function that makes a proposal a score, and where it is about no issue, an issue with one. What is the same for all is looked up once. */
function createAnswerer(context: WriteContext, proposals: readonly QueuedProposal[], together: number): (answer: Answer) => Answered {
  const { db } = context;
  const giveScore = createScorer(context);
  const filings = listFilings(db, proposals.flatMap(({ ruleId, issueId }) => (ruleId === 'initial-score' || issueId === null ? [] : [issueId])));
  const mappings = filings.size === 0 ? new Map<string, never>() : mappingsOfIssueImports(db);
  const inThisCommand = new Set(proposals.map(({ id }) => id));
  return ({ proposal, factors, reason, criterion, dimensionReasons }) => {
    const { id, ruleId, segment } = proposal;
    const isSignal = ruleId !== 'initial-score';
    const there = proposal.issueId === null || proposal.issueNumber === null ? null : { id: proposal.issueId, number: proposal.issueNumber };
    const accepted = criterion ?? proposal.criterion;
    const issue = there ?? becomeIssue(context, proposal, accepted);
    const isRefiled = accepted !== proposal.criterion;
    const isAsProposed = hasSteps(proposal, factors) && !isRefiled;
    const result = giveScore({ issueId: issue.id, segment, factors, kind: isAsProposed ? 'proposal-accepted' : 'proposal-changed', reason, dimensionReasons, proposal, isRefiled, together });
    let filed: string | null = there === null ? 'primary' : null;
    if (there === null) attachIssue(db, id, issue.id);
    else if (isSignal) {
      const filing = filings.get(there.id);
      filed = filing === undefined ? null : file(context, filings, filing, accepted, isSetByImport(filing, mappings));
      overtake(context, there.id, ruleId, inThisCommand);
    } else if (criterion !== null && criterion !== proposal.criterion) {
      const [filing] = listFilings(db, [there.id]).values();
      if (filing !== undefined) fileIssue(db, filing.number, { criterion, secondary: filing.secondary.filter((one) => one !== criterion) });
      filed = 'primary';
    }
    return {
      issue: issue.id,
      number: issue.number,
      isCreated: there === null,
      result,
      entry: { proposal: id, rule: ruleId, issue: issue.id, number: issue.number, created: there === null, criterion: accepted, filed, ...told(factors, result) },
    };
  };
}

/** The issue that a proposal about an account, a deal or an area becomes. */
function becomeIssue(context: WriteContext, { ruleId, ruleVersion, title, reason, evidence, accountId, asOf }: QueuedProposal, criterion: Criterion): { id: IssueId; number: number } {
  const rule = SignalRuleId.safeParse(ruleId);
  return insertIssue(context, {
    title,
    criterion,
    secondaryCriteria: [],
    source: rule.success ? signalRule(rule.data).source : 'ticketing',
    accountId,
    description: describe({ reason, evidence, ruleTitle: ruleTitle(ruleId), ruleVersion, asOf }),
    ownerId: null,
  });
}

/** Captured by hand, or with a mapping that says the criterion by a column or for all its rows. */
function isSetByImport({ importId, isEdited }: Filing, mappings: ReadonlyMap<string, { readonly criterion: Criterion | null; readonly columns: readonly { readonly field: string }[] }>): boolean {
  const mapping = importId === null ? undefined : mappings.get(importId);
  return isEdited || mapping === undefined || mapping.criterion !== null || mapping.columns.some(({ field }) => field === 'criterion');
}

function file({ db }: WriteContext, filings: Map<string, Filing>, filing: Filing, accepted: Criterion, isSet: boolean): string {
  const filed = fileUnder({ ...filing, isSet }, accepted);
  if (filed.as === 'already') return filed.as;
  fileIssue(db, filing.number, filed);
  // Another proposal on the same issue may follow in this command.
  filings.set(filing.id, { ...filing, criterion: filed.criterion, secondary: [...filed.secondary], isEdited: true });
  return filed.as;
}

/** Once an issue is scored, nobody has to look at its first proposal any more. */
function overtake(context: WriteContext, issueId: IssueId, ruleId: string, but: ReadonlySet<string>): void {
  const first = getOpenProposal(context.db, issueId);
  if (first === null || but.has(first.id)) return;
  closeProposal(context.db, first.id, { state: 'withdrawn', by: context.actor.personId, at: context.clock(), reason: `The issue was scored by a proposal of the rule "${ruleTitle(ruleId)}".` });
}

const noProposal = (): DocketError => new DocketError('not-found', 'There is no such proposal in this workspace. Nothing was changed. Load the list again.');

function refuseDecided({ state, issueNumber, title }: QueuedProposal): void {
  if (state === 'open') return;
  throw new DocketError('conflict', `The proposal for ${issueNumber === null ? `"${title}"` : `#${issueNumber}`} has been ${state} meanwhile. Nothing was changed. Load the list again.`);
}

function findAll({ db }: WriteContext, ids: readonly ProposalId[]): QueuedProposal[] {
  const found = listProposals(db, ids);
  if (found.length < ids.length) throw noProposal();
  return found;
}
