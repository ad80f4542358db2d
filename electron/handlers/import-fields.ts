import { importKinds, type TargetField } from '@shared/contract/imports/entities';
import type { VendorFacts } from '@shared/contract/imports/operations';
import { fieldsOf, type FieldType } from '../core/imports/fields';
import { readTogether } from '../core/imports/mapping';
import { vendors } from '../core/imports/vendors/catalogue';
import { vocabularies, type Vocabulary } from '../core/imports/words';

const words: Readonly<Partial<Record<FieldType, Vocabulary>>> = vocabularies;

/** Every field that a column can be sent to (W5). */
export const listTargetFields = (): TargetField[] =>
  importKinds.flatMap((kind) =>
    fieldsOf(kind).map(({ key, label, type, isRequired }) => ({ kind, key, label, isRequired: isRequired === true, isDuration: type === 'duration', isReadTogether: readTogether.has(type), meanings: [...new Set(words[type]?.values() ?? [])] })),
  );

/** Tools whose exports have a ready mapping, with the kinds of records that it has one for (W5). */
export const listVendors = (): VendorFacts[] => vendors.map(({ id, label, tables }) => ({ id, label, kinds: [...new Set(tables.map(({ kind }) => kind))] }));
