/** A line of a transcript: who said it, and when after the beginning. */
export interface SpokenLine {
  /** Null where nobody is named. */
  readonly speaker: string | null;
  /** Null where no time is written. */
  readonly atMs: number | null;
  readonly words: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `0:01:02`. */
export const clockText = (atMs: number): string => `${Math.floor(atMs / 3_600_000)}:${two(Math.floor(atMs / 60_000) % 60)}:${two(Math.floor(atMs / 1000) % 60)}`;

/** A name as it can stand before a colon. */
export const speakerName = (name: string): string => name.replace(/[:[\]<>\s]+/g, ' ').trim().slice(0, 60).trim();

/** A line as it is stored and shown: `[0:01:02] Ann Lee: We will send it.` */
export function formatSpoken({ speaker, atMs, words }: SpokenLine): string {
  const time = atMs === null ? '' : `[${clockText(atMs)}] `;
  return speaker === null ? `${time}${words}` : `${time}${speakerName(speaker)}: ${words}`;
}

const time = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?`;
const timed = new RegExp(String.raw`^[[(]?${time}[\])]?(?:[ \t]*[-–][ \t]*|[ \t]+)(?=\S)`);
/** The roles are what names become where people are left out. */
const name = String.raw`(?:us|customer)(?=:)|[\p{Lu}\d][\p{L}\p{N}.,'’()/&-]{0,30}(?: [\p{L}\p{N}.,'’()/&-]{1,30}){0,5}`;
const named = new RegExp(String.raw`^(${name}):(?:[ \t]+|$)`, 'u');
/** `Ann Lee (0:01:02): words`, and `Ann Lee  0:01:02` alone on its line. */
const namedAndTimed = new RegExp(String.raw`^(${name})[ \t]+[[(]?${time}[\])]?(?::[ \t]*|[ \t]*$)`, 'u');
/** Words before a colon that name nobody. */
const notSpeakers: ReadonlySet<string> = new Set([
  'agenda', 'attendees', 'action', 'actions', 'action items', 'next steps', 'date', 'decisions', 'duration', 'subject', 'summary', 'notes', 'note', 'participants', 'present', 'time', 'title', 'topic', 'location', 'ps', 'p.s.', 'cc', 'to', 'sent', 're', 'fw', 'fwd', 'http', 'https', 'e.g.', 'i.e.', 'update', 'status', 'question', 'questions',
  'answer', 'owner', 'due', 'risk', 'risks', 'background', 'context', 'forwarded message', 'recorded', 'meeting', 'call', 'account', 'customer', 'transcript', 'todo', 'open items', 'phone', 'tel', 'mobile', 'fax', 'email', 'e-mail', 'warning', 'important', 'attention',
]);

const msOf = (hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number => ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000;

/** Whether words before a colon can be somebody's name. */
export const isSpeaker = (words: string): boolean => words.length <= 60 && !notSpeakers.has(words.toLowerCase()) && /\p{L}/u.test(words);

/** Reads one line of a transcript as people and programs write it. A line that names nobody has no speaker. */
export function parseSpoken(line: string): SpokenLine {
  const both = namedAndTimed.exec(line);
  if (both !== null && isSpeaker(both[1] ?? '')) return { speaker: both[1] ?? null, atMs: msOf(both[2], both[3], both[4]), words: line.slice(both[0].length).trim() };
  const clock = timed.exec(line);
  const rest = clock === null ? line : line.slice(clock[0].length);
  const who = named.exec(rest);
  const speaker = who !== null && isSpeaker(who[1] ?? '') ? (who[1] ?? null) : null;
  return { speaker, atMs: clock === null ? null : msOf(clock[1], clock[2], clock[3]), words: (speaker === null || who === null ? rest : rest.slice(who[0].length)).trim() };
}
