import type { ParsedInputOf } from '@shared/contract';
import type { Mapping } from '@shared/contract/imports/entities';
import type { ImportRow } from '@shared/contract/imports/operations';
import type { ReadContext, WriteContext } from '../context';
import { isJsonObject, type JsonObject } from '../core/evidence/canonical-json';
import { headerFingerprint } from '../core/imports/mapping';
import { readyMapping } from '../core/imports/ready-mappings';
import { findVendor } from '../core/imports/vendors/catalogue';
import * as store from '../store/imports';
import { DocketError } from '@shared/result';

export const listImports = ({ db }: ReadContext): ImportRow[] => store.listImports(db);

/** The mappings that were saved in this workspace, by kind and name. */
export const listMappings = ({ db }: ReadContext): Mapping[] => store.listMappings(db);

/** Saves a mapping by its name, so that a file with the same columns is recognised next time (W5). @throws DocketError conflict for the name of a supplied mapping */
export function saveMapping(context: WriteContext, { mapping }: ParsedInputOf<'imports.saveMapping'>): Record<string, never> {
  if (readyMapping(mapping.name) !== undefined || findVendor(mapping.name) !== undefined) throw new DocketError('conflict', `${mapping.name} is a supplied mapping. Nothing was saved. Choose another name.`, 'name');
  const before = store.getMapping(context.db, mapping.name);
  store.saveMapping(context.db, mapping, headerFingerprint([...new Set(mapping.columns.map(({ column }) => column))]));
  context.audit({ action: 'imports.save-mapping', subject: context.workspaceId, payload: { before: before === null ? null : mappingJson(before), after: mappingJson(mapping) } });
  return {};
}

/** A mapping as plain JSON, for the log. */
export function mappingJson(mapping: Mapping): JsonObject {
  const json: unknown = JSON.parse(JSON.stringify(mapping));
  if (!isJsonObject(json)) throw new Error('A mapping is plain JSON');
  return json;
}
