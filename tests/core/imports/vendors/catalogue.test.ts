import { describe, expect, it } from 'vitest';
import type { ImportKind } from '@shared/contract/imports/entities';
import { proposePersonal } from '../../../../electron/core/imports/personal';
import { findVendor, likelyVendor, vendorMapping, vendors } from '../../../../electron/core/imports/vendors/catalogue';
import { check, issuesOf } from '../rows';
import { findField } from '../../../../electron/core/imports/fields';
import { vocabularies } from '../../../../electron/core/imports/words';

/** Headers as exports write them, each with a first row. */
const exports: readonly { readonly vendor: string; readonly kind: ImportKind; readonly header: readonly string[]; readonly row: readonly string[]; readonly reads: Record<string, unknown> }[] = [
  {
    vendor: 'zendesk',
    kind: 'issues',
    header: ['Summation column', 'Id', 'Requester', 'Requester email', 'Assignee', 'Group', 'Subject', 'Tags', 'Status', 'Priority', 'Created at', 'Updated at', 'Organization', 'Solved at', 'Satisfaction Score', 'Reopens', 'First reply time in minutes', 'Full resolution time in minutes'],
    row: ['1', '88214', 'Ana', 'ana@example.com', 'Kim', 'Tier 2', 'Export fails', 'billing export', 'Hold', 'Urgent', '2026-11-01 08:42', '2026-11-02 09:00', 'Corvus', '', 'Offered', '2', '42', ''],
    reads: { ref: '88214', title: 'Export fails', status: 'waiting', vendorPriority: 'urgent', firstResponseMinutes: 42, reopenCount: 2, waitingOn: 'Tier 2', satisfaction: null, accountRef: 'Corvus', openedOn: '2026-11-01' },
  },
  {
    vendor: 'jira',
    kind: 'issues',
    header: ['Summary', 'Issue key', 'Issue id', 'Issue Type', 'Status', 'Project key', 'Priority', 'Resolution', 'Assignee', 'Reporter', 'Created', 'Updated', 'Resolved', 'Labels', 'Labels (2)', 'Description', 'Custom field (Organizations)'],
    row: ['Checkout revamp', 'WEB-1', '1001', 'Bug', 'Done', 'WEB', 'Highest', 'Fixed', 'Kim', 'Ana', '30/Oct/26 5:00 PM', '02/Nov/26 11:12 AM', '02/Nov/26 11:12 AM', 'payments', 'ui', 'Long', 'Corvus'],
    reads: { ref: 'WEB-1', title: 'Checkout revamp', status: 'resolved', vendorPriority: 'urgent', openedAt: '2026-10-30T17:00:00.000Z', resolvedAt: '2026-11-02T11:12:00.000Z', accountRef: 'Corvus', tags: ['payments'] },
  },
  {
    vendor: 'servicenow',
    kind: 'issues',
    header: ['number', 'incident_state', 'reassignment_count', 'reopen_count', 'sys_mod_count', 'caller_id', 'opened_at', 'sys_created_at', 'sys_updated_at', 'priority', 'assignment_group', 'assigned_to', 'resolved_at', 'closed_at'],
    row: ['INC0000045', 'Awaiting User Info', '0', '1', '4', 'Caller 2403', '29/2/2016 01:16', '29/2/2016 01:23', '1/3/2016 08:29', '3 - Moderate', 'Group 56', '?', '?', '5/3/2016 12:00'],
    reads: { ref: 'INC0000045', status: 'waiting', vendorPriority: 'normal', reopenCount: 1, waitingOn: 'Group 56', owner: null, openedAt: '2016-02-29T01:16:00.000Z', resolvedOn: null },
  },
  {
    vendor: 'salesforce',
    kind: 'issues',
    header: ['Case Number', 'Account Name', 'Subject', 'Date/Time Opened', 'Date/Time Closed', 'Case Owner', 'Status', 'Priority', 'Escalated', 'Contact Email'],
    row: ['00001026', 'Corvus', 'Cannot log in', '5/14/2026 3:12 PM', '', 'Kim', 'Working', 'Medium', 'True', 'ana@example.com'],
    reads: { ref: '00001026', status: 'open', vendorPriority: 'normal', isEscalated: true, openedAt: '2026-05-14T15:12:00.000Z', accountRef: 'Corvus' },
  },
  {
    vendor: 'hubspot',
    kind: 'issues',
    header: ['Ticket ID', 'Ticket name', 'Pipeline', 'Ticket status', 'Priority', 'Create date', 'Close date', 'Ticket owner', 'Associated Company (Primary)', 'Time to first agent email reply (HH:mm:ss)', 'Last modified date'],
    row: ['771', 'Invoice wrong', 'Support', 'Waiting on contact', 'HIGH', '2026-11-01 10:00', '', 'Kim', 'Corvus', '01:30:00', '2026-11-03 10:00'],
    reads: { ref: '771', title: 'Invoice wrong', status: 'waiting', vendorPriority: 'high', firstResponseMinutes: 90, accountRef: 'Corvus' },
  },
  {
    vendor: 'freshdesk',
    kind: 'issues',
    header: ['Ticket ID', 'Subject', 'Status', 'Priority', 'Source', 'Type', 'Agent', 'Group', 'Created time', 'Resolved time', 'Closed time', 'Last update time', 'Initial response time', 'First response time (in hrs)', 'Resolution time (in hrs)', 'Tags', 'Survey results', 'Full name', 'Email', 'Company Name'],
    row: ['12', 'Sync stuck', 'Resolved', 'Low', 'Email', 'Problem', 'Kim', 'Ops', '2026-11-01 10:00:00', '2026-11-01 12:30:00', '', '2026-11-01 12:30:00', '2026-11-01 10:12:30', '00:12:30', '02:30:00', 'sync', 'Extremely Happy', 'Ana', 'ana@example.com', 'Corvus'],
    reads: { ref: '12', status: 'resolved', vendorPriority: 'low', firstResponseMinutes: 12.5, resolutionMinutes: 150, satisfaction: null, accountRef: 'Corvus', waitingOn: 'Ops' },
  },
  {
    vendor: 'freshdesk',
    kind: 'issues',
    header: ['id', 'subject', 'status', 'priority', 'responder_id', 'company_id', 'created_at', 'updated_at', 'stats.resolved_at', 'stats.first_responded_at', 'fr_escalated', 'is_escalated'],
    row: ['12', 'Sync stuck', '3', '4', '900', '77', '2026-11-01T10:00:00Z', '2026-11-01T12:30:00Z', '', '2026-11-01T10:20:00Z', 'false', 'true'],
    reads: { status: 'waiting', vendorPriority: 'urgent', firstResponseMinutes: 20, isEscalated: true, accountRef: '77' },
  },
  {
    vendor: 'desk.com',
    kind: 'issues',
    header: ['case_id', 'subject', 'status', 'priority', 'labels', 'created_at', 'first_opened_at', 'resolved_at', 'assigned_group', 'company_id'],
    row: ['9', 'Refund', 'pending', '9', 'refund,vip', '2019-01-02T08:00:00Z', '2019-01-02T08:05:00Z', '', 'Billing', '4'],
    reads: { ref: '9', status: 'waiting', vendorPriority: 'urgent', openedAt: '2019-01-02T08:05:00.000Z', tags: ['refund', 'vip'], waitingOn: 'Billing' },
  },
];
const vendorOf = (id: string) => findVendor(id) ?? expect.fail(`no vendor ${id}`);

