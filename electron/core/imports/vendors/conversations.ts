import type { Vendor } from './table';

/**
 * What is known of conversations: themes with quotes from interview and call analysis, call logs of a telephone system, and chat logs. Their tools agree on no
 * names, so that the usual ones stand here. A row without an identifier is known by account, kind, date, person and subject.
 */
export const themes: Vendor = {
  id: 'themes',
  label: 'Themes with quotes',
  tables: [
    {
      kind: 'interactions',
      source: 'calls',
      interactionKind: 'call',
      columns: {
        ref: ['Quote ID', 'Insight ID', 'Highlight ID', 'ID'],
        account: ['Account', 'Account ID', 'Company', 'Customer', 'Organization'],
        date: ['Date', 'Interview date', 'Call date', 'Recorded at', 'Recorded on', 'Created at', 'Created'],
        kind: [],
        person: ['Speaker', 'Participant', 'Respondent', 'Interviewee', 'Customer name'],
        tone: ['Sentiment', 'Tone', 'Expression'],
        subject: ['Theme', 'Topic', 'Insight', 'Category', 'Question', 'Code'],
        body: ['Quote', 'Verbatim', 'Phrase', 'Excerpt', 'Evidence', 'Highlight', 'Text'],
      },
      values: { tone: { 'strong positive': 'positive', 'strong negative': 'negative', '2': 'positive', '1': 'positive', '0': 'neutral', '-1': 'negative', '-2': 'negative', 'pain point': 'negative', delight: 'positive' } },
    },
  ],
};

export const telephony: Vendor = {
  id: 'telephony',
  label: 'Call log',
  tables: [
    {
      kind: 'interactions',
      source: 'calls',
      interactionKind: 'call',
      columns: {
        ref: ['Call ID', 'Call SID', 'Conversation ID', 'UUID', 'ID'],
        account: ['Account', 'Account ID', 'Company', 'Customer', 'Client'],
        date: ['Start time', 'Call start time', 'Started at', 'Call time', 'Date/Time', 'Call date', 'Date'],
        kind: [],
        direction: ['Direction', 'Call direction', 'Call type', 'Type'],
        person: ['Contact', 'Contact name', 'Caller name', 'Customer name'],
        subject: ['Queue', 'Disposition', 'Outcome', 'Status', 'Reason', 'Skill'],
        body: ['Notes', 'Summary', 'Transcript', 'Comments'],
      },
      values: { direction: { missed: 'in', answered: 'in', internal: 'out', 'outbound api': 'out', 'outbound dial': 'out' } },
    },
  ],
};

export const chats: Vendor = {
  id: 'chats',
  label: 'Chat log',
  tables: [
    {
      kind: 'interactions',
      source: 'calls',
      interactionKind: 'chat',
      columns: {
        ref: ['Chat ID', 'Conversation ID', 'Thread ID', 'Session ID', 'Message ID', 'ID'],
        account: ['Account', 'Account ID', 'Company', 'Customer', 'Organization'],
        date: ['Started at', 'Start time', 'Chat start time', 'Created at', 'Timestamp', 'Sent at', 'Date'],
        kind: [],
        direction: ['Direction', 'Sender type', 'Author type'],
        person: ['Visitor', 'Visitor name', 'Customer name', 'Contact'],
        tone: ['Sentiment', 'Rating'],
        subject: ['Department', 'Topic', 'Subject', 'Tags'],
        body: ['Transcript', 'Message', 'Messages', 'Text', 'Body', 'Content'],
      },
      values: { direction: { visitor: 'in', user: 'in', contact: 'in', bot: 'out', admin: 'out', operator: 'out' }, tone: { '5': 'positive', '4': 'positive', '3': 'neutral', '2': 'negative', '1': 'negative' } },
    },
  ],
};
