import type { Ref } from 'react';
import { useState } from 'react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { functionLabels } from '@shared/primitives';
import { useOperation } from '../../../api';
import { bandWord } from '../../../ui/band-mark';
import { Button } from '../../../ui/button';
import { ComboBox } from '../../../ui/combo-box';
import { DateField } from '../../../ui/date-field';
import { formatInstant } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Segmented } from '../../../ui/segmented';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-field';
import { functionOptions } from '../../issues/issue-form-fields';
import { heldAgainst } from '../../scoring/placing/placing-words';
import { bandActions, levelOptions, outcomeOptions } from '../session-words';
import { CostFields } from './cost-fields';
import { DissentEditor, RejectedEditor } from './decision-extras';
import { fieldsOf, missingIn } from './decision-fields';
import type { DecisionFields } from './drafts';
import { useDraft, useDrafts } from './drafts';
import { MergeField } from './merge-field';
import styles from './decision.module.css';

export interface DecisionPanelProps {
  room: Room;
  item: ItemDetail;
  mayChange: boolean;
  /** Why nothing can be decided just now: ballots are open, or no score is agreed; null when it can. */
  blocked: string | null;
  /** What the button says: `Record and go to item 5`. */
  label: string;
  /** Something was missing at the last try. */
  hasTried: boolean;
  error: { readonly message: string; readonly field?: string | undefined } | null;
  onRecord: () => void;
  kindsRef: Ref<HTMLDivElement>;
}

/** Whether a choice is another one than the band asks for. */
export function departs(item: ItemDetail, outcome: DecisionFields['outcome']): boolean {
  const band = item.agreed?.band ?? (item.issue?.isProposed === true ? null : (item.issue?.band ?? null));
  return band !== null && outcome !== null && outcome !== 'later' && bandActions[band] !== outcome;
}