describe('ready mappings of tools [W5]', () => {
  it.each(exports)('$vendor reads a row of its export', ({ vendor, kind, header, row, reads }) => {
    const mapping = vendorMapping(vendorOf(vendor), kind, header, [row]);
    const { records, anomalies } = check(kind, header, [row], { mapping });
    expect(issuesOf(records)[0]).toMatchObject(reads);
    expect(anomalies.filter(({ rule }) => !['unknown-account', 'missing-value'].includes(rule))).toEqual([]);
    expect(mapping.system).toBe(vendor);
  });

  it('proposes to leave columns out that name people', () => {
    const [zendesk] = exports;
    const mapping = vendorMapping(vendorOf('zendesk'), null, zendesk?.header ?? [], []);
    expect(mapping.personal).toEqual([]);
    expect(proposePersonal(mapping, zendesk?.header ?? []).personal).toEqual(['Requester', 'Requester email']);
    expect([mapping.kind, mapping.name]).toEqual(['issues', 'Zendesk issues']);
  });

  it('knows nested names of the API of Jira and HubSpot', () => {
    const jira = vendorMapping(vendorOf('jira'), null, ['key', 'fields.summary', 'fields.status.name', 'fields.created', 'fields.labels'], []);
    expect(jira.columns).toEqual(expect.arrayContaining([{ column: 'key', field: 'ref' }, { column: 'fields.status.name', field: 'status' }]));
    const hubspot = vendorMapping(vendorOf('hubspot'), null, ['id', 'properties.subject', 'properties.hs_pipeline_stage', 'properties.createdate', 'properties.time_to_close'], []);
    expect(hubspot.columns).toContainEqual({ column: 'properties.time_to_close', field: 'resolution', unit: 'milliseconds' });
  });

  it('tells what its rows are by themselves, and refuses what it does not know', () => {
    expect(vendorMapping(vendorOf('salesforce'), null, ['Id', 'Name', 'Industry', 'AnnualRevenue', 'BillingCountry', 'CreatedDate'], []).kind).toBe('accounts');
    expect(vendorMapping(vendorOf('salesforce'), 'accounts', ['Id', 'Name', 'AnnualRevenue'], []).columns.some(({ field }) => field === 'arr')).toBe(false);
    expect(() => vendorMapping(vendorOf('jira'), 'accounts', ['Issue key'], [])).toThrow(/jira has no accounts/);
    expect(() => vendorMapping(vendorOf('zendesk'), null, ['tag', 'ticket_id'], [])).toThrow(/does not read like an export of Zendesk/);
  });

  it('is proposed for a file that can only come from that tool, and for no other', () => {
    for (const { vendor, header } of exports.filter(({ header: names }) => names.length > 10)) expect([vendor, likelyVendor(header, 'issues')?.id]).toEqual([vendor, vendor]);
    expect(likelyVendor(['Ticket ID', 'Subject', 'Created at', 'Priority'], 'issues')).toBeUndefined();
  });

  it('names only fields and meanings that there are', () => {
    const words: Readonly<Record<string, ReadonlyMap<string, string>>> = vocabularies;
    for (const { tables } of vendors) {
      for (const { kind, columns, values } of tables) {
        for (const field of Object.keys(columns)) expect([kind, field, findField(kind, field)?.key]).toEqual([kind, field, field]);
        for (const [field, meanings] of Object.entries(values ?? {})) {
          const known = new Set(words[findField(kind, field)?.type ?? '']?.values() ?? []);
          for (const meaning of Object.values(meanings)) expect(known).toContain(meaning);
        }
      }
    }
  });
});
