import { importKinds, type TargetField } from '@shared/contract/imports/entities';
import { fieldsOf, type FieldType } from '../core/imports/fields';
import { vocabularies, type Vocabulary } from '../core/imports/words';

const words: Readonly<Partial<Record<FieldType, Vocabulary>>> = vocabularies;

/** Every field that a column can be sent to (W5). */
export const listTargetFields = (): TargetField[] =>
  importKinds.flatMap((kind) =>
    fieldsOf(kind).map(({ key, label, type, isRequired }) => ({ kind, key, label, isRequired: isRequired === true, isDuration: type === 'duration', meanings: [...new Set(words[type]?.values() ?? [])] })),
  );
