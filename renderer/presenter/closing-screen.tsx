import type { PresenterView } from '@shared/contract/presenter/view';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { counted } from '../features/sessions/session-words';
import { BandShape } from '../ui/band-mark';
import { formatDay, formatInstant } from '../ui/format';
import { Strip } from './frame';
import { usePages } from './use-pages';
import styles from './lists.module.css';

type Closing = Extract<PresenterView, { screen: 'closing' }>;
const perPage = 7;

/** After the sign-off: what was decided, who does it and until when. */
export function ClosingScreen({ view }: { view: Closing }) {
  const { rows, page, of } = usePages(view.lines, perPage);
  const decided = view.lines.filter(({ decision }) => decision !== null).length;
  const putOff = view.lines.filter(({ isPutOff }) => isPutOff).length;
  return (
    <main className={styles['frame']}>
      <header className={styles['head']}>
        <h1>{view.title}</h1>
        <p>
          <b>{counted(decided, 'decision', 'decisions')}</b>
          {putOff > 0 && <span>{putOff} put off</span>}
          {view.others > 0 && <span>{counted(view.others, 'other item', 'other items')}</span>}
          <span className={styles['long']}>
            Signed off by {view.signedBy}, {formatInstant(view.signedOffAt)}
          </span>
        </p>
      </header>
      <ol className={styles['closing']} aria-label="Decisions">
        {rows.map((line) => (
          <li key={line.position}>
            <span className={styles['score']}>
              {line.band !== null && <BandShape band={line.band} />}
              {line.score ?? '–'}
            </span>
            <div>
              <b className="trunc">{outcomeOf(line)}</b>
              <small className="trunc">{[line.account, line.title].filter((word) => word !== null).join(': ')}</small>
            </div>
            <div>
              <b className="trunc">{line.decision?.owner ?? ''}</b>
              {line.decision !== null && <small>{line.decision.dueOn === null ? `review ${formatDay(line.decision.reviewOn)}` : `by ${formatDay(line.decision.dueOn)}`}</small>}
            </div>
          </li>
        ))}
      </ol>
      <Strip>{`Signed off and sealed${of > 1 ? `, page ${page} of ${of}` : ''}`}</Strip>
    </main>
  );
}

function outcomeOf({ decision, isPutOff }: Closing['lines'][number]): string {
  if (decision !== null && !isPutOff) return decision.what === '' ? decisionLabels[decision.kind] : `${decisionLabels[decision.kind]}. ${decision.what}`;
  return isPutOff ? 'Put off to the next session' : 'Nothing decided';
}
