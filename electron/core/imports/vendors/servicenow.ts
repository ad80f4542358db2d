import type { Vendor } from './table';

/**
 * Incidents and customer cases: list exports with labels, with field names, and event logs with a row for each change (`sys_mod_count`). States are the numbers
 * of the incident form. Source: ServiceNow's incident schema; 4 and 5 are the older "awaiting" states.
 */
export const servicenow: Vendor = {
  id: 'servicenow',
  label: 'ServiceNow',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      rowsAre: 'events',
      columns: {
        ref: ['number', 'Incident number', 'Case number', 'Incident'],
        title: ['short_description', 'Short description'],
        description: ['description'],
        account: ['account', 'company', 'account.name', 'company.name', 'account.display_value', 'company.display_value', 'Customer', 'Account name'],
        opened: ['opened_at', 'Opened', 'sys_created_on', 'sys_created_at', 'Created'],
        resolved: ['resolved_at', 'Resolved', 'closed_at', 'Closed'],
        status: ['incident_state', 'state', 'Incident state'],
        priority: ['priority', 'Priority'],
        'first-response': [['Time to first response', 'minutes']],
        resolution: [],
        escalated: [],
        owner: ['assigned_to', 'assigned_to.display_value', 'Assigned to'],
        'waiting-on': ['assignment_group', 'assignment_group.display_value', 'Assignment group'],
        'reopen-count': ['reopen_count', 'Reopen count'],
        satisfaction: [],
        tags: ['sys_tags', 'Tags'],
        changed: ['sys_updated_on', 'sys_updated_at', 'Updated'],
      },
      values: {
        status: { '1': 'open', '2': 'open', '3': 'waiting', '4': 'waiting', '5': 'waiting', '6': 'resolved', '7': 'closed', '8': 'closed', 'awaiting problem': 'waiting', 'awaiting change': 'waiting', 'awaiting evidence': 'waiting', 'awaiting caller': 'waiting' },
        priority: { '1': 'urgent', '2': 'high', '3': 'normal', '4': 'low', '5': 'low' },
      },
      resolvedStatus: 'resolved',
    },
    {
      kind: 'accounts',
      source: 'crm',
      telling: ['customer', 'sys_class_name', 'stock_symbol', 'account_code', 'sys_id'],
      columns: {
        ref: ['sys_id', 'number', 'account_code', 'Number'],
        name: ['name', 'Name'],
        industry: ['industry', 'Industry'],
        region: ['country', 'Country'],
        signup: ['registration_date', 'Registration date'],
      },
    },
  ],
};
