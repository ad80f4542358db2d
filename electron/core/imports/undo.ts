import { isSameValue, rowFlags, type FieldValue, type FieldValues } from './plan';

/** What an import did to one record: `before` is null where it brought it. */
export interface ImportedChange {
  readonly before: FieldValues | null;
  readonly after: FieldValues;
}

/** An import that came later, is in force, and has a row of the same record. */
export interface LaterWord {
  readonly importId: string;
  /** The properties that its mapping speaks of. */
  readonly says: ReadonlySet<string>;
  /** What it changed; null where it found the record as it was. */
  readonly change: ImportedChange | null;
}

/** An import in force that has a row of the same record, and told of an earlier state than the one that it found. */
export interface OlderWord {
  readonly importId: string;
  /** As it would have stored a new record. */
  readonly said: FieldValues;
}

/** Why something stays: a person has changed it, a later import says it, or a record stands on it (named by its table). */
export type Because = 'changed-since' | 'later-import' | 'perhaps-later-import' | `table:${string}`;

/** A field that returns to what it was before the import. */
export interface ReturningField {
  readonly field: string;
  readonly to: FieldValue;
}

/** A field that stays, because of a later import that says it, or a change since. */
export interface StayingField {
  readonly field: string;
  readonly because: 'changed-since' | 'later-import';
}

/** What a record gets by other ways than its file: a link follows the reference, a deal's stages are its history, and who the sponsor is may follow from the account. */
const followers: ReadonlySet<string> = new Set(['accountId', 'stages']);

/** What a later import's change becomes once the one before it is gone: its own word, on top of what was there before. */
export interface HandedOver {
  readonly importId: string;
  readonly change: ImportedChange;
}

export type UndoDecision =
  | { readonly kind: 'remove' }
  | { readonly kind: 'keep'; readonly because: readonly Because[]; readonly handedOver: readonly HandedOver[] }
  | {
      readonly kind: 'return';
      readonly returning: readonly ReturningField[];
      readonly staying: readonly StayingField[];
      /** The fields that the import has no longer any say in. */
      readonly given: readonly string[];
      readonly handedOver: readonly HandedOver[];
    };

export interface UndoQuestion {
  readonly change: ImportedChange;
  readonly current: FieldValues;
  /** Every property that an import or a person can fill. */
  readonly properties: readonly string[];
  /** In the order in which they came. */
  readonly later: readonly LaterWord[];
  /** Whichever of them came first: their states wait behind that of the record. */
  readonly older: readonly OlderWord[];
  /** A later import of the same records did not keep which of them it found as they were. */
  readonly isPerhapsLater: boolean;
  /** The tables of records that people made and that stand on this one. */
  readonly standing: readonly string[];
}

/**
 * What undoing an import does to one record that it brought or changed (W5). A record that it brought goes, unless a later import has it, something that a
 * person made stands on it, or a person has changed it. A field that it changed returns to what it was, unless a later import says it or it has been changed
 * since. Where a later import stays, it takes over as if the undone one had never been there, so that imports can be undone in any order. A link to an account is no
 * field here: it follows the reference. A record that a newer export brought, and an older one has too, becomes what the older one says.
 */
export function decideUndo(question: UndoQuestion): UndoDecision {
  return question.change.before === null ? decideBrought(question) : decideChanged(question, question.change.before);
}

/** The latest of the states that wait behind a record's own. */
export const latestOf = <T extends OlderWord>(words: readonly T[]): T | undefined => words.reduce<T | undefined>((latest, word) => (latest === undefined || changedOf(word) >= changedOf(latest) ? word : latest), undefined);
const changedOf = ({ said }: OlderWord): string => String(said['changedAt'] ?? '');

/** A record that goes back to what an older export says, which brings it from now on. */
function handToOlder({ change, current, properties }: UndoQuestion, { importId, said }: OlderWord): UndoDecision {
  const fields = properties.filter((field) => !followers.has(field));
  const isOwn = (field: string): boolean => isSameWord(field, current[field] ?? null, change.after[field] ?? null);
  const returning = fields.filter((field) => isOwn(field) && !isSameWord(field, current[field] ?? null, said[field] ?? null)).map((field) => ({ field, to: said[field] ?? null }));
  const staying = fields.filter((field) => !isOwn(field)).map((field) => ({ field, because: 'changed-since' as const }));
  return { kind: 'return', returning, staying, given: Object.keys(change.after), handedOver: [{ importId, change: { before: null, after: said } }] };
}

function decideBrought(question: UndoQuestion): UndoDecision {
  const { change, current, properties, later, older, isPerhapsLater, standing } = question;
  const tables = standing.map((table): Because => `table:${table}`);
  const [next] = later;
  if (next !== undefined) return { kind: 'keep', because: ['later-import', ...tables], handedOver: [{ importId: next.importId, change: { before: null, after: { ...change.after, ...next.change?.after } } }] };
  const base = latestOf(older);
  if (base !== undefined) return handToOlder(question, base);
  const isChanged = properties.some((field) => !followers.has(field) && !(field === 'isSponsor' && change.after[field] === undefined) && !isSameWord(field, current[field] ?? null, change.after[field] ?? null));
  const because: Because[] = [...tables, ...(isChanged ? (['changed-since'] as const) : []), ...(isPerhapsLater ? (['perhaps-later-import'] as const) : [])];
  return because.length === 0 ? { kind: 'remove' } : { kind: 'keep', because, handedOver: [] };
}

function decideChanged({ change, current, later }: UndoQuestion, before: FieldValues): UndoDecision {
  const returning: ReturningField[] = [];
  const staying: StayingField[] = [];
  const given: string[] = [];
  const over = new Map<string, { before: Record<string, FieldValue> | null; after: Record<string, FieldValue> }>();
  const wordOf = ({ importId, change: own }: LaterWord): { before: Record<string, FieldValue> | null; after: Record<string, FieldValue> } => {
    const word = over.get(importId) ?? { before: own === null ? {} : own.before === null ? null : { ...own.before }, after: { ...own?.after } };
    over.set(importId, word);
    return word;
  };
  for (const [field, after] of Object.entries(change.after)) {
    const was = before[field] ?? null;
    if (followers.has(field)) {
      given.push(field);
      continue;
    }
    const next = later.find(({ says, change: own }) => says.has(field) || own?.after[field] !== undefined);
    if (next !== undefined) {
      given.push(field);
      staying.push({ field, because: 'later-import' });
      const own = next.change?.after[field];
      // Where a person changed it in between, what the later one found is theirs, and stays what it returns to.
      if (own === undefined || isSameWord(field, next.change?.before?.[field] ?? null, after)) {
        const word = wordOf(next);
        if (word.before !== null) word.before[field] = was;
        word.after[field] = own ?? after;
      }
      continue;
    }
    if (isSameWord(field, current[field] ?? null, after)) {
      given.push(field);
      returning.push({ field, to: was });
    } else staying.push({ field, because: 'changed-since' });
  }
  return { kind: 'return', returning, staying, given, handedOver: [...over].map(([importId, word]) => ({ importId, change: word })) };
}

/** Whether two values of a field say the same; what a record is flagged with because of its account is not the file's word. */
const isSameWord = (field: string, a: FieldValue, b: FieldValue): boolean => (field === 'flags' ? isSameValue(rowFlags(a), rowFlags(b)) : isSameValue(a, b));
