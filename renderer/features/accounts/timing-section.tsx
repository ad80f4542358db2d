import type { AccountTiming, TimingFigure } from '@shared/contract/account-timing';
import { durationWords } from '@shared/metric-words';
import type { AccountId } from '@shared/primitives';
import { useOperation } from '../../api';
import { formatCount } from '../../ui/format';
import { DefinitionList, Section } from '../../ui/page';
import styles from './accounts.module.css';

function Figure({ figure: { median, counted, total, leftOut } }: { figure: TimingFigure }) {
  const left = total - counted;
  return (
    <>
      <b>{median === null ? 'not known' : durationWords(median)}</b> <span className="muted">{`${formatCount(counted)} of ${formatCount(total)}`}</span>
      {left > 0 && <span className={styles['small']}>{`${formatCount(left)} left out: ${leftOut.map(({ because, issues }) => `${because} (${formatCount(issues)})`).join(', ')}`}</span>}
    </>
  );
}

/** How fast the account's issues are answered and resolved, with what the figures leave out (W6). Nothing where it has no issues. */
export function TimingSection({ id }: { id: AccountId }) {
  const { data } = useOperation('accounts.timing', { id });
  if (data === undefined || data.firstResponse.total === 0) return null;
  return <Timing timing={data} />;
}

function Timing({ timing: { firstResponse, resolution } }: { timing: AccountTiming }) {
  return (
    <Section title="Response and resolution, median">
      <DefinitionList
        items={[
          { term: 'First response', value: <Figure figure={firstResponse} /> },
          ...(resolution.total === 0 ? [] : [{ term: 'Resolution', value: <Figure figure={resolution} /> }]),
        ]}
      />
    </Section>
  );
}
