import type { ImportKind } from '@shared/contract/imports/entities';
import { accountFields, issueFields, subscriptionFields } from './field-tables';
import { dealFields, interactionFields, measurementFields } from './record-fields';

/** How the cell of a field is read. */
export type FieldType =
  | 'identifier' // text kept exactly, leading zeros and all
  | 'text'
  | 'money'
  | 'currency'
  | 'date' // a calendar date
  | 'moment' // a date, or a date with a time
  | 'duration' // a number with a unit, or the moment it ended
  | 'number'
  | 'integer'
  | 'boolean'
  | 'tags'
  | 'segment'
  | 'status'
  | 'priority'
  | 'criterion'
  | 'source'
  | 'billing'
  | 'outcome'
  | 'interaction-kind'
  | 'direction'
  | 'tone';

/** A field of a record that a column can be mapped to. */
export interface FieldDefinition {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  /** The mapping must name a column for it. */
  readonly isRequired?: true;
  /** A calculation needs it: where its column is mapped and the cell is empty, that is an anomaly (`missing-value`). */
  readonly isNeeded?: true;
  /** Headers that mean it, in lower-case words (`normalizeHeader`); the first are tried before the last. */
  readonly synonyms: readonly string[];
  /** Headers that mean it only where the words below them are its words. */
  readonly doubtful?: readonly string[];
}

const fieldTables = {
  accounts: accountFields,
  subscriptions: subscriptionFields,
  issues: issueFields,
  deals: dealFields,
  measurements: measurementFields,
  interactions: interactionFields,
} as const satisfies Record<ImportKind, readonly FieldDefinition[]>;

/** Fields of which the mapping must name a column for at least one: a record of these kinds says nothing without its account. */
const oneOfThese = {
  accounts: [],
  subscriptions: [],
  issues: [],
  deals: ['account', 'account-name'],
  measurements: ['account', 'account-name', 'subscription'],
  interactions: ['account', 'account-name', 'subscription'],
} as const satisfies Record<ImportKind, readonly string[]>;

/** The fields of a kind of which at least one must be mapped; empty where there are none such. */
export const neededOneOf = (kind: ImportKind): readonly string[] => oneOfThese[kind];

/** The target fields of a kind, in the order in which a screen offers them. */
export function fieldsOf(kind: ImportKind): readonly FieldDefinition[] {
  return fieldTables[kind];
}

/** A target field by its key, or undefined where the kind has none of that name. */
export function findField(kind: ImportKind, key: string): FieldDefinition | undefined {
  return fieldsOf(kind).find((field) => field.key === key);
}

/**
 * A header as lower-case words: `First_Response-Time (min)`, `firstResponseTimeMin` and `First response time [min]` are all
 * `first response time min`.
 */
export function normalizeHeader(header: string): string {
  return header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%]+/gu, ' ')
    .trim();
}
