import { TemplateSlots, type AgendaTemplate, type TemplateSlot } from '@shared/contract/sessions/preparation';
import { TemplateId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = z.object({ id: TemplateId, name: z.string(), slots: z.string() });
export type StoredTemplate = Pick<AgendaTemplate, 'id' | 'name' | 'slots'>;

function toTemplate(row: unknown): StoredTemplate {
  const { slots, ...rest } = Row.parse(row);
  return { ...rest, slots: readSlots(slots) };
}

/** Lines that cannot be read, as in a damaged file, are none: one bad row must not take the other templates away. */
function readSlots(text: string): TemplateSlot[] {
  try {
    return TemplateSlots.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** The workspace's own templates, by name; one whose lines cannot be read has none. */
export const listTemplates = (db: ReadHandle): StoredTemplate[] => db.prepare('SELECT id, name, slots FROM agenda_templates ORDER BY name COLLATE NOCASE').all().map(toTemplate);

export function getTemplate(db: ReadHandle, id: TemplateId): StoredTemplate | null {
  const row = db.prepare('SELECT id, name, slots FROM agenda_templates WHERE id = ?').get(id);
  return row === undefined ? null : toTemplate(row);
}

export function insertTemplate(db: WriteHandle, { id, name, slots }: { id: TemplateId; name: string; slots: readonly TemplateSlot[] }): void {
  db.prepare('INSERT INTO agenda_templates (id, name, slots) VALUES (?, ?, ?)').run(id, name, JSON.stringify(slots));
}

export function renameTemplate(db: WriteHandle, id: TemplateId, name: string): void {
  db.prepare('UPDATE agenda_templates SET name = ? WHERE id = ?').run(name, id);
}

export function deleteTemplate(db: WriteHandle, id: TemplateId): void {
  db.prepare('DELETE FROM agenda_templates WHERE id = ?').run(id);
}
