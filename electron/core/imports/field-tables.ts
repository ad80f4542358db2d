import type { FieldDefinition } from './fields';

/** When the source changed a record last: which of two exports tells of the later state. */
export const changedSynonyms = ['last changed', 'last changed at', 'changed at', 'updated at', 'updated', 'updated on', 'updated date', 'last updated', 'last updated at', 'last updated on', 'last update', 'last update time', 'last updated time', 'last modified', 'last modified at', 'last modified on', 'last modified date', 'modified', 'modified at', 'modified on', 'modified date', 'date modified', 'date updated', 'sys updated on', 'system modstamp', 'hs lastmodifieddate'] as const;

export const accountFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', isRequired: true, synonyms: ['account id', 'account ref', 'account reference', 'ref', 'account number', 'customer id', 'organization id', 'organisation id', 'company id', 'client id', 'tenant id', 'account no', 'id', 'external id', 'record id', 'key'] },
  { key: 'name', label: 'Name', type: 'text', synonyms: ['account name', 'name', 'customer name', 'organization name', 'organisation name', 'company name', 'account', 'customer', 'organization', 'organisation', 'company', 'client', 'client name'] },
  { key: 'segment', label: 'Segment', type: 'segment', isNeeded: true, synonyms: ['segment', 'customer segment', 'account segment', 'market segment', 'segmentation'], doubtful: ['company size', 'account type', 'type'] },
  { key: 'arr', label: 'ARR', type: 'money', isNeeded: true, synonyms: ['arr', 'annual recurring revenue', 'arr amount', 'annual revenue recurring', 'annual contract value', 'acv', 'contract value', 'annual value'] },
  { key: 'currency', label: 'Currency', type: 'currency', synonyms: ['currency', 'currency code', 'arr currency', 'currency iso code'] },
  { key: 'renewal', label: 'Renewal date', type: 'date', isNeeded: true, synonyms: ['renewal', 'renewal date', 'next renewal', 'next renewal date', 'renews on', 'renews', 'contract end', 'contract end date', 'contract renewal date'] },
  { key: 'tier', label: 'Tier', type: 'text', synonyms: ['tier', 'plan tier', 'plan', 'plan name', 'account tier', 'support tier', 'support plan'] },
  { key: 'health', label: 'Health', type: 'text', synonyms: ['health', 'health score', 'account health', 'customer health', 'health status'] },
  { key: 'sponsor', label: 'Sponsor', type: 'text', synonyms: ['sponsor', 'executive sponsor', 'champion', 'primary contact', 'main contact'] },
  { key: 'owner', label: 'Owner', type: 'text', synonyms: ['owner', 'account owner', 'csm', 'customer success manager', 'account manager', 'owner name'] },
  { key: 'region', label: 'Region', type: 'text', synonyms: ['region', 'country', 'territory', 'geography', 'billing country', 'location'] },
  { key: 'industry', label: 'Industry', type: 'text', synonyms: ['industry', 'sector', 'vertical'] },
  { key: 'signup', label: 'Customer since', type: 'date', synonyms: ['signup date', 'sign up date', 'signup', 'customer since', 'signed up', 'start date', 'onboarded on', 'created', 'created at', 'created date', 'create date'] },
  { key: 'changed', label: 'Last changed at the source', type: 'moment', synonyms: changedSynonyms },
] as const satisfies readonly FieldDefinition[];

export const subscriptionFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', isRequired: true, synonyms: ['subscription id', 'subscription ref', 'subscription reference', 'subscription number', 'ref', 'contract id', 'contract number', 'id', 'external id', 'record id', 'key'] },
  { key: 'account', label: 'Account', type: 'identifier', isRequired: true, isNeeded: true, synonyms: ['account id', 'account ref', 'account reference', 'account number', 'customer id', 'organization id', 'organisation id', 'company id', 'client id', 'account', 'customer', 'organization', 'organisation', 'company', 'account name', 'customer name', 'company name'] },
  { key: 'start', label: 'Start', type: 'date', isNeeded: true, synonyms: ['start date', 'start', 'started', 'starts on', 'subscription start', 'subscription start date', 'contract start', 'contract start date', 'current period start'] },
  { key: 'end', label: 'End', type: 'date', synonyms: ['end date', 'end', 'ended', 'ends on', 'subscription end', 'subscription end date', 'contract end', 'contract end date', 'cancelled at', 'canceled at', 'current period end'] },
  { key: 'mrr', label: 'MRR', type: 'money', synonyms: ['mrr', 'mrr amount', 'monthly recurring revenue', 'monthly amount', 'monthly price'] },
  { key: 'arr', label: 'ARR', type: 'money', synonyms: ['arr', 'arr amount', 'annual recurring revenue', 'annual amount', 'annual value', 'annual contract value', 'acv'] },
  { key: 'currency', label: 'Currency', type: 'currency', synonyms: ['currency', 'currency code', 'currency iso code'] },
  { key: 'billing', label: 'Billing frequency', type: 'billing', synonyms: ['billing frequency', 'billing', 'billing period', 'billing interval', 'billing cycle', 'interval', 'frequency', 'term'] },
  { key: 'auto-renews', label: 'Renews by itself', type: 'boolean', synonyms: ['auto renew flag', 'auto renew', 'auto renews', 'auto renewal', 'automatic renewal'] },
  { key: 'tier', label: 'Tier', type: 'text', synonyms: ['plan tier', 'plan', 'tier', 'plan name', 'product', 'product name'] },
  { key: 'trial', label: 'Trial', type: 'boolean', synonyms: ['is trial', 'trial', 'trial flag'] },
  { key: 'changed', label: 'Last changed at the source', type: 'moment', synonyms: changedSynonyms },
] as const satisfies readonly FieldDefinition[];

