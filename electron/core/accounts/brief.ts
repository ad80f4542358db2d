import type { AccountDetail } from '@shared/contract/accounts';
import type { IssueRow } from '@shared/contract/issues';
import type { AccountRecords, DealRow, FollowUp, TimelineEntry } from '@shared/contract/records/operations';
import type { Block, PaperDocument } from '@shared/document';
import { bandLabels, segmentLabels, sourceLabels, type CalendarDate } from '@shared/primitives';
import { formatDate } from '../calendar';
import { atEnd, columns } from '../documents/columns';
import { formatMoneyFull } from '../money';

export interface BriefFacts {
  readonly account: AccountDetail;
  readonly records: AccountRecords;
  /** Open ones, in the order of the priority list. */
  readonly issues: readonly IssueRow[];
  /** Newest first. */
  readonly events: readonly TimelineEntry[];
  readonly workspace: string;
  readonly asOf: CalendarDate;
}

/** What fits on one page beside the facts. */
export const briefRows = { issues: 5, deals: 2, promises: 3, series: 2, events: 5 } as const;
/** Characters of a cell that may not run over two lines. */
const longest = { title: 44, promise: 52, promiser: 16, about: 58, fact: 66, sentence: 96 } as const;

const clip = (text: string, length: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).trimEnd()}…`;
};
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const heading = (text: string, shown: number, all: number): Block => ({ kind: 'heading', level: 3, text: shown < all ? `${text}: ${shown} of ${all}` : text });

/** An account on one page (W4): what it is worth, what is open, what was promised, how it has been, and what happened last. */
export function briefPaper({ account, records, issues, events, workspace, asOf }: BriefFacts): PaperDocument {
  return {
    title: clip(account.name, 60),
    subtitle: `Account brief from ${clip(workspace, 60)}, as of ${formatDate(asOf)}`,
    blocks: [
      { kind: 'facts', rows: factsOf(account, records) },
      ...issueBlocks(issues, account.openIssues),
      ...dealBlocks(records.deals.filter(({ outcome }) => outcome === 'open')),
      ...promiseBlocks(records.followUps.filter(({ state }) => state === 'open')),
      ...seriesBlocks(records),
      ...eventBlocks(events),
    ],
  };
}

function factsOf(account: AccountDetail, { lastSignals }: AccountRecords): { label: string; value: string }[] {
  const people = [account.sponsor === null ? null : `sponsor ${account.sponsor}`, account.owner === null ? null : `owner ${account.owner}`].filter((part) => part !== null);
  const said = lastSignals.map(({ source, on, daysAgo }) => `${sourceLabels[source]} ${on === null ? 'never' : `${days(daysAgo ?? 0)} ago`}`);
  const renewal = account.renewal === null ? 'not known' : `${formatDate(account.renewal)}${account.daysToRenewal === null ? '' : `, in ${days(account.daysToRenewal)}`}`;
  return [
    { label: 'Account', value: clip([segmentLabels[account.segment], account.tier, account.industry, account.region].filter((part) => part !== null).join(', '), longest.fact) },
    { label: 'ARR', value: `${account.arr === null ? 'not known' : formatMoneyFull(account.arr)} (${clip(account.arrBasis, 50)})` },
    { label: 'Renewal', value: renewal },
    ...(people.length === 0 ? [] : [{ label: 'People', value: clip(people.join(', '), longest.fact) }]),
    { label: 'Last heard', value: said.join('; ') },
  ];
}

function issueBlocks(issues: readonly IssueRow[], all: number): Block[] {
  const shown = issues.slice(0, briefRows.issues);
  if (shown.length === 0) return [{ kind: 'heading', level: 3, text: 'Open issues' }, { kind: 'paragraph', text: 'None, from any source.' }];
  return [
    heading('Open issues', shown.length, all),
    {
      kind: 'table',
      columns: columns('No.', 'Issue', 'Band', atEnd('Score'), atEnd('Days open')),
      rows: shown.map(({ number, title, band, score, ageDays, isProposed }) => [`#${number}`, clip(title, longest.title), band === null ? 'not scored' : bandLabels[band], score === null ? '' : `${score}${isProposed ? ' (proposed)' : ''}`, ageDays === null ? '' : String(ageDays)]),
    },
  ];
}

function dealBlocks(deals: readonly DealRow[]): Block[] {
  const shown = deals.slice(0, briefRows.deals);
  if (shown.length === 0) return [];
  return [
    heading('Open deals', shown.length, deals.length),
    {
      kind: 'table',
      columns: columns('Deal', 'Stage', atEnd('Days in it'), atEnd('Amount')),
      rows: shown.map(({ name, stage, daysInStage, amount }) => [clip(name, 44), clip(stage, 30), daysInStage === null ? 'not known' : String(daysInStage), amount === null ? '' : formatMoneyFull(amount)]),
    },
  ];
}

function promiseBlocks(promises: readonly FollowUp[]): Block[] {
  const shown = promises.slice(0, briefRows.promises);
  if (shown.length === 0) return [];
  return [
    heading('Promised and open', shown.length, promises.length),
    {
      kind: 'list',
      items: shown.map(({ words, promisedBy, dueOn, overdueDays }) => {
        const due = dueOn === null ? null : overdueDays === null ? `by ${formatDate(dueOn)}` : `${days(overdueDays)} late`;
        return [clip(words, longest.promise), promisedBy === null ? null : clip(promisedBy, longest.promiser), due].filter((part) => part !== null).join(', ');
      }),
    },
  ];
}

function seriesBlocks({ series }: AccountRecords): Block[] {
  const shown = series.slice(0, briefRows.series);
  return shown.length === 0 ? [] : [heading('Health and use', shown.length, series.length), { kind: 'list', items: shown.map(({ sentence }) => clip(sentence, longest.sentence)) }];
}

function eventBlocks(events: readonly TimelineEntry[]): Block[] {
  const shown = events.slice(0, briefRows.events);
  if (shown.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: 'What happened last' },
    { kind: 'table', columns: columns(atEnd('Date'), 'What', 'About'), rows: shown.map(({ on, what, about, detail }) => [formatDate(on), clip(what, 36), clip(about === '' ? detail : about, longest.about)]) },
  ];
}

