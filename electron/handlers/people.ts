import type { ParsedInputOf } from '@shared/contract';
import type { Person } from '@shared/contract/people';
import { PersonId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import * as store from '../store/people';

export const listPeople = ({ db }: ReadContext): Person[] => store.listPeople(db);

/** @throws DocketError conflict when somebody has that name already */
export function addPerson(context: WriteContext, input: ParsedInputOf<'people.add'>): Person {
  refuseNameInUse(context, input.name, null);
  const person = { id: PersonId.parse(context.newId()), ...input, isSystem: false };
  store.insertPerson(context.db, person);
  context.audit({ action: 'people.add', subject: person.id, payload: { name: person.name, function: person.function } });
  return person;
}

/** @throws DocketError not-found, conflict */
export function updatePerson(context: WriteContext, { id, ...change }: ParsedInputOf<'people.update'>): Person {
  const before = store.getPerson(context.db, id);
  if (before === null) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed.');
  if (before.isSystem) throw new DocketError('conflict', 'The system user cannot be changed.');
  refuseNameInUse(context, change.name, id);
  store.updatePerson(context.db, id, change);
  context.audit({ action: 'people.update', subject: id, payload: { before: { name: before.name, function: before.function }, after: change } });
  return { ...before, ...change };
}

function refuseNameInUse({ db }: WriteContext, name: string, except: PersonId | null): void {
  const other = store.getPersonByName(db, name);
  if (other !== null && other.id !== except) throw new DocketError('conflict', `There is a person named ${other.name} already. Nothing was changed. Add a second name or an initial to tell them apart.`, 'name');
}
