import type { Vendor } from './table';

/** Tickets and companies: CSV exports with labels, and objects of the API, whose values stand under `properties`. Times of the API are in milliseconds. Source: HubSpot's property reference. */
export const hubspot: Vendor = {
  id: 'hubspot',
  label: 'HubSpot',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      telling: ['Ticket name', 'hs_pipeline_stage', 'properties.hs_pipeline_stage', 'Ticket status', 'hs_ticket_priority', 'Pipeline'],
      columns: {
        ref: ['Ticket ID', 'hs_ticket_id', 'hs_object_id', 'properties.hs_object_id', 'Record ID', 'id'],
        title: ['Ticket name', 'subject', 'properties.subject'],
        description: ['Ticket description', 'content', 'properties.content'],
        account: ['Associated Company IDs', 'Associated Company ID', 'Associated Company (Primary)', 'Associated Company', 'Primary company'],
        'account-name': ['Associated Company (Primary)', 'Associated Company', 'Primary company'],
        opened: ['Create date', 'createdate', 'properties.createdate', 'createdAt'],
        resolved: ['Close date', 'closed_date', 'properties.closed_date'],
        status: ['Ticket status', 'hs_pipeline_stage', 'properties.hs_pipeline_stage', 'Status'],
        priority: ['Priority', 'hs_ticket_priority', 'properties.hs_ticket_priority'],
        'first-response': [
          ['Time to first agent email reply (HH:mm:ss)', 'milliseconds'],
          ['Time to first agent email reply', 'milliseconds'],
          ['First agent email response date', 'moment'],
          ['properties.first_agent_reply_date', 'moment'],
          ['time_to_first_agent_reply', 'milliseconds'],
          ['properties.time_to_first_agent_reply', 'milliseconds'],
        ],
        resolution: [
          ['Time to close (HH:mm:ss)', 'milliseconds'],
          ['Time to close', 'milliseconds'],
          ['time_to_close', 'milliseconds'],
          ['properties.time_to_close', 'milliseconds'],
        ],
        owner: ['Ticket owner', 'hubspot_owner_id', 'properties.hubspot_owner_id'],
        'waiting-on': [],
        'reopen-count': [],
        satisfaction: [],
        tags: ['Category', 'hs_ticket_category', 'properties.hs_ticket_category'],
        changed: ['Last modified date', 'hs_lastmodifieddate', 'properties.hs_lastmodifieddate', 'updatedAt'],
      },
      // The stages of the support pipeline that every portal begins with.
      values: { status: { '1': 'open', '2': 'waiting', '3': 'waiting', '4': 'closed', 'waiting on contact': 'waiting', 'waiting on us': 'waiting' } },
      resolvedStatus: 'closed',
    },
    {
      kind: 'accounts',
      source: 'crm',
      telling: ['Company name', 'Company owner', 'Company Domain Name', 'properties.domain', 'lifecyclestage', 'Lifecycle Stage'],
      columns: {
        ref: ['Record ID', 'Company ID', 'hs_object_id', 'properties.hs_object_id', 'id'],
        name: ['Company name', 'name', 'properties.name'],
        segment: ['Segment', 'properties.segment'],
        // Annual revenue is what the company turns over, not what it pays.
        arr: ['ARR', 'Annual recurring revenue', 'properties.arr'],
        renewal: ['Renewal date', 'properties.renewal_date'],
        health: ['Health score', 'Health Score', 'properties.hs_customer_health_score'],
        owner: ['Company owner', 'hubspot_owner_id', 'properties.hubspot_owner_id'],
        region: ['Country/Region', 'country', 'properties.country'],
        industry: ['Industry', 'properties.industry'],
        signup: ['Close Date', 'properties.closedate'],
      },
    },
  ],
};
