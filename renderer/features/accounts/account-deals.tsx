import { dealOutcomeLabels } from '@shared/contract/records/entities';
import type { DealRow } from '@shared/contract/records/operations';
import { formatDate, formatMoney, formatMoneyFull } from '../../ui/format';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import styles from './records.module.css';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** The deals of an account: the stage each stands in, for how long, and the stages before it (W4). */
export function AccountDeals({ deals }: { deals: readonly DealRow[] }) {
  const open = deals.filter(({ outcome }) => outcome === 'open').length;
  return (
    <Section title="Deals" more={`${open} of ${deals.length} open`}>
      <ul className={styles['deals']}>
        {deals.map((deal) => (
          <li key={deal.id} className={deal.outcome === 'open' ? undefined : 'muted'}>
            <div className={styles['deal-head']}>
              <b>{deal.name}</b>
              <span className="spacer" />
              {deal.amount !== null && <span className={styles['amount']} title={formatMoneyFull(deal.amount)}>{formatMoney(deal.amount)}</span>}
            </div>
            <p className={styles['deal-state']}>
              {deal.outcome !== 'open' && <Tag>{dealOutcomeLabels[deal.outcome]}</Tag>}
              <span>{stateWords(deal)}</span>
            </p>
            {deal.stages.length > 1 && (
              <ol className={styles['stages']} aria-label={`Stages of ${deal.name}`}>
                {deal.stages.map(({ stage, since, days: count }, index) => (
                  <li key={`${since}${stage}`} title={`Since ${formatDate(since)}`}>
                    {stage}
                    {(deal.outcome === 'open' || index < deal.stages.length - 1) && <span className="muted"> {count} d</span>}
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateWords({ outcome, stage, stageSince, daysInStage, expectedClose, closedOn, waitingOn, owner }: DealRow): string {
  if (outcome !== 'open') return [closedOn === null ? stage : `closed ${formatDate(closedOn)}`, owner].filter((part) => part !== null).join(', ');
  return [
    stageSince === null || daysInStage === null ? `${stage}, since when is not known` : `${stage} for ${days(daysInStage)}`,
    waitingOn === null ? null : `waiting on ${waitingOn}`,
    expectedClose === null ? null : `expected ${formatDate(expectedClose)}`,
    owner,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
