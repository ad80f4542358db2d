import type { Attachment } from '@shared/contract/texts/entities';
import type { CalendarDate, Instant } from '@shared/primitives';
import type { SpokenLine } from './lines';

/** A person as a text names them; either may be empty. */
export interface Mailbox {
  readonly name: string;
  /** `local@domain`, in lower case; empty where none could be read. */
  readonly address: string;
}

/** A message or a transcript as its file gives it, before anything of it is left out or filed. */
export interface ReadText {
  readonly kind: 'email' | 'call' | 'note';
  /** What it is known by: its Message-ID, or `sha256:` of its bytes. */
  readonly ref: string;
  /** The Message-IDs that it answers, the oldest first. */
  readonly references: readonly string[];
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  /** The day on the writer's own calendar; null where nothing says it. */
  readonly on: CalendarDate | null;
  readonly at: Instant | null;
  readonly subject: string;
  /** An e-mail's lines name nobody. */
  readonly lines: readonly SpokenLine[];
  readonly attachments: readonly Attachment[];
  /** What could not be read as it claims to be, each in words that follow "In this text,". */
  readonly doubts: readonly string[];
}

/** One message or transcript of the chosen files, or why it cannot be read. */
export interface TextItem {
  /** Its place among all of them, from 1. */
  readonly row: number;
  readonly fileName: string;
  readonly text: ReadText | null;
  /** Why there is no text; empty where there is one. */
  readonly problem: string;
}
