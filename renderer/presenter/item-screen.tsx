import type { PresenterView } from '@shared/contract/presenter/view';
import { segmentLabels } from '@shared/primitives';
import { cx } from '../ui/cx';
import { formatMoney } from '../ui/format';
import { BallotsOpen } from './ballots-open';
import { DecisionFoot } from './decision-foot';
import { Evidence } from './evidence';
import { ItemFrame } from './frame';
import { Result } from './result';
import styles from './item.module.css';

export type ItemView = Extract<PresenterView, { screen: 'item' }>;

const longTitle = 46;

/** One issue as the room works on it: evidence, blind ballots, what they said, what was agreed and decided. */
export function ItemScreen({ view }: { view: ItemView }) {
  const { item } = view;
  return (
    <ItemFrame view={view} foot={<DecisionFoot view={view} />}>
      <header className={styles['about']}>
        <h1 className={cx(item.title.length > longTitle && styles['long'])}>{item.title}</h1>
        <p>
          <b>{item.account ?? 'No account'}</b>
          {item.account !== null && item.segment !== 'unknown' && <span>{segmentLabels[item.segment]}</span>}
          {item.arr !== null && <span>{formatMoney(item.arr)} a year</span>}
          {item.daysToRenewal !== null && <span>{renewalWords(item.daysToRenewal)}</span>}
        </p>
      </header>
      <Body view={view} />
    </ItemFrame>
  );
}

function Body({ view }: { view: ItemView }) {
  if (view.ballots !== null) return <BallotsOpen ballots={view.ballots} />;
  if (view.reveal !== null || (view.phase !== 'evidence' && view.phase !== 'deferred' && view.score !== null)) return <Result key={`${view.item.number}-${view.reveal?.round ?? 0}`} view={view} isTight={view.item.title.length > longTitle} />;
  return <Evidence view={view} />;
}

function renewalWords(days: number): string {
  if (days < 0) return `renewal ${-days === 1 ? '1 day' : `${-days} days`} ago`;
  return days === 0 ? 'renews today' : `renews in ${days === 1 ? '1 day' : `${days} days`}`;
}
