import type { Amendment } from '@shared/contract/sessions/amendments';
import type { SessionRecord } from '@shared/contract/sessions/record';
import { decisionLabels } from '@shared/contract/sessions/entities';
import type { PaperDocument } from '@shared/document';
import { DocketError } from '@shared/result';
import { formatDate } from '../calendar';
import { formatInstant } from './minutes/words';

/**
 * What an amendment is about, as the sealed record calls it (M6).
 *
 * @throws DocketError not-found where the record knows no such item or decision.
 */
export function nameSubject(subject: Amendment['subject'], { items }: Pick<SessionRecord, 'items'>): string {
  if (subject.kind === 'text') return 'The minutes';
  for (const item of items) {
    const name = `item ${item.position}, ${item.issueNumber === null ? '' : `#${item.issueNumber} `}${item.title}`;
    if (subject.kind === 'item' && item.id === subject.id) return `I${name.slice(1)}`;
    const decision = subject.kind === 'decision' ? item.decisions.find(({ id }) => id === subject.id) : undefined;
    if (decision !== undefined) return `Decision on ${name}: ${decisionLabels[decision.kind]}. ${decision.what}`;
  }
  throw new DocketError('not-found', `The sealed record of this session holds no such ${subject.kind}. Nothing was amended.`, 'subject');
}

/** Where the sealed minutes end, so that a reader can take the amendments off again. */
export interface SealedText {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The corrections made beside a sealed session, as a paper of their own (M6): a function of the sealed record and the amendments. The
 * sealed minutes stay as they are.
 */
export function amendmentsPaper({ session, workspace, signOff }: SessionRecord, list: readonly Amendment[], sealed: SealedText): PaperDocument {
  return {
    title: `Amendments: ${session.title}`,
    subtitle: `${workspace.name}, session ${session.number}, ${formatDate(session.plannedOn)}${signOff === null ? '' : `, sealed on ${formatInstant(signOff.at)}`}.`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${list.length === 1 ? 'One correction was' : `${list.length} corrections were`} made after the sign-off. They stand beside the sealed minutes and are no part of them: the minutes are the ${sealed.bytes} bytes that were sealed, with the SHA-256 ${sealed.sha256}. Each amendment is an entry of the audit log.`,
      },
      ...list.flatMap(({ number, about, words, reason, by, at }): PaperDocument['blocks'] => [
        { kind: 'heading', level: 3, text: `Amendment ${number}` },
        {
          kind: 'facts',
          rows: [
            { label: 'To', value: about },
            { label: 'Correction', value: words },
            { label: 'Reason', value: reason },
            { label: 'Made', value: `${formatInstant(at)}, by ${by}` },
          ],
        },
      ]),
    ],
  };
}
