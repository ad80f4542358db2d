import { provisionMethodLabels } from '@shared/contract/coverage/entities';
import type { Source } from '@shared/primitives';
import { useOperation } from '../../api';

/** How a source is obtained, in a line, where its files are brought in (W2). */
export function SourceHint({ source }: { source: Source }) {
  const { data: versions } = useOperation('coverage.provisions', { source });
  const [inForce] = versions ?? [];
  if (versions === undefined) return null;
  if (inForce === undefined) return 'How it is obtained is not recorded (Coverage)';
  const cadence = inForce.cadenceDays === null ? '' : `, every ${inForce.cadenceDays} d`;
  return <span title={`${inForce.details} ${inForce.why}`}>{`${provisionMethodLabels[inForce.method]}${cadence}, approved by ${inForce.approvedBy}, ${inForce.timeZone}`}</span>;
}
