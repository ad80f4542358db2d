import type { PresenterView } from '@shared/contract/presenter/view';
import { ItemFrame } from './frame';
import styles from './plain.module.css';

/** Before there is a session to show. */
export function EmptyScreen() {
  return (
    <main className={styles['whole']}>
      <h1>Docket</h1>
      <p>The session appears here when the facilitator opens it.</p>
    </main>
  );
}

/** An item of somebody else than the audience: that there is one, and nothing of it. */
export function OtherScreen({ view }: { view: Extract<PresenterView, { screen: 'other' }> }) {
  return (
    <ItemFrame view={view}>
      <section className={styles['middle']}>
        <h1>Another item</h1>
        <p>The room is on a matter that is not shown here.</p>
      </section>
    </ItemFrame>
  );
}
