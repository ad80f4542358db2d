import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from './button';
import { cx } from './cx';
import { formatDate } from './format';
import { addMonths, dateAfterKey, monthSheet } from './month';
import styles from './month-calendar.module.css';

export interface MonthCalendarProps {
  label: string;
  /** ISO; null: none chosen. */
  value: string | null;
  /** Where it opens when nothing is chosen; marked. */
  reference: string;
  min?: string | undefined;
  max?: string | undefined;
  onPick: (iso: string) => void;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** A month to pick a day from, Monday first. Arrows, Page keys, Home and End move, Enter picks. */
export function MonthCalendar({ label, value, reference, min, max, onPick }: MonthCalendarProps) {
  const [current, setCurrent] = useState(value ?? reference);
  const gridRef = useRef<HTMLTableElement>(null);
  const movedByKey = useRef(true);
  useLayoutEffect(() => {
    if (movedByKey.current) gridRef.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus();
    movedByKey.current = false;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = dateAfterKey(event.key, current);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    movedByKey.current = true;
    setCurrent(next);
  };
  const title = `${monthNames[Number(current.slice(5, 7)) - 1] ?? ''} ${current.slice(0, 4)}`;
  return (
    <div>
      <div className={styles['head']}>
        <IconButton label="Previous month" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={() => setCurrent(addMonths(current, -1))} />
        <span className={styles['month']} aria-live="polite">
          {title}
        </span>
        <IconButton label="Next month" size="small" icon={<ChevronRight aria-hidden="true" />} onPress={() => setCurrent(addMonths(current, 1))} />
      </div>
      <table ref={gridRef} className={styles['grid']} aria-label={`${label}, ${title}`}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} className={styles['weekday']} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthSheet(current).map((week) => (
            <tr key={week[0]?.iso}>
              {week.map(({ iso, day, isInMonth }) => (
                <td key={iso} className={styles['cell']}>
                  {isInMonth && (
                    <button
                      type="button"
                      className={cx(styles['day'], iso === reference && styles['reference'], iso === value && styles['chosen'])}
                      tabIndex={iso === current ? 0 : -1}
                      aria-label={formatDate(iso)}
                      aria-pressed={iso === value}
                      disabled={(min !== undefined && iso < min) || (max !== undefined && iso > max)}
                      onClick={() => onPick(iso)}
                      onKeyDown={onKeyDown}
                    >
                      {day}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
