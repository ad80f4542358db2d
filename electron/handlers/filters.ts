import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { mostFilters, type SavedFilter } from '@shared/contract/filters';
import { FilterId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import * as store from '../store/filters';
import { countFiltered } from '../store/issues/list';

export const listFilters = ({ db }: ReadContext): OutputOf<'filters.list'> => store.listFilters(db);

export const countFilters = ({ db, asOf }: ReadContext): OutputOf<'filters.counts'> => store.listFilters(db).map(({ id, filter }) => ({ id, issues: countFiltered(db, filter, asOf) }));

/** Keeps a filter under a name (W4). @throws DocketError conflict where the name is taken, or there are too many */
export function saveFilter(context: WriteContext, content: ParsedInputOf<'filters.save'>): OutputOf<'filters.save'> {
  refuseTaken(context, content.name, null);
  refuseTooMany(context);
  const id = FilterId.parse(context.newId());
  store.insertFilter(context.db, { ...content, id, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'filters.save', subject: id, payload: logged(content) });
  return { id };
}

/** @throws DocketError not-found; conflict where the name is taken */
export function updateFilter(context: WriteContext, { id, ...content }: ParsedInputOf<'filters.update'>): Record<string, never> {
  const before = requireFilter(context, id);
  refuseTaken(context, content.name, id);
  store.updateFilter(context.db, id, content);
  context.audit({ action: 'filters.update', subject: id, payload: { before: logged(before), after: logged(content) } });
  return {};
}

/** @throws DocketError not-found */
export function moveFilter(context: WriteContext, { id, to }: ParsedInputOf<'filters.move'>): Record<string, never> {
  const { name } = requireFilter(context, id);
  const others = store.listFilters(context.db).map((filter) => filter.id).filter((other) => other !== id);
  store.setFilterOrder(context.db, [...others.slice(0, to), id, ...others.slice(to)]);
  context.audit({ action: 'filters.move', subject: id, payload: { name, to } });
  return {};
}

/** @throws DocketError not-found */
export function removeFilter(context: WriteContext, { id }: ParsedInputOf<'filters.remove'>): Record<string, never> {
  const filter = requireFilter(context, id);
  store.setFilterRemoved(context.db, id, context.clock());
  context.audit({ action: 'filters.remove', subject: id, payload: logged(filter) });
  return {};
}

/** Brings back what was removed (L3). @throws DocketError not-found; conflict where it is there, or its name has been taken since */
export function restoreFilter(context: WriteContext, { id }: ParsedInputOf<'filters.restore'>): Record<string, never> {
  const filter = store.getFilter(context.db, id);
  if (filter === null) throw gone();
  if (!filter.isRemoved) throw new DocketError('conflict', `The filter “${filter.name}” is there already. Nothing was changed.`);
  refuseTaken(context, filter.name, id);
  refuseTooMany(context);
  store.setFilterRemoved(context.db, id, null);
  context.audit({ action: 'filters.restore', subject: id, payload: logged(filter) });
  return {};
}

const gone = (): DocketError => new DocketError('not-found', 'That filter is not in this workspace any more. Nothing was changed.');

function requireFilter({ db }: ReadContext, id: FilterId): SavedFilter {
  const filter = store.getFilter(db, id);
  if (filter === null || filter.isRemoved) throw gone();
  return filter;
}

function refuseTaken({ db }: ReadContext, name: string, except: FilterId | null): void {
  const same = store.listFilters(db).find((filter) => filter.id !== except && filter.name.toLowerCase() === name.toLowerCase());
  if (same !== undefined) throw new DocketError('conflict', `There is a filter “${same.name}” already. Nothing was changed. Choose another name, or update that one.`, 'name');
}

function refuseTooMany({ db }: ReadContext): void {
  if (store.listFilters(db).length >= mostFilters) throw new DocketError('conflict', `There are ${mostFilters} saved filters, which is as many as the menu holds. Nothing was saved. Delete one that nobody uses.`);
}

const logged = ({ name, filter, sort, isDescending }: store.FilterContent) => ({ name, filter: { ...filter }, sort, is_descending: isDescending });
