import type { ImportKind, ImportPreview, Mapping } from '@shared/contract/imports/entities';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { previewImport } from '../../../electron/handlers/imports/preview';
import { readContext } from '../../../electron/transaction';
import { bring, openDataFolder, planFor } from '../../support/data-file';
import { openTestDesk } from '../../support/workspace';

const data = openDataFolder();
const test = openTestDesk({ asOf: '2026-11-21' });
afterAll(() => {
  test.close();
  data.remove();
});
beforeEach(() => void test.desk.workspace.db.exec('BEGIN'));
afterEach(() => void test.desk.workspace.db.exec('ROLLBACK'));

const tickets = data.write('tickets.csv', 'Ticket ID,Other ID,Subject,Created at\nT-1,X-1,One,2026-11-01\nT-2,X-2,Two,2026-11-02\nT-3,X-3,Three,2026-11-03\n');
const previewOf = (file: string, kind: ImportKind, change: Partial<Mapping>): ImportPreview['elsewhere'] => previewImport(readContext(test.desk), openSpreadsheet(file), planFor(file, kind, change)).elsewhere;

describe('the preview of a file whose records another mapping has brought [W5, W6]', () => {
  it('says that they would come in a second time, and of which mapping they are known', () => {
    expect(previewOf(tickets, 'issues', { system: 'zendesk' })).toBeNull();
    bring(test.desk, tickets, 'issues', { name: 'Mine', system: 'desk' });
    expect(previewOf(tickets, 'issues', { system: 'zendesk' })).toEqual({
      title: expect.stringMatching(/^All 3 references are known from another mapping, "Mine" \(tickets\.csv, .*\): they would come in a second time$/),
      toDo: 'Choose that mapping, or import them if they are other records.',
    });
    expect(previewOf(tickets, 'issues', { system: 'desk' })).toBeNull();
  });

  it('says it of most of them, and of the file where its references are others', () => {
    bring(test.desk, tickets, 'issues', { name: 'Mine', system: 'desk' });
    const newer = data.write('newer.csv', 'Ticket ID,Subject,Created at\nT-1,One,2026-11-01\nT-2,Two,2026-11-02\nT-9,Nine,2026-11-09\n');
    expect(previewOf(newer, 'issues', { system: 'zendesk' })?.title).toMatch(/^2 of 3 references are known/);
    const other = planFor(tickets, 'issues').mapping.columns.map(({ column, field }) => ({ column: field === 'ref' ? 'Other ID' : column, field }));
    expect(previewOf(tickets, 'issues', { system: 'zendesk', columns: other })?.title).toMatch(/^This file was imported on .* with another mapping, "Mine"/);
  });

  it('leaves a file alone that is imported once for each of its measures', () => {
    const health = data.write('health.csv', 'Account ID,Date,Health score,Logins\nA-1,2026-11-01,40,7\n');
    const columns = (value: string) => [{ column: 'Account ID', field: 'account' }, { column: 'Date', field: 'date' }, { column: value, field: 'value' }];
    bring(test.desk, health, 'measurements', { system: 'health', measure: 'health', columns: columns('Health score') });
    expect(previewOf(health, 'measurements', { system: 'usage', measure: 'usage', columns: columns('Logins') })).toBeNull();
    expect(previewOf(health, 'measurements', { system: 'usage', measure: 'health', columns: columns('Health score') })?.title).toMatch(/^The only reference is known/);
  });
});
