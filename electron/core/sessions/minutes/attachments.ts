import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';

/** The files that hung on the issues as evidence when the session was held (W4, E2); their content is in the evidence package, under these hashes. */
export function attachmentBlocks({ attachments }: SessionRecord): Block[] {
  if (attachments.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Attachments' },
    {
      kind: 'table',
      columns: columns(atEnd('Issue'), 'File', 'Evidence of', 'What it shows', atEnd('Bytes'), 'SHA-256'),
      rows: attachments.map(({ issueNumber, name, effectiveOn, description, size, sha256 }) => [`#${issueNumber}`, name, formatDate(effectiveOn), description, String(size), sha256]),
    },
  ];
}
