import type { Block } from '@shared/document';
import type { Sha256 } from '@shared/primitives';

/** What the report says of the log; all of it is fixed by the sealing. */
export interface LogFacts {
  readonly workspaceId: string;
  readonly sessionId: string;
  /** Entries from the first to the seal. */
  readonly entries: number;
  /** Those of the session: how many, the first and the last. */
  readonly segment: { readonly entries: number; readonly from: number; readonly to: number };
  readonly head: Sha256;
  readonly minutesSha256: Sha256;
  readonly recordSha256: Sha256;
}

/** Where the record stands in the audit log, how a reader checks it, and what no check can show (E1, E3). */
export const logBlocks = ({ workspaceId, sessionId, entries, segment, head, minutesSha256, recordSha256 }: LogFacts): Block[] => [
  { kind: 'heading', level: 2, text: 'Audit log' },
  {
    kind: 'paragraph',
    text: `Every change in the workspace is one entry of its audit log, and each entry holds the hash of the one before. This package carries the headers of all ${entries} entries up to the seal and the full content of the ${segment.entries} entries of this session. The head below fixes every one of them.`,
  },
  {
    kind: 'facts',
    rows: [
      { label: 'Head', value: head },
      { label: 'Seal', value: `Entry ${segment.to}` },
      { label: 'Entries of the session', value: `${segment.entries}, between ${segment.from} and ${segment.to}` },
      { label: 'SHA-256 of the minutes', value: minutesSha256 },
      { label: 'SHA-256 of the record', value: recordSha256 },
      { label: 'Workspace', value: workspaceId },
      { label: 'Session', value: sessionId },
    ],
  },
  { kind: 'heading', level: 2, text: 'What this package shows, and what it cannot' },
  { kind: 'paragraph', text: 'The package is tamper-evident. It is not tamper-proof.' },
  {
    kind: 'list',
    items: [
      'It shows any change to any file after signing, provided that the public key or its fingerprint is known from another source than this package.',
      'It shows any rewriting of the audit log before an entry whose hash somebody else holds. The head above is such a hash: keep it, or print it.',
      'It cannot show that the holder of the key did not make up the whole history anew.',
      'It cannot show that entries were not cut off at the end of the log, unless a later head is known from elsewhere.',
      'It cannot show the true time. All times are what the computer’s clock said.',
    ],
  },
  { kind: 'paragraph', text: 'README.txt in this package says how to check it with sha256sum and openssl alone.' },
];
