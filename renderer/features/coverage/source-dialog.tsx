import { useState } from 'react';
import { provisionMethodLabels, provisionMethods, type CoverageSource, type Provision, type ProvisionMethod } from '@shared/contract/coverage/entities';
import { sourceLabels, type CalendarDate, type PersonId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { formatDate, formatInstant } from '../../ui/format';
import { NumberField } from '../../ui/number-field';
import { DefinitionList, Section } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { TextArea, TextField } from '../../ui/text-field';
import { Dialog } from '../../ui/dialog';
import { Button } from '../../ui/button';
import { PersonField } from '../people/person-field';
import { useRole } from '../settings/use-acting';
import styles from './coverage.module.css';

const zoneHere = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const methodOptions = provisionMethods.map((value) => ({ value, label: provisionMethodLabels[value] }));

/** How a source is obtained, with its earlier versions; who may, changes it here (W2). */
export function SourceDialog({ source, asOf, isReadOnly, onClose }: { source: CoverageSource; asOf: CalendarDate; isReadOnly: boolean; onClose: () => void }) {
  const role = useRole();
  const mayChange = mayRun(role, 'coverage.provide') && !isReadOnly;
  const [isChanging, setIsChanging] = useState(mayChange && source.provision === null);
  const { data: versions } = useOperation('coverage.provisions', { source: source.source });
  if (isChanging) return <ProvisionForm source={source} asOf={asOf} onClose={onClose} />;
  const [inForce, ...earlier] = versions ?? [];
  return (
    <Dialog
      title={`${sourceLabels[source.source]}: how it is obtained`}
      isOpen
      onClose={onClose}
      actions={
        <>
          {mayChange && <Button onPress={() => setIsChanging(true)}>Change it</Button>}
          <Button variant="primary" onPress={onClose}>Close</Button>
        </>
      }
    >
      {inForce === undefined ? <p>Nobody has recorded how this source is obtained.</p> : <ProvisionFacts provision={inForce} lateDays={source.lateDays} />}
      {earlier.length > 0 && (
        <Section title="Before" more={`${earlier.length}`}>
          <ul className={styles['versions']}>
            {earlier.map((version) => (
              <li key={version.version}>
                <b>{`Version ${version.version}, since ${formatDate(version.since)}: ${provisionMethodLabels[version.method]}`}</b>
                <p>{version.details}</p>
                <small>{`${version.why} Approved by ${version.approvedBy}. Recorded by ${version.by}, ${formatInstant(version.at)}.`}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Dialog>
  );
}

function ProvisionFacts({ provision, lateDays }: { provision: Provision; lateDays: number | null }) {
  const { method, details, why, approvedBy, since, timeZone, cadenceDays, version, by, at } = provision;
  return (
    <DefinitionList
      items={[
        { term: 'How', value: provisionMethodLabels[method] },
        { term: 'In detail', value: details },
        { term: 'Why', value: why },
        { term: 'Approved by', value: approvedBy },
        { term: 'Since', value: formatDate(since) },
        { term: 'Time zone', value: timeZone },
        { term: 'Expected', value: cadenceDays === null ? 'No cadence' : `Every ${cadenceDays} days${lateDays === null ? '' : `; it is ${lateDays} days late`}` },
        { term: 'Recorded', value: `Version ${version}, by ${by}, ${formatInstant(at)}` },
      ]}
    />
  );
}

function ProvisionForm({ source: { source, provision }, asOf, onClose }: { source: CoverageSource; asOf: CalendarDate; onClose: () => void }) {
  const [method, setMethod] = useState<ProvisionMethod>(provision?.method ?? 'by-hand');
  const [details, setDetails] = useState(provision?.details ?? '');
  const [why, setWhy] = useState(provision?.why ?? '');
  const [approvedBy, setApprovedBy] = useState<PersonId | null>(provision?.approvedById ?? null);
  const [since, setSince] = useState<CalendarDate | null>(provision?.since ?? asOf);
  const [timeZone, setTimeZone] = useState(provision?.timeZone ?? zoneHere);
  const [cadenceDays, setCadenceDays] = useState<number | null>(provision?.cadenceDays ?? null);
  const [hasTried, setHasTried] = useState(false);
  const saving = useCommand('coverage.provide');
  const save = (): void => {
    setHasTried(true);
    if (details.trim() === '' || why.trim() === '' || approvedBy === null || since === null || timeZone.trim() === '' || saving.isPending) return;
    saving.mutate({ source, method, details, why, approvedBy, since, timeZone, cadenceDays }, { onSuccess: onClose });
  };
  const failure = saving.error?.failure;
  const missing = (isMissing: boolean, words: string): string | null => (hasTried && isMissing ? words : null);
  return (
    <FormDialog title={`${sourceLabels[source]}: how it is obtained`} saveLabel="Record" isPending={saving.isPending} error={failure?.field === undefined ? saving.error : null} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <Segmented label="How" isWide options={methodOptions} value={method} onChange={setMethod} />
        <TextArea label="In detail" value={details} onChange={setDetails} maxLength={2000} autoFocus error={missing(details.trim() === '', 'Say how it is obtained: from which system, by whom, in which form.')} />
        <TextArea label="Why this way" value={why} onChange={setWhy} maxLength={2000} error={missing(why.trim() === '', 'Say why it is obtained this way.')} />
        <div className={styles['pair']}>
          <PersonField label="Approved by" value={approvedBy} onChange={setApprovedBy} error={failure?.field === 'approvedBy' ? failure.message : missing(approvedBy === null, 'Name the person who approved it.')} />
          <DateField label="Since" value={since} onChange={setSince} reference={asOf} error={missing(since === null, 'Name the day.')} />
          <TextField label="Time zone of its times" value={timeZone} onChange={setTimeZone} maxLength={60} error={failure?.field === 'timeZone' ? failure.message : missing(timeZone.trim() === '', 'Name the time zone.')} />
          <NumberField label="Expected every (days)" hint="Empty: no cadence" value={cadenceDays} min={1} max={3660} onChange={setCadenceDays} />
        </div>
        {provision !== null && <p className="muted">{`This makes version ${provision.version + 1}. Version ${provision.version} is kept.`}</p>}
      </div>
    </FormDialog>
  );
}
