import type { Vendor } from './table';

/** Ticket exports of views (CSV), of the API (JSON) and of the connector that names tables as the API does. Source: Zendesk's API reference and export headers. */
export const zendesk: Vendor = {
  id: 'zendesk',
  label: 'Zendesk',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      telling: ['subject', 'requester', 'requester id', 'ticket type', 'via channel', 'via.channel', 'solved at', 'assignee id', 'ticket subject'],
      columns: {
        ref: ['Ticket ID', 'Id'],
        title: ['Subject', 'Ticket subject', 'raw_subject'],
        description: ['Description'],
        account: ['organization_id', 'Organization', 'Ticket organization name', 'organization.name'],
        'account-name': ['organization.name', 'Organization name', 'Ticket organization name'],
        opened: ['created_at', 'Ticket created', 'Requested', 'Ticket created - Timestamp'],
        resolved: ['Solved at', 'metric_set.solved_at', 'Ticket solved - Timestamp'],
        status: ['Status', 'Ticket status'],
        priority: ['Priority', 'Ticket priority'],
        'first-response': [
          ['First reply time in minutes', 'minutes'],
          ['metric_set.reply_time_in_minutes.calendar', 'minutes'],
          ['reply_time_in_minutes.calendar', 'minutes'],
          ['First reply time (min)', 'minutes'],
        ],
        resolution: [
          ['Full resolution time in minutes', 'minutes'],
          ['metric_set.full_resolution_time_in_minutes.calendar', 'minutes'],
          ['Resolution time', 'hours'],
        ],
        owner: ['Assignee', 'Assignee name', 'assignee_id'],
        'waiting-on': ['Group', 'Ticket group', 'group_id'],
        'reopen-count': ['Reopens', 'metric_set.reopens'],
        // Good, Bad, Offered: words and no rating.
        satisfaction: [],
        tags: ['Tags', 'Ticket tags'],
        changed: ['updated_at', 'Ticket updated', 'Updated'],
      },
      values: { status: { hold: 'waiting', deleted: 'closed' } },
    },
    {
      kind: 'accounts',
      source: 'crm',
      telling: ['shared_tickets', 'shared_comments', 'domain_names', 'group_id'],
      columns: {
        ref: ['id', 'Organization ID'],
        name: ['name', 'Organization name'],
        segment: ['organization_fields.segment'],
        tier: ['organization_fields.plan', 'organization_fields.tier'],
        health: [],
        signup: ['created_at', 'Organization created'],
      },
    },
  ],
};
