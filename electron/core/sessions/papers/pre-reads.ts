import { decisionLabels, DecisionKind, type Room } from '@shared/contract/sessions/entities';
import type { IssueDetail } from '@shared/contract/issues';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import type { ScoreRecord } from '@shared/contract/scoring/operations';
import type { Block, PaperDocument } from '@shared/document';
import { bandLabels, criterionLabels, dimensions, segmentLabels, sourceLabels } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { formatMoneyShort } from '../../money';
import { occasionOf } from './agenda';

/** An issue of the agenda with what stands in the register about it. */
export interface PreRead {
  readonly position: number;
  readonly timeBoxMinutes: number;
  readonly issue: IssueDetail;
  /** Newest first. */
  readonly scores: readonly ScoreRecord[];
}

/** A page for each issue of the agenda, in its order: facts, score, signals, what was decided before (M1). */
export function preReadsPaper(room: Pick<Room, 'title' | 'number' | 'plannedOn' | 'startsAt' | 'roomMinutes' | 'place'>, workspace: string, items: readonly PreRead[]): PaperDocument {
  return {
    title: `Pre-reads: ${room.title}`,
    subtitle: `${workspace}. ${occasionOf(room)}. ${items.length === 1 ? 'One issue' : `${items.length} issues`}, in the order of the agenda.`,
    blocks: items.flatMap(issueBlocks),
  };
}

const isKnown = (row: { label: string; value: string | null }): row is { label: string; value: string } => row.value !== null && row.value !== '';
const facts = (rows: readonly { label: string; value: string | null }[]): Block => ({ kind: 'facts', rows: rows.filter(isKnown) });

function issueBlocks({ position, timeBoxMinutes, issue, scores }: PreRead): Block[] {
  const [score] = scores;
  return [
    { kind: 'heading', level: 2, text: `${position}. #${issue.number} ${issue.title}` },
    facts([
      { label: 'Account', value: issue.account ?? issue.accountRef },
      { label: 'Segment', value: segmentLabels[issue.segment] },
      { label: 'ARR', value: issue.arr === null ? 'Not known' : formatMoneyShort(issue.arr) },
      { label: 'Renewal', value: issue.renewal === null ? 'Not known' : `${formatDate(issue.renewal)}${issue.daysToRenewal === null ? '' : `, in ${issue.daysToRenewal} days`}` },
      { label: 'Criterion', value: criterionLabels[issue.criterion] },
      { label: 'Owner', value: issue.owner ?? 'Nobody yet' },
      { label: 'Open for', value: issue.ageDays === null ? 'Not known' : `${issue.ageDays} days` },
      { label: 'Time-box', value: `${timeBoxMinutes} min` },
    ]),
    ...(issue.description.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: issue.description.slice(0, 3000) }]),
    { kind: 'heading', level: 3, text: 'Score' },
    ...scoreBlocks(issue, score),
    { kind: 'heading', level: 3, text: 'Signals' },
    facts([
      { label: 'Heard through', value: sourceLabels[issue.source] },
      { label: 'First response', value: issue.firstResponseMinutes === null ? null : minutesWords(issue.firstResponseMinutes) },
      { label: 'Resolution', value: issue.resolutionMinutes === null ? null : minutesWords(issue.resolutionMinutes) },
      { label: 'Escalated', value: issue.isEscalated === null ? null : issue.isEscalated ? 'Yes' : 'No' },
      { label: 'Satisfaction', value: issue.satisfaction === null ? null : String(issue.satisfaction) },
      { label: 'Opened again', value: issue.reopenCount === null ? null : `${issue.reopenCount} times` },
      { label: 'Waits for', value: issue.waitingOn },
      { label: 'Tags', value: issue.tags.join(', ') },
      { label: 'To be checked', value: issue.flags.join('; ') },
      { label: 'Same account', value: issue.siblings.map(({ number, title }) => `#${number} ${title}`).join('; ') },
    ]),
    { kind: 'heading', level: 3, text: 'Decided before' },
    issue.decisions.length === 0
      ? { kind: 'paragraph', text: 'Nothing was decided on it before.' }
      : {
          kind: 'list',
          items: issue.decisions.map(({ kind, what, reason, owner, dueOn, sessionNumber, hasStateChangedSince, dissent }) => {
            const due = dueOn === null ? '' : `, due ${formatDate(dueOn)}`;
            const against = dissent.length === 0 ? '' : ` Dissent: ${dissent.map(({ name }) => name).join(', ')}.`;
            return `Session ${sessionNumber}: ${labelOf(kind)}. ${what} Owner ${owner}${due}. ${reason}${against}${hasStateChangedSince ? ' The score has changed since.' : ''}`;
          }),
        },
  ];
}

function labelOf(kind: string): string {
  const known = DecisionKind.safeParse(kind);
  return known.success ? decisionLabels[known.data] : kind;
}

function scoreBlocks({ impact, severity, time, score, band, isFragile, isProposed, isLowConfidence }: IssueDetail, record: ScoreRecord | undefined): Block[] {
  if (impact === null || severity === null || time === null || score === null || band === null) return [{ kind: 'paragraph', text: 'Not scored yet.' }];
  const standing = [bandLabels[band], isFragile && 'fragile', isProposed && 'only proposed', isLowConfidence && 'low confidence: a suspicion with no data behind it'].filter((word) => word !== false).join(', ');
  return [
    facts([
      { label: 'Impact × Severity × Time', value: `${impact} × ${severity} × ${time} = ${score}, ${standing}` },
      ...(record === undefined || isProposed ? [] : [...dimensions.map((dimension) => ({ label: dimensionLabels[dimension], value: record.dimensionReasons[dimension] })), { label: 'Reason', value: record.reason }]),
    ]),
  ];
}

/** Minutes as people say them: 45 min, 3 h, 2 d. */
function minutesWords(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / (24 * 60))} d`;
}
