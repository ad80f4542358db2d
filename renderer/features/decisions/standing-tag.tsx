import { ratificationLabels, type Ratification, type Standing } from '@shared/contract/decisions/standing';
import { Tag, type TagTone } from '../../ui/tag';

const toneOf = ({ endedDays, overdueDays, reviewDays, isReopened }: Standing): TagTone => (endedDays !== null || overdueDays !== null ? 'bad' : reviewDays !== null || isReopened ? 'warn' : 'plain');

/** How a decision stands today, in its own words. */
export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag tone={toneOf(standing)}>{standing.today}</Tag>;
}

const ratificationTones = { waiting: 'warn', ratified: 'plain', 'not-ratified': 'bad' } as const satisfies Record<Ratification, TagTone>;

/** A decision taken out of cycle, and whether the next regular session has stood by it (M1). */
export function RatificationTag({ ratification }: { ratification: Ratification }) {
  return <Tag tone={ratificationTones[ratification]}>{ratificationLabels[ratification]}</Tag>;
}

/** What differs from the state a decision was taken on (M5); nothing where nothing does. */
export function ChangedSince({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return null;
  return (
    <p className="late">
      Changed since: {changes.join('; ')}
    </p>
  );
}
