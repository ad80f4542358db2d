import type { IssueRow } from '@shared/contract/issues';
import { BandMark, LowConfidence, OverrideMark } from '../../../ui/band-mark';
import { arrowOf } from './placing-words';

/** The band an issue is listed in: its arithmetic's, or the arrow from there to where a person has placed it (S5). */
export function ListedBand({ issue, isShort = false, size = 'small', isWash = false }: { issue: Pick<IssueRow, 'band' | 'isFragile' | 'isProposed' | 'override'> & Partial<Pick<IssueRow, 'isLowConfidence'>>; isShort?: boolean; size?: 'small' | 'large'; isWash?: boolean }) {
  const arrow = arrowOf(issue);
  const isLowConfidence = issue.isLowConfidence === true;
  if (arrow !== null) {
    return (
      <>
        <OverrideMark {...arrow} isShort={isShort} size={size} />
        {isLowConfidence && <LowConfidence isShort={isShort} size={size} />}
      </>
    );
  }
  return <BandMark band={issue.band} isShort={isShort} size={size} isWash={isWash} isFragile={issue.isFragile} isProposed={issue.isProposed} isLowConfidence={isLowConfidence} />;
}
