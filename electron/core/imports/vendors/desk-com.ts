import type { Vendor } from './table';

/** Cases of Desk.com, which was closed in 2020: its API's names and the labels of its CSV. It counts priorities from 1, the lowest, to 10. Source: Desk.com's API reference for cases. */
export const deskCom: Vendor = {
  id: 'desk.com',
  label: 'Desk.com',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      columns: {
        ref: ['Case ID', 'case_id', 'Case Number', 'id'],
        title: ['Subject', 'Case Subject', 'blurb'],
        description: ['Description', 'Case Description', 'blurb'],
        account: ['company_id', 'Company', 'Customer Company', 'Company Name'],
        opened: ['first_opened_at', 'created_at', 'Created At', 'Case Created', 'received_at', 'Opened At'],
        resolved: ['resolved_at', 'Resolved At', 'Case Resolved', 'first_resolved_at'],
        status: ['Status', 'Case Status'],
        priority: ['Priority', 'Case Priority'],
        'first-response': [['First Response Time', 'seconds']],
        resolution: [['Time to Resolution', 'seconds']],
        owner: ['assigned_user', 'Assigned User', 'Assigned Agent', 'User'],
        'waiting-on': ['assigned_group', 'Assigned Group', 'Group'],
        satisfaction: [],
        tags: ['Labels', 'Case Labels'],
        changed: ['updated_at', 'changed_at', 'Updated At'],
      },
      values: {
        status: { deleted: 'closed' },
        // Ten steps into four; 4 is what a case begins with.
        priority: { '1': 'low', '2': 'low', '3': 'low', '4': 'normal', '5': 'normal', '6': 'normal', '7': 'high', '8': 'high', '9': 'urgent', '10': 'urgent' },
      },
    },
  ],
};
