import type { Vendor } from './table';

/** CSV of the issue navigator, results of the REST search (JSON) and the data pipeline's issue file. Source: Atlassian's export schema and export headers. */
export const jira: Vendor = {
  id: 'jira',
  label: 'Jira',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      columns: {
        ref: ['Issue key', 'key'],
        title: ['Summary', 'fields.summary'],
        description: ['Description', 'fields.description'],
        account: ['Custom field (Organizations)', 'Custom field (Organization)', 'Custom field (Account)', 'Custom field (Customer)', 'Organizations'],
        opened: ['Created', 'fields.created', 'created_date'],
        resolved: ['Resolved', 'fields.resolutiondate', 'resolution_date', 'resolutiondate'],
        status: ['Status', 'fields.status.name'],
        priority: ['Priority', 'fields.priority.name', 'priority_name'],
        'first-response': ['Custom field (Time to first response)'],
        resolution: ['Custom field (Time to resolution)'],
        owner: ['Assignee', 'fields.assignee.displayName', 'assignee_name'],
        'waiting-on': ['Custom field (Team)', 'Component/s', 'Components'],
        'reopen-count': [],
        satisfaction: ['Custom field (Satisfaction rating)', 'Satisfaction rating'],
        tags: ['Labels', 'fields.labels'],
        changed: ['Updated', 'fields.updated', 'updated_date'],
      },
      values: {
        status: { 'selected for development': 'open', 'in development': 'open', 'in qa': 'open', 'ready for release': 'open', 'waiting for approval': 'waiting', 'work in progress': 'open', declined: 'closed' },
      },
    },
  ],
};
