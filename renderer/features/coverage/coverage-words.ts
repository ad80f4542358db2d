import { freshnessLabels, type CoverageCell, type CoverageMatrix, type CoverageSource, type Freshness, type QuietAnswer } from '@shared/contract/coverage/entities';
import { criterionLabels, sourceLabels, sources, type Source } from '@shared/primitives';
import { formatCount, formatDate, formatDay } from '../../ui/format';

/** A source in a word, for the head of a column. */
export const sourceShortLabels = { ticketing: 'Ticketing', crm: 'CRM', emails: 'E-mail', calls: 'Calls', health: 'Health' } as const satisfies Record<Source, string>;

export const daysWord = (days: number): string => (days === 1 ? '1 day' : `${formatCount(days)} days`);
export const signalsWord = (signals: number): string => (signals === 1 ? '1 signal' : `${formatCount(signals)} signals`);

/** A count that fits into a narrow cell: `950`, `12 k`. */
export const shortCount = (count: number): string => (count < 10_000 ? formatCount(count) : count < 999_500 ? `${Math.round(count / 1000)} k` : `${(count / 1_000_000).toFixed(1)} M`);

/** How long ago, and from the moment at which it matters how fresh: `1 d ago`, `12 d, ageing`, `26 d, stale`. */
export function ageWords(freshness: Freshness, ageDays: number | null): string {
  if (ageDays === null) return freshness === 'blind' ? 'nothing' : 'no date';
  if (freshness === 'fresh') return ageDays === 0 ? 'today' : `${ageDays} d ago`;
  return `${formatCount(ageDays)} d, ${freshnessLabels[freshness].toLowerCase()}`;
}

/** What a blind cell says of the past: `never seen`, `none since 2 Sep 2026`. */
export const sinceWords = (lastEver: string | null): string => (lastEver === null ? 'never seen' : `none since ${formatDate(lastEver)}`);

/** A cell in one sentence, for whoever does not see its shade. */
export function cellWords({ criterion, source, signals, ageDays, freshness }: Pick<CoverageCell, 'criterion' | 'source' | 'signals' | 'ageDays' | 'freshness'>): string {
  const what = `${criterionLabels[criterion]}, ${sourceLabels[source]}`;
  if (freshness === 'blind') return `${what}: blind spot, no signal`;
  return `${what}: ${signalsWord(signals)}, ${ageDays === null ? 'of no known date' : `the newest ${ageDays === 0 ? 'today' : `${daysWord(ageDays)} ago`}, ${freshnessLabels[freshness].toLowerCase()}`}`;
}

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

/** What the matrix says, in a sentence or two. */
export function coverageSentence({ cells }: Pick<CoverageMatrix, 'cells'>): string {
  const count = (freshness: Freshness): number => cells.filter((cell) => cell.freshness === freshness).length;
  const blind = count('blind');
  if (blind === cells.length) return 'Nothing has been heard from any source in this time: every cell is blind.';
  const silent = sources.filter((source) => cells.filter((cell) => cell.source === source).every(({ freshness }) => freshness === 'blind'));
  const first = `${blind === 0 ? 'No cell is blind' : `${blind} of ${cells.length} cells ${blind === 1 ? 'is' : 'are'} blind`}${count('stale') === 0 ? '' : ` and ${count('stale')} ${count('stale') === 1 ? 'is' : 'are'} stale`}.`;
  return silent.length === 0 ? first : `${first} Nothing at all comes from ${listed(silent.map((source) => sourceLabels[source].replace(/^(?!CRM)./, (letter) => letter.toLowerCase())))}.`;
}

/** How a source stands against what was expected of it: `Every 7 d, by 20 Nov`, `9 d late`. */
export function cadenceWords({ provision, lateDays }: Pick<CoverageSource, 'provision' | 'lateDays'>): string {
  if (provision === null) return 'How: not recorded';
  if (lateDays !== null) return `${formatCount(lateDays)} d late`;
  return provision.cadenceDays === null ? 'No cadence' : `Every ${provision.cadenceDays} d`;
}

/** What was said of a silence, in a line. */
export function answerWords({ kind, person, until, reason, isStanding }: QuietAnswer): string {
  const day = until === null ? '' : formatDay(until);
  switch (kind) {
    case 'contact':
      return isStanding ? `${person ?? ''} makes contact by ${day}` : `${person ?? ''} was to make contact by ${day}: still silent`;
    case 'hypothesis':
      return isStanding ? 'Silent erosion is suspected' : 'The hypothesis is over, and it is still silent';
    case 'known':
      return isStanding ? `Left until ${day}: ${reason}` : `Was left until ${day}: ${reason}`;
  }
}

/** What a matrix leaves out because nothing says its day (W6). */
export function undatedWords(undated: number, days: number | null): string {
  const what = undated === 1 ? '1 signal says' : `${formatCount(undated)} signals say`;
  return days === null ? `${what} no day: counted, and no cell is fresher by ${undated === 1 ? 'it' : 'them'}. The list of a cell has them last.` : `${what} no day and ${undated === 1 ? 'is' : 'are'} left out of this time. All of time counts ${undated === 1 ? 'it' : 'them'}.`;
}
