import type { Methodology } from '@shared/contract/scoring/entities';
import type { Attachment } from '@shared/contract/attachments';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { SessionRecord } from '@shared/contract/sessions/record';
import type { PaperDocument } from '@shared/document';
import { bandLabels } from '@shared/primitives';
import { z } from '@shared/zod';
import { toHtml, type PaperMargins } from '../../documents/html';
import { eachContentOnce, packagePath } from '../../attachments';
import { utf8 } from '../canonical-json';
import type { ArchiveFile } from '../zip';
import { toCsv } from './csv';
import { tablesOf } from './tables';

/** A paper of the package, drawn three ways under one name. */
export interface Paper {
  /** Its path under `data/`, without an ending. */
  readonly path: string;
  readonly document: PaperDocument;
  readonly margins: PaperMargins;
  readonly pdf: Uint8Array;
}

export interface ContentSource {
  readonly record: SessionRecord;
  /** The record's canonical JSON as it was sealed. */
  readonly recordJson: string;
  /** The minutes as they were sealed. */
  readonly minutesMarkdown: string;
  readonly methodology: Methodology;
  /** What was corrected beside the sealed session, as Markdown and as canonical JSON; null where nothing was. */
  readonly amendments: { readonly markdown: string; readonly json: string } | null;
  readonly papers: readonly Paper[];
  /** The content of what hung on its issues, by the hash that the record names. */
  readonly contentOf: (attachment: Attachment) => Uint8Array;
}

/** The files of a session's package beside the log and the README, by their path under `data/` (E2). */
export function contentFiles({ record, recordJson, minutesMarkdown, methodology, amendments, papers, contentOf }: ContentSource): readonly ArchiveFile[] {
  return [
    ...papers.flatMap(({ path, document, margins, pdf }) => [
      { path: `${path}.html`, bytes: utf8(toHtml(document, margins)) },
      { path: `${path}.pdf`, bytes: pdf },
    ]),
    { path: 'minutes/minutes.md', bytes: utf8(minutesMarkdown) },
    ...(amendments === null ? [] : [{ path: 'minutes/amendments.md', bytes: utf8(amendments.markdown) }, { path: 'amendments.json', bytes: utf8(amendments.json) }]),
    { path: 'data.json', bytes: utf8(recordJson) },
    { path: 'schema.json', bytes: prettyJson(recordSchema()) },
    { path: 'decisions.json', bytes: prettyJson(decisionsOf(record)) },
    { path: 'methodology.json', bytes: prettyJson({ ...methodology, inForceFrom: record.methodology.inForceFrom }) },
    ...eachContentOnce(record.attachments).map((attachment) => ({ path: packagePath(attachment), bytes: contentOf(attachment) })),
    ...tablesOf(record).map((table) => ({ path: `tables/${table.name}.csv`, bytes: utf8(toCsv(table)) })),
  ];
}

/** JSON Schema (draft 2020-12) of `data.json`, derived from the schema that the app itself parses it with. */
export const recordSchema = (): object => ({ title: 'Record of a sealed review session', ...z.toJSONSchema(SessionRecord, { target: 'draft-2020-12' }) });

/** The decisions in force, for programs that want nothing else. */
const decisionsOf = ({ session, items }: SessionRecord): object => ({
  session: { id: session.id, number: session.number, title: session.title },
  decisions: items.flatMap(({ position, issueNumber, issueId, title, account, decision }) =>
    decision === null
      ? []
      : [
          {
            item: position,
            issue: { id: issueId, number: issueNumber, title, account },
            decision: decision.kind,
            decisionLabel: decisionLabels[decision.kind],
            what: decision.what,
            owner: decision.ownerName,
            function: decision.function,
            dueOn: decision.dueOn,
            reviewOn: decision.reviewOn,
            level: decision.level,
            reason: decision.reason,
            departureReason: decision.departureReason,
            acceptUntil: decision.acceptUntil,
            mergeIntoNumber: decision.mergeIntoNumber,
            cost: decision.cost,
            fiscalPeriod: decision.fiscalPeriod,
            takenOn: decision.factors === null || decision.score === null || decision.band === null ? null : { ...decision.factors, score: decision.score, band: decision.band, bandLabel: bandLabels[decision.band] },
            decidedBy: decision.deciderName,
            at: decision.at,
            dissent: decision.dissents.map(({ name, words }) => ({ name, words })),
            rejected: decision.rejected,
            followUp: decision.followUp,
          },
        ],
  ),
});

const prettyJson = (value: object): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`);
