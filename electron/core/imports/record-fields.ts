import { changedSynonyms } from './field-tables';
import type { FieldDefinition } from './fields';

const accountSynonyms = ['account id', 'account ref', 'account reference', 'account number', 'organization id', 'organisation id', 'customer id', 'company id', 'client id', 'associated company id', 'account', 'organization', 'organisation', 'customer', 'company', 'client'] as const;
const accountNameSynonyms = ['account name', 'organization name', 'organisation name', 'company name', 'associated company', 'customer name', 'client name'] as const;
const sourceSynonyms = ['docket source', 'signal source'] as const;
const subscription = { key: 'subscription', label: 'Subscription', type: 'identifier', synonyms: ['subscription id', 'subscription ref', 'subscription reference', 'subscription number', 'subscription', 'contract id', 'contract number'] } as const satisfies FieldDefinition;

export const dealFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', isRequired: true, synonyms: ['deal id', 'opportunity id', 'opportunity number', 'opportunity ref', 'deal ref', 'deal number', 'quote id', 'order id', 'ref', 'reference', 'external reference', 'id', 'external id', 'record id', 'key'] },
  { key: 'name', label: 'Name', type: 'text', synonyms: ['deal name', 'opportunity name', 'deal', 'opportunity', 'name', 'title'] },
  { key: 'account', label: 'Account', type: 'identifier', synonyms: [...accountSynonyms, ...accountNameSynonyms] },
  { key: 'account-name', label: 'Account name', type: 'text', synonyms: accountNameSynonyms },
  { key: 'stage', label: 'Stage', type: 'text', isRequired: true, isNeeded: true, synonyms: ['stage', 'deal stage', 'opportunity stage', 'stage name', 'sales stage', 'pipeline stage', 'new stage', 'to stage'] },
  { key: 'stage-since', label: 'In that stage since', type: 'date', synonyms: ['stage since', 'in stage since', 'stage date', 'stage changed', 'stage changed at', 'stage changed on', 'stage change date', 'last stage change date', 'stage entered', 'entered stage', 'entered stage on', 'date entered stage', 'date entered current stage', 'stage start', 'stage start date', 'changed at', 'changed on', 'change date', 'moved on'] },
  { key: 'amount', label: 'Amount', type: 'money', synonyms: ['amount', 'deal amount', 'opportunity amount', 'value', 'deal value', 'deal size', 'amount in company currency', 'tcv', 'acv', 'annual contract value', 'total contract value', 'arr'] },
  { key: 'currency', label: 'Currency', type: 'currency', synonyms: ['currency', 'currency code', 'deal currency', 'currency iso code', 'opportunity currency'] },
  { key: 'opened', label: 'Opened', type: 'date', synonyms: ['created', 'created at', 'created on', 'created date', 'create date', 'opened', 'opened on', 'open date', 'date created', 'creation date'] },
  { key: 'expected-close', label: 'Expected close', type: 'date', synonyms: ['expected close', 'expected close date', 'close date', 'forecast close', 'forecast close date', 'target close date', 'estimated close date'] },
  { key: 'closed', label: 'Closed', type: 'date', synonyms: ['closed', 'closed on', 'closed at', 'closed date', 'date closed', 'actual close date', 'won date', 'lost date'] },
  { key: 'outcome', label: 'Outcome', type: 'outcome', synonyms: ['outcome', 'deal outcome', 'opportunity status', 'deal status', 'won lost'], doubtful: ['status', 'result'] },
  { key: 'owner', label: 'Owner', type: 'text', synonyms: ['owner', 'deal owner', 'opportunity owner', 'account executive', 'sales rep', 'owner name', 'assigned to'] },
  { key: 'waiting-on', label: 'Waiting on', type: 'text', synonyms: ['waiting on', 'waiting for', 'blocked by', 'pending with', 'next step with', 'blocker'] },
  { key: 'changed', label: 'Last changed at the source', type: 'moment', synonyms: changedSynonyms },
] as const satisfies readonly FieldDefinition[];

