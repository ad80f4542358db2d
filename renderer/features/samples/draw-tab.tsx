import { useMemo, useState } from 'react';
import { sampleKindLabels, strataLabels, type Sample } from '@shared/contract/samples/entities';
import { mayRun, useCommand } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { useAction } from '../../state/use-action';
import { Button, ButtonRow } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { formatCount, formatDate, formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, ScrollRegion, Section } from '../../ui/page';
import { TextArea } from '../../ui/text-field';
import { filterWords } from '../filters/filter-words';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { hoursWords, marginWords } from './sample-words';
import styles from './samples.module.css';

/** How a sample was drawn: enough to draw it again, and whether that still gives the same (W9). */
export function DrawTab({ sample }: { sample: Sample }) {
  const { id, of, plan, asOf, population, size, margin, seed, scheme, digest, by, at, purpose, strata, basis, withdrawn } = sample;
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const { mutate, data: check, isPending, error } = useCommand('samples.verify');
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const mayWithdraw = mayRun(role, 'samples.withdraw') && workspace?.isReadOnly === false && withdrawn === null;
  const verify = useLatest(() => mutate({ id }));
  useCommands(useMemo((): readonly Command[] => [{ id: 'samples.verify', title: 'Draw the sample again and compare', section: 'Issues', shortcuts: ['v'], keywords: ['check', 'seed', 'redraw'], run: verify }], [verify]));
  const isSound = check !== undefined && check.isSame && check.isDigestRight && check.isInLog !== false;
  return (
    <ScrollRegion label="The draw" className={styles['scroll'] ?? ''}>
      <div className={styles['results']}>
        {withdrawn !== null && <Notice tone="warn" title={`Withdrawn: ${withdrawn}`} kept="The sample and what was answered stay where they are." />}
        {error !== null && <Notice tone="error" title={error.message} />}
        {check !== undefined && <Notice tone={isSound ? 'success' : 'error'} title={check.words} />}
        <ButtonRow>
          <Button kbd="V" isPending={isPending} onPress={verify}>
            Draw again and compare
          </Button>
          {mayWithdraw && <Button onPress={() => setIsWithdrawing(true)}>Withdraw</Button>}
        </ButtonRow>
        <Section title="The draw">
          <DefinitionList
            items={[
              { term: 'Why a sample', value: purpose },
              { term: 'Figures', value: basis },
              { term: 'Population', value: `${sampleKindLabels[of]}: ${formatCount(population)}, as of ${formatDate(asOf)}` },
              { term: 'Filter', value: filterWords(plan.filter) },
              { term: 'Period', value: plan.from === null && plan.until === null ? 'Any' : `${plan.from === null ? 'the beginning' : formatDate(plan.from)} to ${plan.until === null ? 'the end' : formatDate(plan.until)}` },
              { term: 'Size', value: `${formatCount(size)}, ${plan.size.by === 'margin' ? `for a margin of ${plan.size.margin * 100} points` : plan.size.by === 'count' ? 'as given' : 'stated for each stratum'}; worst margin ${marginWords(margin)} at ${plan.confidence * 100} %` },
              { term: 'Cost', value: `${hoursWords((size * plan.minutesPerItem) / 60)} at ${plan.minutesPerItem} minutes each` },
              { term: 'Strata', value: plan.strata === 'none' ? 'None' : `${strataLabels[plan.strata]}, ${plan.size.by === 'stated' ? 'stated' : plan.allocation === 'equal' ? 'shared out equally' : 'in proportion'}` },
              { term: 'Seed', value: <span className="mono">{seed}</span> },
              { term: 'Scheme', value: scheme },
              { term: 'Population SHA-256', value: <span className={`mono ${styles['digest'] ?? ''}`}>{digest}</span> },
              { term: 'Drawn', value: `by ${by}, ${formatInstant(at)}` },
            ]}
          />
        </Section>
        <Section title="Strata">
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Stratum</th>
                <th scope="col" className={styles['end']}>There were</th>
                <th scope="col" className={styles['end']}>Drawn</th>
                <th scope="col" className={styles['end']}>Read</th>
                <th scope="col" className={styles['end']}>Margin at worst</th>
              </tr>
            </thead>
            <tbody>
              {strata.map((stratum) => (
                <tr key={stratum.key}>
                  <th scope="row">{stratum.label}</th>
                  <td className={styles['end']}>{formatCount(stratum.population)}</td>
                  <td className={styles['end']}>{formatCount(stratum.size)}</td>
                  <td className={styles['end']}>{formatCount(stratum.reviewed)}</td>
                  <td className={styles['end']}>{marginWords(stratum.margin)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </div>
      {isWithdrawing && <WithdrawDialog sample={sample} onClose={() => setIsWithdrawing(false)} />}
    </ScrollRegion>
  );
}

function WithdrawDialog({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const withdrawing = useAction('samples.withdraw');
  const save = (): void => {
    setHasTried(true);
    if (reason.trim() !== '' && !withdrawing.isPending) withdrawing.run({ id: sample.id, reason }, onClose);
  };
  return (
    <FormDialog title={`Withdraw sample ${sample.number}`} size="small" saveLabel="Withdraw" isPending={withdrawing.isPending} error={null} onSave={save} onClose={onClose}>
      <p className="muted">It cannot be read any further and its figures stay with the reason beside them. A sample is never deleted, so that nobody draws until the result pleases.</p>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={1000} autoFocus error={hasTried && reason.trim() === '' ? 'Say why in a line.' : null} />
    </FormDialog>
  );
}
