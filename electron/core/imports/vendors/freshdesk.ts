import type { Vendor } from './table';

/** Tickets and companies: CSV exports, whose durations are written `hh:mm:ss`, and the API, which counts states from 2 and priorities from 1 (low). Source: Freshdesk's API reference and export headers. */
export const freshdesk: Vendor = {
  id: 'freshdesk',
  label: 'Freshdesk',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      telling: ['Subject', 'responder_id', 'Agent', 'Created time', 'fr_escalated'],
      columns: {
        ref: ['Ticket ID', 'id'],
        title: ['Subject'],
        description: ['Description', 'description_text'],
        account: ['company_id', 'Company ID', 'company.id', 'Company Name', 'company.name'],
        'account-name': ['Company Name', 'company.name'],
        opened: ['Created time', 'created_at'],
        resolved: ['Resolved time', 'stats.resolved_at', 'Closed time', 'stats.closed_at'],
        status: ['Status'],
        priority: ['Priority'],
        'first-response': [
          ['First response time (in hrs)', 'hours'],
          ['Initial response time', 'moment'],
          ['stats.first_responded_at', 'moment'],
        ],
        resolution: [['Resolution time (in hrs)', 'hours']],
        escalated: ['is_escalated'],
        owner: ['Agent', 'responder_id'],
        'waiting-on': ['Group', 'group_id'],
        'reopen-count': [],
        // Words of a survey and no rating.
        satisfaction: [],
        tags: ['Tags'],
        changed: ['Last update time', 'Last updated time', 'updated_at'],
      },
      values: { status: { '2': 'open', '3': 'waiting', '4': 'resolved', '5': 'closed', '6': 'waiting', '7': 'waiting' }, priority: { '1': 'low', '2': 'normal', '3': 'high', '4': 'urgent' } },
    },
    {
      kind: 'accounts',
      source: 'crm',
      telling: ['domains', 'Company Domains', 'health_score', 'Health score', 'account_tier', 'Account tier'],
      columns: {
        ref: ['id', 'Company ID', 'Name', 'Company name'],
        name: ['name', 'Company name'],
        tier: ['account_tier', 'Account tier'],
        health: ['health_score', 'Health score'],
        renewal: ['renewal_date', 'Renewal date'],
        industry: ['industry', 'Industry'],
        signup: ['created_at'],
      },
    },
  ],
};
