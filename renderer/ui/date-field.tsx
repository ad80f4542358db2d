import { Calendar as CalendarIcon } from 'lucide-react';
import { useState } from 'react';
import { TextField as AriaTextField, Button as AriaButton, Input } from 'react-aria-components';
import { CalendarDate } from '@shared/primitives';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import { formatDate } from './format';
import { Popover } from './menu';
import { MonthCalendar } from './month-calendar';
import { parseTypedDate } from './parse-date';
import { isWrong } from './text-field';
import styles from './field.module.css';

export interface DateFieldProps extends FieldProps {
  /** ISO calendar date; null: none. */
  value: string | null;
  onChange: (value: CalendarDate | null) => void;
  /** ISO dates, both included. */
  min?: string | undefined;
  max?: string | undefined;
  /** The as-of date: the year of a date typed without one, and where the calendar opens. */
  reference: string;
}

const problems = {
  ambiguous: 'Write the month as a word: 25 Nov 2026',
  unreadable: 'Not a date. Write it like 25 Nov 2026 or 2026-11-25',
} as const;

/** A calendar date, typed (`25 Nov 2026`, `2026-11-25`, `25 Nov`) or picked; what cannot be read for certain is refused with a reason. */
export function DateField({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, value, onChange, min, max, reference }: DateFieldProps) {
  const [draft, setDraft] = useState<{ text: string; problem: string | null } | null>(null);

  const take = (iso: string): void => {
    const limit = min !== undefined && iso < min ? `on or after ${formatDate(min)}` : max !== undefined && iso > max ? `on or before ${formatDate(max)}` : null;
    if (limit !== null) {
      setDraft({ text: formatDate(iso), problem: `Choose a date ${limit}` });
      return;
    }
    setDraft(null);
    onChange(CalendarDate.parse(iso));
  };
  const commit = (): void => {
    if (draft === null) return;
    if (draft.text.trim() === '') {
      setDraft(null);
      if (value !== null) onChange(null);
      return;
    }
    const parsed = parseTypedDate(draft.text, reference);
    if (parsed.ok) take(parsed.iso);
    else setDraft({ text: draft.text, problem: problems[parsed.reason] });
  };
  const problem = draft?.problem ?? error;

  return (
    <AriaTextField
      className={styles['field'] ?? ''}
      value={draft?.text ?? (value === null ? '' : formatDate(value))}
      onChange={(text) => setDraft({ text, problem: null })}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        event.continuePropagation();
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={isWrong(problem)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <div className={styles['box']}>
        <Input className={styles['inner'] ?? ''} placeholder="Type or pick" />
        <Popover
          label={label}
          placement="bottom end"
          trigger={
            <AriaButton className={styles['end'] ?? ''} aria-label={`${label}: pick from a calendar`} isDisabled={isDisabled}>
              <CalendarIcon aria-hidden="true" />
            </AriaButton>
          }
        >
          {(close) => (
            <MonthCalendar
              label={label}
              value={value}
              reference={reference}
              min={min}
              max={max}
              onPick={(iso) => {
                take(iso);
                close();
              }}
            />
          )}
        </Popover>
      </div>
      <FieldFoot hint={hint} error={problem} />
    </AriaTextField>
  );
}