export const issueFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', isRequired: true, synonyms: ['ticket id', 'issue id', 'issue key', 'case number', 'case id', 'ticket number', 'ticket ref', 'issue ref', 'incident number', 'number', 'ref', 'reference', 'external reference', 'key', 'complaint id', 'request id', 'ticket', 'ticket #', '#', 'id', 'external id', 'record id'] },
  { key: 'title', label: 'Title', type: 'text', synonyms: ['title', 'subject', 'summary', 'ticket subject', 'short description', 'issue title', 'ticket name', 'case subject', 'headline', 'issue'] },
  { key: 'description', label: 'Description', type: 'text', synonyms: ['description', 'ticket description', 'body', 'details', 'text', 'long description', 'consumer complaint narrative', 'content', 'comment'] },
  { key: 'account', label: 'Account', type: 'identifier', isNeeded: true, synonyms: ['account id', 'account ref', 'account reference', 'organization id', 'organisation id', 'customer id', 'company id', 'client id', 'account', 'organization', 'organisation', 'customer', 'company', 'client', 'associated company id', 'account name', 'organization name', 'organisation name', 'company name', 'customer name', 'requester organization'] },
  { key: 'account-name', label: 'Account name', type: 'text', synonyms: ['account name', 'organization name', 'organisation name', 'company name', 'associated company', 'customer name'] },
  { key: 'opened', label: 'Opened', type: 'moment', isNeeded: true, synonyms: ['opened', 'opened at', 'opened on', 'submitted at', 'created at', 'created', 'created on', 'created date', 'created time', 'create date', 'date opened', 'date time opened', 'opened date', 'open date', 'submitted', 'date received', 'reported at', 'reported on', 'sys created on', 'date created', 'creation date'] },
  { key: 'resolved', label: 'Resolved', type: 'moment', synonyms: ['resolved', 'resolved at', 'resolved on', 'closed at', 'solved at', 'closed', 'closed on', 'resolution date', 'resolved date', 'resolved time', 'closed date', 'close date', 'closed time', 'date closed', 'date time closed', 'date resolved', 'solved'] },
  { key: 'status', label: 'Status', type: 'status', synonyms: ['status', 'ticket status', 'issue status', 'case status'], doubtful: ['state', 'incident state', 'case state', 'ticket state'] },
  { key: 'priority', label: 'Vendor priority', type: 'priority', isNeeded: true, synonyms: ['priority', 'ticket priority', 'issue priority', 'case priority', 'vendor priority', 'severity', 'urgency', 'sev'] },
  { key: 'first-response', label: 'First response', type: 'duration', isNeeded: true, synonyms: ['first response time minutes', 'first response minutes', 'first reply time in minutes', 'first response time', 'first reply time', 'first response time in minutes', 'first response time in hours', 'first response time in hrs', 'first response', 'first reply', 'first reply min', 'first response min', 'first response hours', 'first response at', 'first responded at', 'first reply at', 'time to first response', 'time to first reply', 'initial response time'] },
  { key: 'resolution', label: 'Time to resolution', type: 'duration', synonyms: ['resolution time hours', 'resolution time minutes', 'resolution time', 'time to resolution', 'resolution hours', 'resolution minutes', 'full resolution time in minutes', 'full resolution time', 'resolution time in hours', 'resolution time in hrs', 'resolution time in minutes', 'time to close', 'time to resolve', 'handling time'] },
  { key: 'escalated', label: 'Escalated', type: 'boolean', synonyms: ['escalation flag', 'escalated', 'is escalated', 'escalation'] },
  { key: 'criterion', label: 'Criterion', type: 'criterion', synonyms: ['criterion', 'quality criterion'] },
  { key: 'owner', label: 'Owner', type: 'text', synonyms: ['owner', 'assignee', 'assigned to', 'agent', 'case owner', 'ticket owner', 'assignee name', 'owner name', 'assignee id'] },
  { key: 'waiting-on', label: 'Waiting on', type: 'text', synonyms: ['waiting on', 'blocked by', 'pending with', 'waiting for', 'group', 'assignment group', 'group name'] },
  { key: 'reopen-count', label: 'Reopen count', type: 'integer', synonyms: ['reopen count', 'reopens', 'reopened', 'reopen', 'times reopened'] },
  { key: 'satisfaction', label: 'Satisfaction', type: 'number', isNeeded: true, synonyms: ['satisfaction score', 'satisfaction', 'csat', 'csat score', 'satisfaction rating', 'customer satisfaction rating', 'customer satisfaction', 'rating'] },
  { key: 'tags', label: 'Tags', type: 'tags', synonyms: ['tags', 'labels', 'tag', 'label'] },
  { key: 'changed', label: 'Last changed at the source', type: 'moment', synonyms: changedSynonyms },
  { key: 'source', label: 'Source', type: 'source', synonyms: ['docket source', 'signal source'] },
] as const satisfies readonly FieldDefinition[];
