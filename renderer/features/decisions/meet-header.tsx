import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useOperation } from '../../api';
import type { Route } from '../../state/navigation';
import { appState } from '../../state/app-state';
import { Count } from '../../ui/tag';
import styles from './decisions.module.css';

export type MeetPlace = 'meet' | 'register' | 'mine' | 'questions';

const places: readonly { readonly place: MeetPlace; readonly label: string; readonly route: Route }[] = [
  { place: 'meet', label: 'Sessions', route: { name: 'meet' } },
  { place: 'register', label: 'Decisions', route: { name: 'decisions', tab: 'register' } },
  { place: 'mine', label: 'My decisions', route: { name: 'decisions', tab: 'mine' } },
  { place: 'questions', label: 'Questions', route: { name: 'decisions', tab: 'questions' } },
];

/** The parts of Meet: sessions, the decisions of all of them, one's own, and what was asked. */
export function MeetHeader({ place, sub, tools }: { place: MeetPlace; sub?: ReactNode; tools?: ReactNode }) {
  const { data: questions } = useOperation('requests.list', { isOpenOnly: true, limit: 1 });
  return (
    <header className={styles['header']}>
      <h1 className="vh">Meet</h1>
      <nav aria-label="Meet">
        <ul className={styles['places']}>
          {places.map(({ place: each, label, route }) => (
            <li key={each}>
              <AriaButton className={styles['place'] ?? ''} {...(each === place ? { 'aria-current': 'page' as const } : {})} onPress={() => appState().navigate(route)}>
                {label}
                {each === 'questions' && questions !== undefined && questions.total > 0 && <Count value={questions.total} />}
              </AriaButton>
            </li>
          ))}
        </ul>
      </nav>
      {sub !== undefined && <span className={styles['sub']}>{sub}</span>}
      {tools !== undefined && <div className={styles['tools']}>{tools}</div>}
    </header>
  );
}
