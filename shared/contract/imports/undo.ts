import { z } from '../../zod';
import { ImportId } from '../../primitives';
import { ImportKind } from './entities';

/** A record that stays, or stays in part. */
export const KeptRecord = z.object({
  id: z.string(),
  /** Of an issue. */
  number: z.int().nullable(),
  ref: z.string().nullable(),
  name: z.string(),
  /** The fields that stay, where others return. */
  fields: z.array(z.string()),
});
export type KeptRecord = z.infer<typeof KeptRecord>;

export const KeptReason = z.object({
  /** A short key: `scores`, `decisions`, `changed-since`, `later-import`. */
  because: z.string(),
  /** The same as a sentence. */
  words: z.string(),
  records: z.int(),
  /** The first ones. */
  examples: z.array(KeptRecord),
});
export type KeptReason = z.infer<typeof KeptReason>;

/** What undoing an import does, or did. Its records are removed + restored + partly + kept. */
export const UndoOutcome = z.object({
  /** Records that it brought, and that go. */
  removed: z.int(),
  /** Records that it changed, and that return to what they were. */
  restored: z.int(),
  /** Records of which some fields return and some stay. */
  partly: z.int(),
  /** Records that stay as they are. */
  kept: z.int(),
  /** Records of other imports that lose the account which goes; they keep its reference. */
  unlinked: z.int(),
  /** Why records or fields stay; one record may be counted under several. */
  reasons: z.array(KeptReason),
});
export type UndoOutcome = z.infer<typeof UndoOutcome>;

export const UndoPreview = UndoOutcome.extend({ importId: ImportId, fileName: z.string(), kind: ImportKind });
export type UndoPreview = z.infer<typeof UndoPreview>;
