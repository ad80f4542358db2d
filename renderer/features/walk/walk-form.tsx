import type { IssueDetail } from '@shared/contract/issues';
import type { Failure } from '@shared/result';
import { type CalendarDate, functionLabels } from '@shared/primitives';
import { useOperation } from '../../api';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { DateField } from '../../ui/date-field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-field';
import { CostFields } from '../sessions/run/cost-fields';
import { missingIn } from '../sessions/run/decision-fields';
import type { DecisionFields } from '../sessions/run/drafts';
import { MergeField } from '../sessions/run/merge-field';
import { levelOptions, outcomeOptions } from '../sessions/session-words';
import { heldAgainst } from '../scoring/placing/placing-words';
import { departsOnWalk } from './walk-fields';
import styles from './walk.module.css';

export interface WalkFormProps {
  issue: IssueDetail;
  fields: DecisionFields;
  asOf: CalendarDate;
  hasTried: boolean;
  failure: Failure | null;
  isPending: boolean;
  onChange: (part: Partial<DecisionFields>) => void;
  onRecord: () => void;
  onBack: () => void;
}

/** What a decision on the walk still needs, in one strip under the issue. */
export function WalkForm({ issue, fields, asOf, hasTried, failure, isPending, onChange, onRecord, onBack }: WalkFormProps) {
  const { data: people } = useOperation('people.list', {});
  const owners = (people ?? []).filter(({ isSystem }) => !isSystem);
  const isDeparting = departsOnWalk(issue, fields.outcome);
  const missing = hasTried ? missingIn(fields, isDeparting) : {};
  const problemOf = (field: keyof DecisionFields): string | null => missing[field] ?? (failure?.field === `draft.${field}` || failure?.field === field ? failure.message : null);
  const isElsewhere = failure !== null && !Object.keys(fields).some((field) => failure.field === `draft.${field}` || failure.field === field);
  const label = outcomeOptions.find(({ value }) => value === fields.outcome)?.label ?? '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in its fields means what its Back button says
    <footer
      className={styles['foot']}
      role="group"
      aria-label={`${label} #${issue.number}`}
      onKeyDown={(event) => {
        // In a field keys are for typing; Escape alone still means back. A list that is open takes it first.
        if (event.key !== 'Escape' || event.defaultPrevented || event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return;
        event.preventDefault();
        event.stopPropagation();
        onBack();
      }}
    >
      <div className={styles['form-head']}>
        <h2>{label}</h2>
        {isDeparting && <span className="late">Departs from what the band asks for</span>}
        <span className={styles['form-tools']}>
          <Button kbd="Esc" onPress={onBack}>
            Back
          </Button>
          <Button variant="primary" kbd="Ctrl Enter" isPending={isPending} onPress={onRecord}>
            {fields.outcome === 'later' ? 'Put off' : 'Decide'}
          </Button>
        </span>
      </div>
      {fields.outcome === 'later' ? (
        <TextArea label="Why it is put off" value={fields.laterReason} onChange={(laterReason) => onChange({ laterReason })} maxLength={2000} autoFocus error={problemOf('laterReason')} />
      ) : (
        <div className={styles['form']}>
          <TextArea label="What" value={fields.what} onChange={(what) => onChange({ what })} maxLength={2000} autoFocus error={problemOf('what')} />
          <TextArea label="Reason" value={fields.reason} onChange={(reason) => onChange({ reason })} maxLength={4000} error={problemOf('reason')} />
          {isDeparting && <TextArea label="Why it departs from the band" value={fields.departureReason} onChange={(departureReason) => onChange({ departureReason })} maxLength={2000} hint={heldAgainst(issue.band, issue.override) || undefined} error={problemOf('departureReason')} />}
          {fields.outcome === 'merge' && <MergeField item={{ issueId: issue.id, account: issue.account, title: issue.title }} value={fields.mergeIntoId} onChange={(mergeIntoId) => onChange({ mergeIntoId })} error={problemOf('mergeIntoId')} />}
          <ComboBox
            label="Owner"
            placeholder="Type a name"
            options={owners.map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }))}
            value={fields.ownerId}
            onChange={(ownerId) => onChange({ ownerId, ...(ownerId === null ? {} : { function: owners.find(({ id }) => id === ownerId)?.function ?? fields.function }) })}
            error={problemOf('ownerId')}
          />
          {fields.outcome === 'accept-risk' ? (
            <DateField label="Accepted until" value={fields.acceptUntil} onChange={(acceptUntil) => onChange({ acceptUntil })} reference={asOf} min={asOf} error={problemOf('acceptUntil')} />
          ) : (
            <DateField label="Due" value={fields.dueOn} onChange={(dueOn) => onChange({ dueOn })} reference={asOf} min={asOf} error={problemOf('dueOn')} />
          )}
          <DateField label="Review" value={fields.reviewOn} onChange={(reviewOn) => onChange({ reviewOn })} reference={asOf} min={asOf} error={problemOf('reviewOn')} />
          <Select label="Level" options={levelOptions} value={fields.level} onChange={(level) => onChange({ level })} />
          <CostFields fields={fields} onChange={onChange} problemOf={problemOf} />
        </div>
      )}
      {failure !== null && isElsewhere && <Notice tone="error" title={failure.message} />}
    </footer>
  );
}
