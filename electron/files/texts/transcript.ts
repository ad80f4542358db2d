import { isSpeaker, parseSpoken, type SpokenLine } from '../../core/texts/lines';
import { parseSent, type Sent } from './mime/date';

/** What a text without markup holds. */
export interface PlainTranscript {
  /** Two voices or more, or one that is timed: somebody spoke. Anything else is a note. */
  readonly isSpoken: boolean;
  readonly title: string | null;
  readonly sent: Sent | null;
  readonly lines: readonly SpokenLine[];
}

const heading = /^(date|recorded|title|subject|topic|meeting|call):[ \t]*(\S.*)$/i;
const headingLines = 12;

/**
 * Reads the lines of a transcript or of notes: `Name: words`, with or without times, or a name and a time above what was said. Lines at the top that
 * give a date or a title are read as such and kept.
 */
export function readTranscript(paragraphs: readonly string[]): PlainTranscript {
  let title: string | null = null;
  let sent: Sent | null = null;
  const lines: SpokenLine[] = [];
  let voice: { speaker: string; atMs: number | null } | null = null;
  let turns = 0;
  let timedTurns = 0;
  const voices = new Set<string>();
  for (const [index, raw] of paragraphs.entries()) {
    const line = raw.trimEnd();
    const head = index < headingLines && turns === 0 ? heading.exec(line.trim()) : null;
    if (head !== null) {
      const [, key = '', value = ''] = head;
      if (/^(?:date|recorded)$/i.test(key)) sent ??= parseSent(value.trim());
      else title ??= value.trim();
      lines.push({ speaker: null, atMs: null, words: line.trim() });
      continue;
    }
    const spoken = parseSpoken(line.trim());
    if (spoken.speaker !== null && isSpeaker(spoken.speaker)) {
      turns += 1;
      if (spoken.atMs !== null) timedTurns += 1;
      voices.add(spoken.speaker);
      voice = { speaker: spoken.speaker, atMs: spoken.atMs };
      // A name and a time alone stand above the words.
      if (spoken.words === '') continue;
      voice = null;
      lines.push(spoken);
    } else if (voice !== null && spoken.words !== '') {
      lines.push({ ...voice, words: spoken.words });
      voice = null;
    } else lines.push({ speaker: null, atMs: spoken.atMs, words: spoken.words });
  }
  return { isSpoken: voices.size >= 2 || timedTurns > 0, title, sent, lines };
}
