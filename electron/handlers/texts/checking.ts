import { createHash } from 'node:crypto';
import type { Anomaly, Mapping } from '@shared/contract/imports/entities';
import { Mapping as MappingSchema } from '@shared/contract/imports/entities';
import type { TextPlan } from '@shared/contract/texts/entities';
import { DocketError } from '@shared/result';
import type { JobMonitor, ReadContext } from '../../context';
import { createAccountMatcher, type AccountMatcher } from '../../core/texts/accounts';
import { checkText, type CheckedText, type TextChecking, type TextRecord } from '../../core/texts/record';
import { createSides, type Sides } from '../../core/texts/sides';
import type { TextItem } from '../../core/texts/read-text';
import type { TextFiles } from '../../files/texts/read';
import { listPeople } from '../../store/people';
import { getOwnParties, listFilingAccounts, listKnownSenders, storedAccountFinder } from '../../store/texts/own';
import { stopIfCancelled } from '../imports/reading';

/** The system of identities of e-mails and transcripts. */
export const textSystem = 'texts';

/** How texts become interactions, as the import keeps it beside those of tables: undo and the history ask for it. */
export const textMapping: Mapping = MappingSchema.parse({
  name: 'texts',
  kind: 'interactions',
  system: textSystem,
  columns: [
    { column: 'Message-ID', field: 'ref' },
    { column: 'Account', field: 'account' },
    { column: 'Date', field: 'date' },
    { column: 'Kind', field: 'kind' },
    { column: 'Direction', field: 'direction' },
    { column: 'Person', field: 'person' },
    { column: 'Subject', field: 'subject' },
    { column: 'Text', field: 'body' },
    { column: 'Source', field: 'source' },
  ],
});

/** One item after its checks; a text that was there before in the same files is `repeated`. */
export interface CheckedItem extends CheckedText {
  readonly item: TextItem;
  readonly outcome: 'kept' | 'repeated' | 'left-out';
}

export interface TextReading {
  readonly plan: TextPlan;
  readonly matcher: AccountMatcher;
  readonly sides: Sides;
  /** Reads and checks everything once. */
  items(monitor: JobMonitor): Iterable<CheckedItem>;
}

/** What was said with earlier imports counts as said: who is ours. */
function completed({ db }: Pick<ReadContext, 'db'>, plan: TextPlan): TextPlan {
  const own = getOwnParties(db);
  return { ...plan, ownDomains: [...new Set([...own.domains, ...plan.ownDomains])], ownSpeakers: [...new Set([...own.speakers, ...plan.ownSpeakers])] };
}

/**
 * Lays a plan over e-mails and transcripts (W5).
 * @throws DocketError not-found for a chosen account that is not there
 */
export function openTextReading({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, files: TextFiles, asked: TextPlan): TextReading {
  const plan = completed({ db }, asked);
  const accounts = listFilingAccounts(db);
  const byId = new Map(accounts.map((account) => [account.id, account] as const));
  for (const id of [plan.accountId, ...plan.filing.map(({ accountId }) => accountId)]) {
    if (id !== null && !byId.has(id)) throw new DocketError('not-found', 'The account that was chosen is not in this workspace. Nothing was imported. Choose another.');
  }
  const matcher = createAccountMatcher(accounts, listKnownSenders(db));
  const sides = createSides(plan.ownDomains, [...plan.ownSpeakers, ...listPeople(db).map(({ name }) => name)]);
  const checking: TextChecking = { plan, sides, matcher, asOf, account: (id) => byId.get(id) ?? null, before: storedAccountFinder(db, textSystem) };
  return {
    plan,
    matcher,
    sides,
    *items(monitor) {
      /** What each reference said first. */
      const said = new Map<string, string>();
      const onBytes = (bytes: number): void => {
        stopIfCancelled(monitor);
        monitor.progress('reading', bytes, files.facts.sizeBytes);
      };
      for (const item of files.items(onBytes)) {
        const checked = checkText(item, checking);
        if (checked.made === null) yield { ...checked, item, outcome: 'left-out' };
        else yield repeatedOr(item, checked, checked.made, said);
      }
    },
  };
}

/** The same message may lie in several mailboxes: that changes nothing. Another one under its id is left out. */
function repeatedOr(item: TextItem, checked: CheckedText, { record }: TextRecord, said: Map<string, string>): CheckedItem {
  const digest = createHash('sha256').update(JSON.stringify([record.onDate, record.subject, record.body, record.person])).digest('base64');
  const before = said.get(record.ref);
  if (before === undefined) {
    said.set(record.ref, digest);
    return { ...checked, item, outcome: 'kept' };
  }
  if (before === digest) return { ...checked, anomalies: [], item, outcome: 'repeated' };
  const anomaly: Anomaly = { row: item.row, column: item.fileName.slice(0, 200), rule: 'repeated-text', value: record.ref.slice(0, 200) };
  return { row: item.row, made: null, anomalies: [anomaly], item, outcome: 'left-out' };
}
