import type { PresenterView } from '@shared/contract/presenter/view';
import { counted } from '../features/sessions/session-words';
import { formatDate } from '../ui/format';
import { Strip } from './frame';
import { usePages } from './use-pages';
import styles from './lists.module.css';

const mostOnPage = 9;
/** Pages of about the same length: ten items are five and five, not nine and one. */
const perPageOf = (count: number): number => Math.ceil(count / Math.max(1, Math.ceil(count / mostOnPage)));

/** Before the session begins: what it is, when, and what is on the agenda. */
export function AgendaScreen({ view }: { view: Extract<PresenterView, { screen: 'agenda' }> }) {
  const { rows, page, of } = usePages(view.lines, Math.max(1, perPageOf(view.lines.length)));
  const others = view.others === 0 ? null : `${view.lines.length === 0 ? '' : 'and '}${counted(view.others, 'other item', 'other items')}`;
  return (
    <main className={styles['frame']}>
      <header className={styles['head']}>
        <h1>{view.title}</h1>
        <p>
          <b>
            {formatDate(view.plannedOn)}, {view.startsAt}
          </b>
          {view.place !== '' && <span className={styles['long']}>{view.place}</span>}
          <span>{view.roomMinutes} min</span>
          {view.present > 0 && <span>{view.present} present</span>}
        </p>
      </header>
      <ol className={styles['agenda']} aria-label="Agenda">
        {rows.map(({ position, title, account, minutes }) => (
          <li key={position}>
            <span>{position}</span>
            <b>{title}</b>
            <span>{account ?? ''}</span>
            <span>{minutes} min</span>
          </li>
        ))}
        {others !== null && page === of && <li className={styles['others']}>{others}</li>}
      </ol>
      <Strip>{`The session has not begun${of > 1 ? `, page ${page} of ${of}` : ''}`}</Strip>
    </main>
  );
}