/** What is decided, by whom it is done and until when (M5). Every word is kept as it is typed, on this laptop, until it is recorded. */
export function DecisionPanel({ room, item, mayChange, blocked, label, hasTried, error, onRecord, kindsRef }: DecisionPanelProps) {
  const draft = useDraft(item.id);
  const changeDecision = useDrafts((state) => state.changeDecision);
  const { data: people } = useOperation('people.list', {});
  const fields = fieldsOf(draft, item, room);
  const band = item.agreed?.band ?? item.issue?.band ?? null;
  const isDeparting = departs(item, fields.outcome);
  const against = heldAgainst(band, item.issue?.override ?? null);
  const missing = hasTried ? missingIn(fields, isDeparting) : {};
  const set = (part: Partial<DecisionFields>): void => changeDecision(item.id, part);
  const problemOf = (field: keyof DecisionFields): string | null => missing[field] ?? (error?.field === `draft.${field}` || error?.field === field ? error.message : null);
  const owners = (people ?? []).filter(({ isSystem }) => !isSystem);
  const isElsewhere = error !== null && !Object.keys(fields).some((field) => error.field === `draft.${field}` || error.field === field);
  const [showsMore, setShowsMore] = useState(false);
  const isMore = showsMore || fields.dissents.length > 0 || fields.rejected.length > 0 || fields.followUp !== '' || fields.costMajor !== null;

  // What is only suggested must not read as decided to somebody who cannot change it.
  if (!mayChange && item.decision === null && item.deferredReason === null) {
    return (
      <aside className={styles['panel']} aria-label="Decision">
        <header className={styles['head']}>
          <h2>Decision</h2>
          <span>None yet</span>
        </header>
      </aside>
    );
  }
  return (
    <aside className={styles['panel']} aria-label="Decision">
      <header className={styles['head']}>
        <h2>Decision</h2>
        <span>{item.decision !== null ? `Recorded ${formatInstant(item.decision.at)}` : item.deferredReason !== null ? 'Put off' : Object.keys(draft.decision).length > 0 ? 'Kept as typed' : ''}</span>
      </header>
      <div className={styles['body']} role="group" aria-label="Decision, fields" {...{ tabIndex: 0 }}>
        <div ref={kindsRef}>
          <Segmented
            label="What is decided"
            isLabelHidden
            columns={4}
            options={outcomeOptions}
            value={fields.outcome}
            onChange={(outcome) => set({ outcome })}
            isDisabled={!mayChange}
            hint={problemOf('outcome') ?? (fields.outcome === 'later' ? 'It comes back in the queue of the next session.' : band === null || fields.outcome === null ? 'The band proposes nothing yet' : isDeparting ? `${bandWord(band)} asks for ${decisionLabels[bandActions[band]]}` : against === '' ? "Same as the band's action" : `Same as the band's action. ${against}.`)}
          />
        </div>
        {fields.outcome === 'later' ? (
          <TextArea label="Why it is put off" value={fields.laterReason} onChange={(laterReason) => set({ laterReason })} maxLength={2000} error={problemOf('laterReason')} isDisabled={!mayChange} />
        ) : (
          <>
            {isDeparting && <TextArea label="Why it departs from the band" value={fields.departureReason} onChange={(departureReason) => set({ departureReason })} maxLength={2000} hint={against === '' ? undefined : `${against}.`} error={problemOf('departureReason')} isDisabled={!mayChange} />}
            {fields.outcome === 'merge' && <MergeField item={item} value={fields.mergeIntoId} onChange={(mergeIntoId) => set({ mergeIntoId })} error={problemOf('mergeIntoId')} />}
            {fields.outcome === 'accept-risk' && <DateField label="Accepted until" value={fields.acceptUntil} onChange={(acceptUntil) => set({ acceptUntil })} reference={room.plannedOn} min={room.plannedOn} error={problemOf('acceptUntil')} />}
            <TextArea label="What" value={fields.what} onChange={(what) => set({ what })} maxLength={2000} error={problemOf('what')} isDisabled={!mayChange} />
            <div className={styles['two']}>
              <ComboBox
                label="Owner"
                placeholder="Type a name"
                options={owners.map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }))}
                value={fields.ownerId}
                onChange={(ownerId) => set({ ownerId, ...(ownerId === null ? {} : { function: owners.find(({ id }) => id === ownerId)?.function ?? fields.function }) })}
                error={problemOf('ownerId')}
                isDisabled={!mayChange}
              />
              <Select label="Function" options={functionOptions} value={fields.function} onChange={(part) => set({ function: part })} isDisabled={!mayChange} />
            </div>
            <div className={styles['two']}>
              <DateField label="Due" value={fields.dueOn} onChange={(dueOn) => set({ dueOn })} reference={room.plannedOn} min={room.plannedOn} error={problemOf('dueOn')} isDisabled={!mayChange} />
              <DateField label="Review" value={fields.reviewOn} onChange={(reviewOn) => set({ reviewOn })} reference={room.plannedOn} min={room.plannedOn} error={problemOf('reviewOn')} isDisabled={!mayChange} />
            </div>
            <Segmented label="Level" isWide options={levelOptions} value={fields.level} onChange={(level) => set({ level })} isDisabled={!mayChange} />
            <TextArea label="Reason" value={fields.reason} onChange={(reason) => set({ reason })} maxLength={4000} error={problemOf('reason')} isDisabled={!mayChange} />
            {isMore ? (
              <>
                <DissentEditor room={room} dissents={fields.dissents} onChange={(dissents) => set({ dissents })} />
                <RejectedEditor rejected={fields.rejected} onChange={(rejected) => set({ rejected })} />
                <CostFields fields={fields} onChange={set} problemOf={problemOf} isDisabled={!mayChange} />
                <TextArea label="Follow-up" value={fields.followUp} onChange={(followUp) => set({ followUp })} maxLength={2000} rows={1} />
              </>
            ) : (
              mayChange && (
                <Button variant="link" onPress={() => setShowsMore(true)}>
                  Dissent, rejected alternatives, cost, follow-up
                </Button>
              )
            )}
          </>
        )}
        {error !== null && isElsewhere && <Notice tone="error" title={error.message} />}
      </div>
      {mayChange && (
        <footer className={styles['foot']}>
          {blocked !== null && fields.outcome !== 'later' ? (
            <p className="muted">{blocked}</p>
          ) : (
            <Button variant={item.phase === 'evidence' && Object.keys(draft.decision).length === 0 ? 'secondary' : 'primary'} size="large" isWide kbd="Ctrl Enter" onPress={onRecord}>
              {label}
            </Button>
          )}
        </footer>
      )}
    </aside>
  );
}
