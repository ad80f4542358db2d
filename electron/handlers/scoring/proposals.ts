import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { IssueProposal, ProposalFilter, type ProposalRow } from '@shared/contract/scoring/operations';
import { proposalRuleIds, SignalRuleId, SignalSubject, type ProposalRuleId } from '@shared/contract/signals';
import type { ReadContext } from '../../context';
import { daysBetween } from '../../core/calendar';
import { labelOfInput, wordsOfInput } from '../../core/signals/input-words';
import { signalRule } from '../../core/signals/registry';
import { listed } from '../../core/signals/words';
import { countQueue, listOfIssue, listQueue, type QueuedProposal } from '../../store/signals/queue';
import { issueRowOf, issueRowsOf } from '../issues';

/** What people call a rule. */
export function ruleTitle(ruleId: string): string {
  const signal = SignalRuleId.safeParse(ruleId);
  return signal.success ? signalRule(signal.data).title : ruleId === 'initial-score' ? 'First score' : ruleId;
}

/** What a proposal is about. Those of initial-score are about their issue. */
export function subjectKind(subject: string): ProposalRow['subject'] {
  const kind = SignalSubject.safeParse(subject.slice(0, Math.max(subject.indexOf(':'), 0)));
  return kind.success ? kind.data : 'issue';
}

export function listProposals(context: ReadContext, { filter, offset, limit }: ParsedInputOf<'scoring.proposals'>): OutputOf<'scoring.proposals'> {
  const { total, rows } = listQueue(context.db, filter, { offset, limit });
  return { total, rows: proposalRows(context, rows) };
}

/** Every open proposal, or those of one rule, in the order of the queue and as they are stored. */
export function listAllProposals({ db }: ReadContext, ruleId: ProposalRuleId | null): QueuedProposal[] {
  // Read at once: a window far down the queue costs as much as all that stands before it.
  return listQueue(db, ProposalFilter.parse(ruleId === null ? {} : { rules: [ruleId] }), { offset: 0, limit: Number.MAX_SAFE_INTEGER }).rows;
}

/** Every rule with how many of its proposals wait, in the order of the rules. */
export function countProposalsByRule({ db }: ReadContext, { filter }: ParsedInputOf<'scoring.proposalCounts'>): OutputOf<'scoring.proposalCounts'> {
  const counts = new Map(countQueue(db, filter).map(({ ruleId, proposals }) => [ruleId, proposals]));
  return proposalRuleIds.map((ruleId) => ({ ruleId, title: ruleTitle(ruleId), proposals: counts.get(ruleId) ?? 0 }));
}

/** The first proposal of an issue that waits for a person, or null. @throws DocketError not-found */
export function getProposal(context: ReadContext, { issueId }: ParsedInputOf<'scoring.proposal'>): IssueProposal | null {
  issueRowOf(context, issueId);
  const [row] = proposalRows(context, listOfIssue(context.db, issueId, 'first'));
  return row === undefined ? null : IssueProposal.parse(row);
}

/** What the signal rules propose for an issue, and then for its account. @throws DocketError not-found */
export function listSignals(context: ReadContext, { issueId }: ParsedInputOf<'scoring.signals'>): ProposalRow[] {
  issueRowOf(context, issueId);
  return proposalRows(context, listOfIssue(context.db, issueId, 'signals'));
}

function proposalRows(context: ReadContext, proposals: readonly QueuedProposal[]): ProposalRow[] {
  const issues = new Map(issueRowsOf(context, proposals.flatMap(({ issueNumber }) => issueNumber ?? [])).map((issue) => [issue.number, issue]));
  return proposals.map((proposal) => {
    const { accountId, account, segment, arrMinor, currency, renewal, title, inputs, evidence, unknown } = proposal;
    const issue = proposal.issueNumber === null ? null : (issues.get(proposal.issueNumber) ?? null);
    const { id, ruleId, ruleVersion, criterion, reason, asOf, impact, severity, time, score, band, reasons, repeats } = proposal;
    return {
      id,
      ruleId,
      ruleTitle: ruleTitle(ruleId),
      ruleVersion,
      subject: subjectKind(proposal.subject),
      issue,
      account:
        accountId === null || account === null
          ? null
          : { id: accountId, name: account, segment, arr: arrMinor === null || currency === null ? null : { amountMinor: arrMinor, currency }, renewal, daysToRenewal: renewal === null ? null : daysBetween(context.asOf, renewal) },
      criterion,
      title: issue?.title ?? title,
      reason,
      inputs: Object.entries(inputs).map(([name, value]) => wordsOfInput(name, value)),
      evidence: evidence.map(({ ref, words }) => ({ ref, words })),
      isAgain: repeats !== null,
      asOf,
      impact,
      severity,
      time,
      score,
      band,
      reasons,
      unknown,
      unknownWords: listed(unknown.map((name) => labelOfInput(name).toLowerCase())),
    };
  });
}
