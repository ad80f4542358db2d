import { ScoreDialog } from '../scoring/score-dialog';
import type { IssueRecord } from './use-issue';

/** Scores an issue anew from where it stands; where a proposal waits, it is that which is changed. */
export function ScoreIssue({ record: { issue, proposal }, onClose }: { record: IssueRecord; onClose: () => void }) {
  if (issue === undefined) return null;
  return <ScoreDialog issue={issue} initial={{ impact: issue.impact, severity: issue.severity, time: issue.time }} proposalId={issue.isProposed ? proposal?.id : undefined} onClose={onClose} />;
}
