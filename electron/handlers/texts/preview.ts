import type { Anomaly } from '@shared/contract/imports/entities';
import type { TextPlan } from '@shared/contract/texts/entities';
import type { FilingBasis, TextPreview } from '@shared/contract/texts/operations';
import { AccountId } from '@shared/primitives';
import type { JobMonitor, ReadContext } from '../../context';
import { createCounts } from '../../core/imports/plan';
import type { NamedAccount } from '../../core/texts/accounts';
import { createTextPeriod } from '../../core/texts/record';
import type { TextFiles } from '../../files/texts/read';
import { unwatched } from '../imports/reading';
import { createPlanner } from '../imports/records';
import { openTextReading, textMapping, type CheckedItem, type TextReading } from './checking';

const shownTexts = 200;
const shownFindings = 200;
const shownSenders = 500;
const shownSpeakers = 200;

const brief = ({ id, name }: NamedAccount): { id: AccountId; name: string } => ({ id: AccountId.parse(id), name });

interface Sender {
  texts: number;
  account: NamedAccount | null;
  basis: FilingBasis;
  /** Of the first text: what a transcript is about names its account. */
  readonly subject: string;
}

/**
 * What importing e-mails and transcripts would do, for the screen (W5): all of them are read and checked, and nothing is written. Senders come with the accounts that they are
 * filed under, or those that a person may mean.
 * @throws DocketError not-found, io, unreadable-file where a file changes meanwhile, cancelled
 */
export function previewTexts(context: Pick<ReadContext, 'db' | 'asOf'>, files: TextFiles, plan: TextPlan, monitor: JobMonitor = unwatched): TextPreview {
  const reading = openTextReading(context, files, plan);
  const planRecord = createPlanner(context, textMapping, true);
  const counts = createCounts();
  const period = createTextPeriod();
  const findings: Anomaly[] = [];
  const senders = new Map<string, Sender>();
  const speakers = new Map<string, number>();
  const texts: TextPreview['texts'] = [];
  let anomalies = 0;
  for (const checked of reading.items(monitor)) {
    const { made, outcome: kept } = checked;
    const outcome = made === null ? 'rejected' : kept === 'repeated' ? 'unchanged' : planRecord(made.record).outcome;
    counts.add(outcome);
    anomalies += checked.anomalies.length;
    for (const anomaly of checked.anomalies) if (findings.length < shownFindings) findings.push(anomaly);
    if (made !== null) {
      period.add(made.record.onDate);
      noteSender(senders, made.filing.sender, made);
    }
    for (const { speaker } of checked.item.text?.lines ?? []) if (speaker !== null) speakers.set(speaker, (speakers.get(speaker) ?? 0) + 1);
    if (texts.length < shownTexts) texts.push(shownText(checked, outcome));
  }
  return {
    counts: counts.counts(),
    anomalies,
    findings,
    period: period.period(),
    senders: sendersOf(senders, reading),
    speakers: [...speakers].toSorted(([, a], [, b]) => b - a).slice(0, shownSpeakers).map(([name, lines]) => ({ name, lines, isOwn: reading.sides.isOwnSpeaker(name) })),
    texts,
  };
}

function noteSender(senders: Map<string, Sender>, sender: string | null, { filing, record }: NonNullable<CheckedItem['made']>): void {
  if (sender === null) return;
  const known = senders.get(sender);
  if (known === undefined) senders.set(sender, { texts: 1, account: filing.account, basis: filing.basis, subject: record.subject });
  else known.texts += 1;
}

/** Those that wait for a person first, then those with the most texts. */
function sendersOf(senders: ReadonlyMap<string, Sender>, { matcher }: TextReading): TextPreview['senders'] {
  return [...senders]
    .toSorted(([, a], [, b]) => Number(a.account !== null) - Number(b.account !== null) || b.texts - a.texts)
    .slice(0, shownSenders)
    .map(([sender, { texts, account, basis, subject }]) => ({ sender, texts, account: account === null ? null : brief(account), basis, near: account === null ? matcher.near(sender, subject).map(brief) : [] }));
}

function shownText({ item, made, anomalies }: CheckedItem, outcome: TextPreview['texts'][number]['outcome']): TextPreview['texts'][number] {
  const { row, fileName, text } = item;
  const problem = anomalies.filter(({ rule }) => rule !== 'unknown-account').map(({ rule, value }) => (rule === 'undated-text' ? 'no date is said' : rule === 'repeated-text' ? 'another message has its Message-ID' : rule === 'date-in-future' ? `its date ${value} is in the future` : value));
  return {
    row,
    fileName,
    outcome,
    kind: made?.record.interactionKind ?? text?.kind ?? null,
    on: made?.record.onDate ?? text?.on ?? null,
    direction: made?.record.direction ?? null,
    person: made?.record.person ?? null,
    subject: made?.record.subject ?? text?.subject ?? '',
    account: made?.filing.account?.name ?? null,
    basis: made?.filing.basis ?? 'none',
    problem: problem.join('; '),
  };
}
