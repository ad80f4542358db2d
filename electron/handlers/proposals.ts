import type { InitialScore, InitialScoreInput } from '@shared/contract/scoring/entities';
import { ProposalId, type Factors, type Segment } from '@shared/primitives';
import type { ReadContext, WriteContext } from '../context';
import { createEvaluator } from '../core/scoring/evaluate';
import { createInitialScorer } from '../core/scoring/initial-score';
import { refreshFigures } from '../store/issues/figures';
import { withIndexesRebuiltIfMany } from '../store/issues/write';
import { closeProposal, listNumbersWithOpenProposal, listProposalSubjects, proposalWriter, textOf, type NewProposal, type ProposalSubject } from '../store/proposals';
import { getMethodologyInForce } from '../store/scores';

/** Read and written so many at a time, so that a hundred thousand issues are never held at once. */
const CHUNK = 5000;

export interface Proposed {
  /** Issues that nobody has scored, each looked at. */
  readonly considered: number;
  /** Those that got a proposal. */
  readonly added: number;
  /** Those whose open proposal now names other steps. */
  readonly changed: number;
}

/**
 * Gives issues that nobody has scored their first proposal, or brings the open one up to date (W7, rule `initial-score`): an issue has at
 * most one, it keeps its id, and what a person rejected is not proposed again as long as it names the same steps. The figures in force of
 * all issues named are refreshed, scored ones too; of `all-open-proposals` those whose proposal changed, since nothing else did. Appends no audit entry: the command that needs it does.
 */
export function proposeInitialScores(context: WriteContext, which: Iterable<number> | 'all-open-proposals'): Proposed {
  const { db } = context;
  const isOnlyRecomputed = which === 'all-open-proposals';
  const numbers = isOnlyRecomputed ? listNumbersWithOpenProposal(db) : [...which];
  return withIndexesRebuiltIfMany(db, (written) => propose(context, numbers, isOnlyRecomputed, written));
}

/** What the rule looks at of an issue, as it is stored. */
export type RuleFacts = Pick<
  ProposalSubject,
  'segment' | 'renewalDate' | 'vendorPriority' | 'firstResponseMinutes' | 'resolutionMinutes' | 'isEscalated' | 'openedOn' | 'resolvedOn' | 'reopenCount'
>;

/** A proposal without its ids, with what it says as the store compares it: `5,3,3`. */
export type Drafted = NewProposal & { readonly steps: string };

/** A function that says what `initial-score` proposes for an issue, under the methodology in force. */
export function createProposer(context: Pick<ReadContext, 'db' | 'asOf'>): (facts: RuleFacts) => Drafted {
  const { db, asOf } = context;
  const methodology = getMethodologyInForce(db, asOf);
  const evaluateFor = createEvaluator(methodology);
  const figuresOf = (factors: Factors | null, segment: Segment): Pick<NewProposal, 'score' | 'band' | 'isFragile'> => {
    if (factors === null) return { score: null, band: null, isFragile: false };
    const { score, gatedBand: band, fragile: isFragile } = evaluateFor(factors, segment);
    return { score, band, isFragile };
  };
  const score = createInitialScorer();
  return (facts) => {
    const input = inputOf(facts, context);
    const said = score(input);
    return {
      ruleId: said.ruleId,
      inputs: JSON.stringify(input),
      asOf,
      impact: said.impact.value,
      severity: said.severity.value,
      time: said.time.value,
      ...figuresOf(said.factors, facts.segment),
      methodologyId: methodology.id,
      reasons: JSON.stringify({ impact: said.impact.reason, severity: said.severity.reason, time: said.time.reason }),
      unknown: JSON.stringify(said.unknown),
      steps: stepsOf(said),
    };
  };
}

function propose(context: WriteContext, numbers: readonly number[], isOnlyRecomputed: boolean, written: (issues: number) => void): Proposed {
  const { db } = context;
  const writer = proposalWriter(db);
  const draft = createProposer(context);
  let considered = 0;
  let added = 0;
  let changed = 0;
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const chunk = numbers.slice(from, from + CHUNK);
    const proposed: number[] = [];
    for (const subject of listProposalSubjects(db, chunk)) {
      considered += 1;
      const drafted = draft(subject);
      if (subject.openId !== null && drafted.steps === subject.rejectedSteps && subject.openSteps !== subject.rejectedSteps) {
        // The facts are again those on which a person has rejected it.
        closeProposal(db, ProposalId.parse(subject.openId), { state: 'withdrawn', by: context.actor.personId, at: context.clock(), reason: 'It would name again what a person has rejected.' });
        proposed.push(subject.number);
        continue;
      }
      if (subject.openId === null ? drafted.steps === subject.rejectedSteps : textOf(drafted) === subject.openText) continue;
      proposed.push(subject.number);
      if (subject.openId === null) {
        writer.insert(context.newId(), subject.issueId, drafted);
        added += 1;
      } else {
        writer.replace(subject.openId, subject.issueId, drafted);
        if (drafted.steps !== subject.openSteps) changed += 1;
      }
    }
    written(refreshFigures(db, isOnlyRecomputed ? proposed : chunk));
  }
  return { considered, added, changed };
}

const inputOf = ({ segment, renewalDate, vendorPriority, firstResponseMinutes, resolutionMinutes, isEscalated, openedOn, resolvedOn, reopenCount }: RuleFacts, { asOf }: Pick<ReadContext, 'asOf'>): InitialScoreInput => ({
  segment,
  renewalDate,
  vendorPriority,
  firstResponseMinutes,
  resolutionMinutes,
  isEscalated: isEscalated === null ? null : isEscalated === 1,
  openedOn,
  resolvedOn,
  reopenCount: reopenCount ?? null,
  asOf,
});

/** As the store compares them: `5,3,3`, with nothing where nothing was decided. */
const stepsOf = ({ impact, severity, time }: InitialScore): string => [impact, severity, time].map(({ value }) => value ?? '').join(',');
