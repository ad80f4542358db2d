import type { IssueDetail } from '@shared/contract/issues';
import type { IssueProposal, ScoreRecord } from '@shared/contract/scoring/operations';
import type { IssueId } from '@shared/primitives';
import type { CallError } from '../../api';
import { useOperation } from '../../api';

/** An issue with what stands behind its figures. */
export interface IssueRecord {
  readonly issue: IssueDetail | undefined;
  /** Null: nothing is proposed. */
  readonly proposal: IssueProposal | null | undefined;
  /** One reason a factor: of the score in force, or of the proposal where nobody has scored. */
  readonly reasons: ScoreRecord['dimensionReasons'] | null;
  readonly history: readonly ScoreRecord[];
  readonly error: CallError | null;
}

/** Asks for an issue, its proposal and its scores. With null it asks for nothing. */
export function useIssue(id: IssueId | null): IssueRecord {
  const isOn = { enabled: id !== null, keepPrevious: true };
  const issue = useOperation('issues.get', { id: id ?? '' }, isOn);
  const proposal = useOperation('scoring.proposal', { issueId: id ?? '' }, isOn);
  const history = useOperation('scoring.history', { issueId: id ?? '' }, isOn);
  const open = proposal.data ?? null;
  const current = history.data?.find(({ isCurrent }) => isCurrent);
  return {
    issue: issue.data,
    proposal: proposal.data,
    reasons: issue.data?.isProposed === true || current === undefined ? (open?.reasons ?? null) : current.dimensionReasons,
    history: history.data ?? [],
    error: issue.error,
  };
}
