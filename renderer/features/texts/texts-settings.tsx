import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Domain, leaveOutLabels, leaveOuts, type TextPlan } from '@shared/contract/texts/entities';
import type { TextPreview } from '@shared/contract/texts/operations';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import type { TextsDraft } from '../../state/texts';
import { Checkbox, RadioGroup } from '../../ui/choice';
import { DateField } from '../../ui/date-field';
import { formatBytes, formatCount, formatInstant, shortHash } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section } from '../../ui/page';
import { TokenField } from '../../ui/token-field';
import { periodWords } from '../imports/import-words';
import wizard from '../imports/wizard.module.css';
import { AccountField } from '../issues/issue-form-fields';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from './texts.module.css';

const leaveOutOptions = leaveOuts.map((value) => ({ value, label: leaveOutLabels[value] }));
/** Voices that are offered to be ours; a transcript has few. */
const shownVoices = 30;

/** The files, and what is said once for all of them: who is ours, whose they are, what of people is left out. */
export function TextsSettings({ draft, preview }: { draft: TextsDraft; preview: TextPreview | undefined }) {
  const { chosen, plan, run } = draft;
  const { data: own } = useOperation('texts.own', {});
  const { data: workspace } = useWorkspace();
  const [accountName, setAccountName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isLocked = run?.state === 'running' || run?.state === 'done';
  const change = (part: Partial<TextPlan>): void => appState().changeTexts({ plan: { ...plan, ...part }, run: null });
  const domains = [...new Set([...(own?.domains ?? []), ...plan.ownDomains])];
  const isUndated = preview?.findings.some(({ rule }) => rule === 'undated-text') === true;

  return (
    <>
      <section aria-label="Files">
        <div className={wizard['file']}>
          <Mail aria-hidden="true" />
          <div>
            <h2 className={wizard['file-name']}>{chosen.fileName}</h2>
            <p className="muted t12">
              {chosen.files === 1 ? '1 file' : `${formatCount(chosen.files)} files`}, {formatBytes(chosen.sizeBytes)}
            </p>
          </div>
        </div>
        <DefinitionList
          items={[
            ...(preview?.period == null ? [] : [{ term: 'Period', value: periodWords(preview.period.from, preview.period.to) }]),
            { term: 'Fingerprint', value: <span title={`SHA-256 ${chosen.sha256}`}>{shortHash(chosen.sha256)}</span> },
          ]}
        />
        {chosen.importedBefore !== null && run?.state !== 'done' && (
          <div className={wizard['notice']}>
            <Notice title={`The same was imported on ${formatInstant(chosen.importedBefore)}`} toDo="Again it changes nothing." />
          </div>
        )}
      </section>
      {!isLocked && (
        <>
          <Section title="Who is who">
            <div className={styles['fields']}>
              <TokenField
                label="Domains of your own addresses"
                hint="They tell what came in and what went out. Remembered in this workspace."
                error={problem}
                values={domains}
                allowsNew
                placeholder="company.example"
                options={[]}
                maxLength={253}
                most={200}
                onType={() => setProblem(null)}
                onChange={(values) => {
                  const wrong = values.find((value) => !Domain.safeParse(value).success);
                  setProblem(wrong === undefined ? null : `"${wrong}" is no domain. Write it as company.example.`);
                  if (wrong === undefined) change({ ownDomains: [...new Set(values.map((value) => value.toLowerCase()))] });
                }}
              />
              {preview !== undefined && preview.speakers.length > 0 && (
                <fieldset className={styles['voices']}>
                  <legend>Voices of your own people</legend>
                  {preview.speakers.slice(0, shownVoices).map(({ name, lines, isOwn }) => (
                    <Checkbox
                      key={name}
                      isSelected={isOwn}
                      detail={lines === 1 ? '1 line' : `${formatCount(lines)} lines`}
                      onChange={(isSelected) => change({ ownSpeakers: isSelected ? [...plan.ownSpeakers, name] : plan.ownSpeakers.filter((other) => other.toLowerCase() !== name.toLowerCase()) })}
                    >
                      {name}
                    </Checkbox>
                  ))}
                </fieldset>
              )}
            </div>
          </Section>
          <Section title="Whose they are">
            <div className={styles['fields']}>
              <AccountField
                value={plan.accountId}
                name={accountName}
                onChange={(accountId, name) => {
                  setAccountName(name);
                  change({ accountId });
                }}
              />
              <p className="muted t12">{plan.accountId === null ? 'Left empty, each is filed by its sender, as on the right.' : 'All of them, but for senders that are filed on the right.'}</p>
              {(isUndated || plan.date !== null) && <DateField label="Day of those that name none" value={plan.date} onChange={(date) => change({ date })} reference={workspace?.asOf ?? '2026-01-01'} hint="Left empty, they are left out." />}
            </div>
          </Section>
          <Section title="People">
            <RadioGroup label="What of people is kept" isLabelHidden options={leaveOutOptions} value={plan.leaveOut} onChange={(leaveOut) => change({ leaveOut })} />
            <p className="muted t12">What is left out is left out before anything is stored.</p>
          </Section>
        </>
      )}
    </>
  );
}
