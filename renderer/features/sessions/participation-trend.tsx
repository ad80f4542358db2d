import { functionLabels, orgFunctions, type OrgFunction } from '@shared/primitives';
import { useOperation } from '../../api';
import { cx } from '../../ui/cx';
import { formatShare } from '../../ui/format';
import { Section } from '../../ui/page';
import styles from './sessions.module.css';

/** Sessions shown, the newest at the right. */
const most = 10;

/** Who votes, by function, session by session: of the ballots that were asked for, the share that was cast (M2). Nothing before two sessions voted. */
export function ParticipationTrend() {
  const { data } = useOperation('sessions.participation', {});
  if (data === undefined || data.length < 2) return null;
  const shown = data.slice(0, most).toReversed();
  const functions = orgFunctions.filter((part) => shown.some((session) => session.functions.some((each) => each.function === part)));
  const share = (session: (typeof shown)[number], part: OrgFunction): { cast: number; asked: number } | undefined => session.functions.find((each) => each.function === part);
  return (
    <Section title="Ballots by function" more={`the last ${shown.length} sessions with ballots`}>
      <table className={styles['trend']}>
        <thead>
          <tr>
            <th scope="col">Function</th>
            {shown.map(({ sessionId, number }) => (
              <th key={sessionId} scope="col">{`Session ${number}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {functions.map((part) => (
            <tr key={part}>
              <th scope="row">{functionLabels[part]}</th>
              {shown.map((session) => {
                const found = share(session, part);
                return (
                  <td key={session.sessionId} className={cx(found !== undefined && found.cast < found.asked && styles['short'])} title={found === undefined ? 'Not in the room' : `${found.cast} of ${found.asked} ballots`}>
                    {found === undefined ? <span className="muted">absent</span> : formatShare(found.cast, found.asked)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
