import { useState } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { bandPositions, type BandPosition } from '@shared/contract/scoring/placing';
import { longestOverrideDays } from '@shared/contract/scoring/overrides';
import { type Band, bandLabels, bands, CalendarDate, functionLabels, type PersonId, type SessionId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { BandLadder } from '../../../ui/band-ladder';
import { BandShape, bandWord } from '../../../ui/band-mark';
import { ComboBox } from '../../../ui/combo-box';
import { DateField } from '../../../ui/date-field';
import { FormDialog } from '../../../ui/form-dialog';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { TextArea } from '../../../ui/text-field';
import { useMethodology } from '../use-methodology';
import { placeWords } from './placing-words';
import styles from './placing.module.css';

const positionLabels = { top: 'At its top', 'by-score': 'By its score', bottom: 'At its bottom' } as const satisfies Record<BandPosition, string>;
const DAY_MS = 86_400_000;
const daysAfter = (date: string, days: number): CalendarDate => CalendarDate.parse(new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10));
/** Long enough for the next review to see it. */
const USUAL_DAYS = 14;

/** Places an issue above or below its arithmetic (S5): where, who decides it, why, and until when. */
export function OverrideDialog({ issue, asOf, sessionId, onClose }: { issue: IssueRow; asOf: string; sessionId: SessionId | null; onClose: () => void }) {
  const { ladder } = useMethodology();
  const { data: people } = useOperation('people.list', {});
  const [band, setBand] = useState<Band | null>(issue.override?.band ?? null);
  const [position, setPosition] = useState<BandPosition>(issue.override?.position ?? 'by-score');
  const [deciderId, setDeciderId] = useState<PersonId | null>(null);
  const [until, setUntil] = useState<CalendarDate | null>(daysAfter(asOf, USUAL_DAYS));
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const placing = useCommand('scoring.placeOverride');
  const isSame = band === issue.band && position === 'by-score';

  const save = (): void => {
    setHasTried(true);
    if (band === null || isSame || deciderId === null || until === null || reason.trim() === '' || placing.isPending) return;
    placing.mutate({ issueId: issue.id, band, position, deciderId, reason, until, sessionId }, {
      onSuccess: () => {
        appState().toast({ tone: 'success', title: `#${issue.number} is placed ${placeWords({ band, position })} until ${formatDate(until)}`, detail: 'Its score stays what the arithmetic says.' });
        onClose();
      },
    });
  };

  return (
    <FormDialog
      title={`Place #${issue.number} by hand`}
      saveLabel="Place it"
      isPending={placing.isPending}
      error={placing.error}
      onSave={save}
      onClose={onClose}
    >
      <p>{issue.title}</p>
      <p className="muted">
        By its arithmetic it stands in {issue.band === null ? 'no band' : bandLabels[issue.band]}
        {issue.score === null ? '' : `, score ${issue.score}`}. Score and band stay as they are; the list goes by the place while it is in force.
      </p>
      <Segmented
        label="Band"
        columns={4}
        options={[...bands].map((value) => ({ value, label: bandWord(value, true), icon: <BandShape band={value} /> }))}
        value={band}
        onChange={setBand}
      />
      {hasTried && band === null && <Notice tone="error" title="Choose the band it is placed in." />}
      <Segmented label="Place in the band" columns={3} options={bandPositions.map((value) => ({ value, label: positionLabels[value] }))} value={position} onChange={setPosition} />
      {hasTried && isSame && <Notice tone="error" title="That is where its arithmetic puts it. Choose another band, or its top or bottom." />}
      <BandLadder score={issue.score} placed={band} ladder={ladder} />
      <div className={styles['two']}>
        <ComboBox
          label="Decided by"
          options={(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id: value, name: label, function: part }) => ({ value, label, detail: functionLabels[part] }))}
          value={deciderId}
          onChange={setDeciderId}
          placeholder="Type a name"
          error={hasTried && deciderId === null ? 'Name who decides it.' : null}
        />
        <DateField label="Until" value={until} onChange={setUntil} min={daysAfter(asOf, 1)} max={daysAfter(asOf, longestOverrideDays)} reference={asOf} error={hasTried && until === null ? 'An override has an end.' : null} />
      </div>
      <TextArea label="Reason" value={reason} onChange={setReason} maxLength={4000} hint="What the arithmetic cannot see. It will be judged by what came of it." error={hasTried && reason.trim() === '' ? 'Give the reason in a line.' : null} />
    </FormDialog>
  );
}
