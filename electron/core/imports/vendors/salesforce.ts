import type { Vendor } from './table';

/** Cases, accounts and contracts: object exports with API names, and reports with labels. Source: Salesforce's field reference. */
export const salesforce: Vendor = {
  id: 'salesforce',
  label: 'Salesforce Service Cloud',
  tables: [
    {
      kind: 'issues',
      source: 'ticketing',
      telling: ['CaseNumber', 'Case Number', 'IsEscalated', 'Date/Time Opened', 'SuppliedEmail'],
      columns: {
        ref: ['CaseNumber', 'Case Number', 'Id', 'Case ID'],
        title: ['Subject'],
        description: ['Description'],
        account: ['AccountId', 'Account ID', 'Account.Id', 'Account Name', 'Account.Name'],
        'account-name': ['Account Name', 'Account.Name'],
        opened: ['CreatedDate', 'Date/Time Opened', 'Opened Date', 'Created Date'],
        resolved: ['ClosedDate', 'Date/Time Closed', 'Closed Date'],
        status: ['Status'],
        priority: ['Priority'],
        // Case milestones have times of their own; a case has none.
        'first-response': [['First Response Time (Minutes)', 'minutes']],
        resolution: [['Age (Hours)', 'hours']],
        escalated: ['IsEscalated', 'Escalated'],
        owner: ['Owner.Name', 'Case Owner', 'OwnerId'],
        'waiting-on': [],
        'reopen-count': [],
        tags: [],
        changed: ['LastModifiedDate', 'Last Modified Date', 'SystemModstamp'],
      },
      values: { status: { working: 'open', 'on hold': 'waiting', 'waiting on customer': 'waiting', 'awaiting customer': 'waiting', merged: 'closed' }, priority: { medium: 'normal' } },
      resolvedStatus: 'closed',
    },
    {
      kind: 'accounts',
      source: 'crm',
      telling: ['AccountNumber', 'AnnualRevenue', 'BillingCountry', 'Account Owner', 'NumberOfEmployees', 'Account ID', 'LastActivityDate'],
      columns: {
        ref: ['Id', 'Account ID', 'AccountNumber', 'Account Number'],
        name: ['Name', 'Account Name'],
        segment: ['Segment__c', 'Customer_Segment__c', 'Segment'],
        // AnnualRevenue is what the customer turns over, not what it pays.
        arr: ['ARR__c', 'Annual_Recurring_Revenue__c', 'ARR'],
        currency: ['CurrencyIsoCode', 'Account Currency'],
        renewal: ['Renewal_Date__c', 'Renewal Date'],
        tier: ['Tier__c', 'CustomerPriority__c', 'Tier'],
        health: ['Health_Score__c', 'Health Score'],
        owner: ['Owner.Name', 'Account Owner', 'OwnerId'],
        region: ['BillingCountry', 'Billing Country', 'Region__c'],
        industry: ['Industry'],
        signup: ['CreatedDate', 'Created Date'],
      },
    },
  ],
};
