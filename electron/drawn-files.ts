import { z } from '@shared/zod';
import { buildZip } from './core/evidence/zip';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Files that were drawn and are nowhere yet. Plain data, so that a worker can make them. */
export const DrawnFiles = z.object({
  files: z.array(z.object({ name: z.string(), bytes: Bytes })),
  /** Characters that a PDF among them could not draw. */
  missing: z.array(z.string()),
});
export type DrawnFiles = z.infer<typeof DrawnFiles>;

/** Action sheets, and how many actions stand in them. */
export const DrawnSheets = DrawnFiles.extend({ actions: z.int() });
export type DrawnSheets = z.infer<typeof DrawnSheets>;

/** Several files as one, with the same bytes each time. */
export const zipOf = (files: DrawnFiles['files']): Uint8Array => buildZip(files.map(({ name, bytes }) => ({ path: name, bytes }))).bytes;