export const measurementFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', synonyms: ['measurement id', 'usage id', 'score id', 'metric id', 'reading id', 'snapshot id', 'event id', 'ref', 'reference', 'external reference', 'id', 'external id', 'record id', 'key'] },
  { key: 'account', label: 'Account', type: 'identifier', synonyms: [...accountSynonyms, ...accountNameSynonyms] },
  { key: 'account-name', label: 'Account name', type: 'text', synonyms: accountNameSynonyms },
  subscription,
  { key: 'date', label: 'Date', type: 'date', isRequired: true, isNeeded: true, synonyms: ['date', 'measured on', 'measured at', 'usage date', 'score date', 'snapshot date', 'metric date', 'recorded on', 'recorded at', 'observed on', 'as of', 'as of date', 'day', 'week', 'week of', 'week starting', 'month', 'timestamp', 'updated at', 'calculated at'] },
  { key: 'measure', label: 'Measure', type: 'text', synonyms: ['measure', 'metric', 'metric name', 'measure name', 'indicator', 'kpi', 'score type', 'measurement'] },
  { key: 'value', label: 'Value', type: 'number', isRequired: true, isNeeded: true, synonyms: ['health score', 'health', 'usage count', 'usage', 'value', 'metric value', 'score', 'nps', 'nps score', 'csat', 'csat score', 'adoption', 'adoption score', 'active users', 'daily active users', 'weekly active users', 'monthly active users', 'logins', 'login count', 'sessions', 'count', 'reading'] },
  { key: 'source', label: 'Source', type: 'source', synonyms: sourceSynonyms },
] as const satisfies readonly FieldDefinition[];

export const interactionFields = [
  { key: 'ref', label: 'External reference', type: 'identifier', synonyms: ['interaction id', 'call id', 'message id', 'email id', 'e mail id', 'meeting id', 'activity id', 'chat id', 'conversation id', 'churn event id', 'survey id', 'response id', 'event id', 'ref', 'reference', 'external reference', 'id', 'external id', 'record id', 'key'] },
  { key: 'account', label: 'Account', type: 'identifier', synonyms: [...accountSynonyms, ...accountNameSynonyms] },
  { key: 'account-name', label: 'Account name', type: 'text', synonyms: accountNameSynonyms },
  subscription,
  { key: 'date', label: 'Date', type: 'moment', isRequired: true, isNeeded: true, synonyms: ['date', 'call date', 'call time', 'call start', 'call start time', 'call started at', 'sent', 'sent at', 'sent on', 'sent date', 'date sent', 'received', 'received at', 'received on', 'meeting date', 'activity date', 'interaction date', 'churn date', 'survey date', 'response date', 'occurred at', 'occurred on', 'started at', 'start time', 'start date time', 'date time', 'datetime', 'timestamp', 'time', 'on'] },
  { key: 'kind', label: 'Kind', type: 'interaction-kind', synonyms: ['interaction kind', 'interaction type', 'activity type', 'engagement type', 'channel'], doubtful: ['type', 'kind', 'event type', 'task type', 'medium'] },
  { key: 'direction', label: 'Direction', type: 'direction', synonyms: ['direction', 'call direction', 'email direction', 'message direction'] },
  { key: 'person', label: 'With whom', type: 'text', synonyms: ['contact', 'contact name', 'person', 'with', 'with whom', 'customer contact', 'from', 'sender', 'from name', 'from address', 'attendee', 'attendees', 'participant', 'participants', 'caller', 'respondent', 'requester', 'to'] },
  { key: 'is-sponsor', label: 'With the sponsor', type: 'boolean', synonyms: ['is sponsor', 'sponsor', 'with sponsor', 'sponsor present', 'executive sponsor present'] },
  { key: 'tone', label: 'Tone', type: 'tone', synonyms: ['tone', 'sentiment', 'mood', 'call sentiment', 'customer sentiment'] },
  { key: 'subject', label: 'Subject', type: 'text', synonyms: ['subject', 'title', 'topic', 'call title', 'meeting title', 'call subject', 'email subject', 'reason code', 'reason', 'churn reason', 'headline'] },
  { key: 'body', label: 'Text', type: 'text', synonyms: ['body', 'text', 'summary', 'call summary', 'call notes', 'meeting notes', 'notes', 'note', 'transcript', 'content', 'message', 'snippet', 'comment', 'comments', 'feedback', 'feedback text', 'verbatim', 'description', 'details'] },
  { key: 'source', label: 'Source', type: 'source', synonyms: sourceSynonyms },
] as const satisfies readonly FieldDefinition[];
