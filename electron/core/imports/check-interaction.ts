import { directions, interactionKinds, tones, type Direction, type InteractionKind, type Tone } from '@shared/contract/records/entities';
import { sources, type Source } from '@shared/primitives';
import { derivedRef } from './derived-ref';
import { readOwner, type Lookups } from './lookups';
import type { InteractionRecord } from './records';
import type { RowReader } from './row-reader';

const isKind = (word: string): word is InteractionKind => interactionKinds.some((kind) => kind === word);
const isDirection = (word: string): word is Direction => directions.some((direction) => direction === word);
const isTone = (word: string): word is Tone => tones.some((tone) => tone === word);
const isSource = (word: string): word is Source => sources.some((source) => source === word);

/** A file of several kinds comes from several sources: a mail is a mail, whichever system has logged it (W2). Other kinds are of the import's source. */
function sourceOf(kind: InteractionKind | null, importSource: Source): Source {
  if (kind === 'email') return 'emails';
  return kind === 'call' || kind === 'meeting' ? 'calls' : importSource;
}

/**
 * Reads an interaction (W2): a mail, a call, a meeting, a churn event. Without its date the row is left out. One without a reference is known by
 * its account, kind, moment, person and subject, or the beginning of its text.
 */
export function checkInteraction(reader: RowReader, ownRef: string, lookups: Lookups, importSource: Source): InteractionRecord | null {
  const account = readOwner(reader, lookups);
  const moment = reader.moment('date', true);
  const stated = reader.word('kind', 'unknown-word', isKind);
  const interactionKind = stated ?? reader.resolved.mapping.interactionKind ?? 'note';
  const at = reader.instant(moment);
  const person = reader.plain('person');
  const subject = (reader.plain('subject') ?? '').replace(/\s+/g, ' ');
  const body = reader.plain('body') ?? '';
  if (moment === null) return null;
  return {
    kind: 'interactions',
    ref: ownRef === '' ? derivedRef([account.ref ?? '', interactionKind, at ?? moment.date, person ?? '', subject === '' ? body : subject]) : ownRef,
    accountRef: account.ref,
    accountId: account.id,
    interactionKind,
    source: reader.word('source', 'unknown-word', isSource) ?? sourceOf(stated, importSource),
    onDate: moment.date,
    at,
    direction: reader.word('direction', 'unknown-word', isDirection),
    person,
    isSponsor: reader.boolean('is-sponsor'),
    tone: reader.word('tone', 'unknown-word', isTone),
    subject,
    body,
    flags: reader.flags,
  };
}
