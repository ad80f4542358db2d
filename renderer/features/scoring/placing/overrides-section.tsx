import { MoveUpRight } from 'lucide-react';
import { useState } from 'react';
import { verdictLabels, type DeciderTally, type OverrideRecord } from '@shared/contract/scoring/overrides';
import { mayRun, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { OverrideMark } from '../../../ui/band-mark';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { cx } from '../../../ui/cx';
import { formatCount, formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { endWords } from './placing-words';
import { JudgeDialog, WithdrawDialog } from './reason-dialogs';
import styles from './placing.module.css';

/** How often the arithmetic is departed from, by whom, and how it turned out (S5). */
export function OverridesSection() {
  const { data, error } = useOperation('scoring.overrideOverview', {});
  const role = useRole();
  const isReadOnly = useWorkspace().data?.isReadOnly !== false;
  const [judged, setJudged] = useState<OverrideRecord | null>(null);
  const [withdrawn, setWithdrawn] = useState<OverrideRecord | null>(null);
  const mayJudge = !isReadOnly && mayRun(role, 'scoring.judgeOverride');
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined) return null;
  if (data.deciders.length === 0) {
    return (
      <EmptyState icon={<MoveUpRight />} title="Nothing has been placed by hand" action={<Button onPress={() => appState().navigate({ name: 'score' })}>Go to the priority list</Button>}>
        Where the arithmetic cannot see something, an issue can be placed above or below it: on the issue, or in the room, with the keys Shift O. Each has a decider, a reason and an end, and is judged here by what came of it.
      </EmptyState>
    );
  }
  const { inForce, toJudge, judged: past, share, openIssues, openPlaced, raised, lowered, deciders } = data;
  return (
    <div className={styles['page']}>
      <div className={styles['figures']}>
        <Figure value={formatCount(inForce.length)} words={inForce.length === 1 ? 'override in force' : 'overrides in force'} />
        <Figure value={share === null ? 'n/a' : `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`} words={`of open issues: ${formatCount(openPlaced)} of ${formatCount(openIssues)}`} />
        <Figure value={`${raised} / ${lowered}`} words="raised / lowered" />
        <Figure value={formatCount(toJudge.length)} words="over, waiting for a judgement" />
      </div>
      {toJudge.length > 0 && (
        <Section title="Over, to be judged" more={toJudge.length}>
          <Records records={toJudge} last="Ended" lastOf={endWords} action={mayJudge ? { label: 'Judge', run: setJudged } : null} />
        </Section>
      )}
      {inForce.length > 0 && (
        <Section title="In force" more={inForce.length}>
          <Records records={inForce} last="Until" lastOf={({ until }) => formatDate(until)} action={mayJudge ? { label: 'Withdraw', run: setWithdrawn } : null} />
        </Section>
      )}
      <Section title="By decider" more="kept apart from any target: a count of none may be as bad as a count of many">
        <DeciderTable deciders={deciders} />
      </Section>
      {past.length > 0 && (
        <Section title="Judged" more={past.length}>
          <Records records={past} last="Judgement" lastOf={({ judgement }) => (judgement === null ? '' : `${verdictLabels[judgement.verdict]}: ${judgement.words}`)} action={mayJudge ? { label: 'Judge again', run: setJudged } : null} />
        </Section>
      )}
      {judged !== null && <JudgeDialog override={judged} onClose={() => setJudged(null)} />}
      {withdrawn !== null && <WithdrawDialog id={withdrawn.id} number={withdrawn.issueNumber} onClose={() => setWithdrawn(null)} />}
    </div>
  );
}

function Figure({ value, words }: { value: string; words: string }) {
  return (
    <p className={styles['figure']}>
      <b>{value}</b>
      <span>{words}</span>
    </p>
  );
}

interface RecordsProps {
  records: readonly OverrideRecord[];
  /** What the last column tells. */
  last: string;
  lastOf: (record: OverrideRecord) => string;
  action: { readonly label: string; readonly run: (record: OverrideRecord) => void } | null;
}

function Records({ records, last, lastOf, action }: RecordsProps) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Issue</th>
          <th scope="col">Placed</th>
          <th scope="col">Decided by</th>
          <th scope="col">Reason</th>
          <th scope="col">{last}</th>
          {action !== null && <th scope="col"><span className="vh">Actions</span></th>}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <td className={styles['issue']}>
              <Button variant="link" onPress={() => appState().navigate({ name: 'issue', id: record.issueId })}>
                #{record.issueNumber} {record.title}
              </Button>
              {record.account !== null && <small>{record.account}</small>}
            </td>
            <td>
              <OverrideMark from={record.arithmeticBand} to={record.band} />
            </td>
            <td className="nowrap">{record.decider}</td>
            <td>{record.reason}</td>
            <td className={cx(last !== 'Judgement' && 'nowrap')}>{lastOf(record)}</td>
            {action !== null && (
              <td className={styles['act']}>
                <Button size="small" onPress={() => action.run(record)}>
                  {action.label}
                  <span className="vh"> #{record.issueNumber}</span>
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DeciderTable({ deciders }: { deciders: readonly DeciderTally[] }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Decider</th>
          {['Placed', 'In force', 'To judge', 'Right', 'Wrong', 'Cannot tell'].map((word) => (
            <th key={word} scope="col" className={styles['num']}>{word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deciders.map(({ deciderId, name, placed, inForce, toJudge, right, wrong, cannotTell }) => (
          <tr key={deciderId}>
            <td>{name}</td>
            {Object.entries({ placed, inForce, toJudge, right, wrong, cannotTell }).map(([key, value]) => (
              <td key={key} className={styles['num']}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
