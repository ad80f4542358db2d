import { describe, expect, it } from 'vitest';
import { Mapping, type TargetField } from '@shared/contract/imports/entities';
import { mappingLines, missingFields, readTogether, sendTo, withMeaning, withUnit } from '../../../../renderer/features/imports/mapping-edit';

const field = (key: string, more: Partial<TargetField> = {}): TargetField => ({ kind: 'issues', key, label: key, isRequired: false, isDuration: false, isReadTogether: false, meanings: [], ...more });
const mapping = Mapping.parse({ name: 'Tickets', kind: 'issues', columns: [{ column: 'Ticket ID', field: 'ref' }, { column: 'Plan', field: 'tags' }, { column: 'Plan', field: 'owner' }, { column: 'Reply', field: 'first-response', unit: 'minutes' }] });
const header = ['Ticket ID', 'Subject', 'Plan', 'Reply'];
const fieldsOf = (of: Mapping): string[] => of.columns.map((each) => `${each.column}>${each.field}`);

describe('the columns of a file and their fields', () => {
  it('shows every column once, and again for each further field [W5]', () => {
    expect(mappingLines(mapping, header).map((line) => [line.index, line.column, line.mapped?.field ?? null])).toEqual([
      [0, 'Ticket ID', 'ref'],
      [1, 'Subject', null],
      [2, 'Plan', 'tags'],
      [2, 'Plan', 'owner'],
      [3, 'Reply', 'first-response'],
    ]);
  });

  it('finds a column written with other case and punctuation, and names last what the file lacks [W5]', () => {
    expect(mappingLines(mapping, ['ticket_id', 'Plan']).map((line) => [line.index, line.column, line.mapped?.field ?? null])).toEqual([
      [0, 'ticket_id', 'ref'],
      [1, 'Plan', 'tags'],
      [1, 'Plan', 'owner'],
      [-1, 'Reply', 'first-response'],
    ]);
  });

  it('reads columns of one name with the first where its field takes several, but for those sent elsewhere or left out [W5]', () => {
    const repeated = Mapping.parse({ name: 'Jira', kind: 'issues', columns: [{ column: 'Labels', field: 'tags' }, { column: 'Labels (2)', field: 'owner' }, { column: 'Due', field: 'resolved' }], personal: ['Labels (4)'] });
    const facts = { header: ['Labels', 'Due', 'Labels (2)', 'Labels (3)', 'Due (2)', 'Labels (4)'], repeatedColumns: [[0, 2, 3, 5], [1, 4]] };
    const together = readTogether(repeated, facts, [field('tags', { isReadTogether: true }), field('owner', { isReadTogether: true }), field('resolved')]);
    expect([...together].map(([index, { column, field: { key } }]) => [index, column, key])).toEqual([[3, 'Labels', 'tags']]);
  });

  it('takes a field from the column that had it, so that no field has two [W5]', () => {
    const subject = mappingLines(mapping, header)[1];
    expect(subject).toBeDefined();
    if (subject !== undefined) expect(fieldsOf(sendTo(mapping, subject, field('ref')))).toEqual(['Plan>tags', 'Plan>owner', 'Reply>first-response', 'Subject>ref']);
  });

  it('keeps the other field of a column when one is taken away [W5]', () => {
    const plan = mappingLines(mapping, header)[2];
    expect(plan).toBeDefined();
    if (plan !== undefined) expect(fieldsOf(sendTo(mapping, plan, null))).toEqual(['Ticket ID>ref', 'Plan>owner', 'Reply>first-response']);
  });

  it('keeps a unit among durations and drops it elsewhere [W5]', () => {
    const reply = mappingLines(mapping, header)[4];
    expect(reply).toBeDefined();
    if (reply === undefined) return;
    expect(sendTo(mapping, reply, field('resolution', { isDuration: true })).columns.at(-1)).toEqual({ column: 'Reply', field: 'resolution', unit: 'minutes' });
    expect(sendTo(mapping, reply, field('satisfaction')).columns.at(-1)).toEqual({ column: 'Reply', field: 'satisfaction' });
    expect(withUnit(mapping, reply, 'hours').columns.at(-1)?.unit).toBe('hours');
  });

  it('gives a word one meaning and takes it back [W6]', () => {
    const once = withMeaning(mapping, 'priority', 'Sev-0', 'high');
    const twice = withMeaning(once, 'priority', 'Sev-0', 'urgent');
    expect(twice.values).toEqual([{ field: 'priority', from: 'Sev-0', to: 'urgent' }]);
    expect(withMeaning(twice, 'priority', 'Sev-0', null).values).toEqual([]);
  });

  it('names the required fields of its own kind that no column is sent to [W5]', () => {
    const fields = [field('ref', { isRequired: true }), field('account', { isRequired: true }), field('start', { kind: 'subscriptions', isRequired: true })];
    expect(missingFields(mapping, fields).map(({ key }) => key)).toEqual(['account']);
  });
});
