import { segmentLabels, segments, sources, sourceLabels, criteria, criterionLabels } from '@shared/primitives';
import { foreignWords } from './other-languages';

/** Words of the field and what they mean here, compared in lower case with single blanks for `_` and `-`. */
export type Vocabulary = ReadonlyMap<string, string>;

/** How words are compared: lower case, with `_`, `-` and repeated blanks as one blank. */
export const foldWord = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, ' ').trim();

const vocabulary = (...tables: readonly Readonly<Record<string, string>>[]): Vocabulary =>
  new Map(tables.flatMap((words) => Object.entries(words).flatMap(([meaning, list]) => list.split('|').map((word) => [foldWord(word), meaning] as const))));

const statuses = vocabulary({
  open: 'open|new|in progress|reopened|re-opened|active|assigned|to do|todo|backlog|under review|in review|work in progress|wip|started|triage|escalated',
  waiting: 'waiting|pending|on hold|hold|on-hold|blocked|pending customer response|waiting on customer|waiting for customer|waiting on third party|waiting for support|awaiting customer|awaiting response|awaiting user info|awaiting vendor|waiting on contact|waiting on us',
  resolved: 'resolved|solved|done|fixed|complete|completed',
  closed: 'closed|cancelled|canceled|deleted|archived|closed with explanation|closed with monetary relief|closed with non-monetary relief|rejected|won\'t do|wont do|won\'t fix|duplicate',
}, foreignWords.status);

const priorities = vocabulary({
  urgent: 'urgent|critical|blocker|highest|immediate|emergency|p0|p1|sev0|sev1|sev 0|sev 1|s1|1 - critical|1 critical|showstopper',
  high: 'high|major|p2|sev2|sev 2|s2|2 - high|2 high|important',
  normal: 'normal|medium|moderate|standard|p3|sev3|sev 3|s3|3 - moderate|3 - medium|3 moderate|default',
  low: 'low|minor|trivial|lowest|planning|p4|p5|sev4|sev 4|s4|4 - low|4 low|5 - planning|cosmetic',
}, foreignWords.priority);

const segmentWords = vocabulary({
  enterprise: 'enterprise|ent|strategic|large|large enterprise|key account|global|corporate',
  'mid-market': 'mid market|midmarket|mm|mid|medium|commercial|mid size|midsize',
  smb: 'smb|small|small business|small and medium|small & medium business|sme|startup|starter|micro',
  internal: 'internal|test|sandbox|employee',
  unknown: 'unknown',
}, foreignWords.segment);

const billings = vocabulary({
  annual: 'annual|annually|yearly|year|per year|12 months|p1y',
  monthly: 'monthly|month|per month|1 month|p1m',
  quarterly: 'quarterly|quarter|per quarter|3 months|p3m',
  'semi-annual': 'semi annual|semiannual|half yearly|6 months|p6m',
});

const sourceWords = vocabulary({ ticketing: 'ticket|tickets|support|zendesk|jira', crm: 'salesforce|hubspot', emails: 'email|e-mail|e-mails', calls: 'call|phone', health: 'usage' });

const outcomes = vocabulary({
  open: 'open|in progress|active|pending|ongoing',
  won: 'won|closed won|closedwon|win|signed|completed|yes|true',
  lost: 'lost|closed lost|closedlost|abandoned|cancelled|canceled|dead|disqualified|churned|omitted',
});

const interactionKindWords = vocabulary({
  email: 'email|e-mail|emails|mail|incoming email|outgoing email|email message|message',
  call: 'call|calls|phone|phone call|voice|telephone|inbound call|outbound call',
  meeting: 'meeting|event|qbr|ebr|video call|video|zoom|onsite|on site|visit|demo|workshop|webinar',
  chat: 'chat|live chat|slack|im|messenger|web chat',
  churn: 'churn|churn event|cancellation|cancelled|canceled|downgrade',
  note: 'note|comment|task|activity|log|other',
  survey: 'survey|nps|csat|feedback|nps survey|csat survey|review',
});

const directionWords = vocabulary({ in: 'in|inbound|incoming|received|from customer|customer', out: 'out|outbound|outgoing|sent|to customer|agent' });

const toneWords = vocabulary({
  positive: 'positive|happy|good|satisfied|pleased|promoter|very positive|delighted',
  neutral: 'neutral|mixed|ok|okay|passive|none|indifferent',
  negative: 'negative|unhappy|bad|dissatisfied|frustrated|angry|upset|detractor|very negative|concerned',
});

const booleans = vocabulary({ true: 'true|yes|y|1|t|on|x|escalated', false: 'false|no|n|0|f|off' }, foreignWords.boolean);

const labelled = (ids: readonly string[], labels: Readonly<Record<string, string>>): Vocabulary =>
  new Map(ids.flatMap((id) => [[foldWord(id), id] as const, [foldWord(labels[id] ?? id), id] as const]));

/** The built-in words of each field type that takes one of a few values. A plain number is no priority: vendors count both ways. */
export const vocabularies = {
  status: statuses,
  priority: priorities,
  segment: new Map([...labelled(segments, segmentLabels), ...segmentWords]),
  billing: billings,
  boolean: booleans,
  criterion: new Map([...labelled(criteria, criterionLabels), ...criteria.map((id, index) => [String(index + 1), id] as const)]),
  source: new Map([...labelled(sources, sourceLabels), ...sourceWords]),
  outcome: outcomes,
  'interaction-kind': interactionKindWords,
  direction: directionWords,
  tone: toneWords,
} as const satisfies Record<string, Vocabulary>;
