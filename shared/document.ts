import { z } from './zod';

/**
 * A paper such as the minutes or a report, as data: the screen, Markdown, HTML and PDF are drawn from the same blocks.
 * Text is plain text; whoever draws it escapes it.
 */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('facts'), rows: z.array(z.object({ label: z.string(), value: z.string() })) }),
  z.object({
    kind: z.literal('table'),
    /** counts: the cells hold whole numbers with spaces between, and where there is a pen they become bars. */
    columns: z.array(z.object({ title: z.string(), align: z.enum(['start', 'end', 'counts']) })),
    rows: z.array(z.array(z.string())),
  }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('quote'), text: z.string(), by: z.string() }),
]);
export type Block = z.infer<typeof Block>;

export const PaperDocument = z.object({ title: z.string(), subtitle: z.string(), blocks: z.array(Block) });
export type PaperDocument = z.infer<typeof PaperDocument>;

/** The forms in which a paper can be saved. */
export const paperFormats = ['pdf', 'html', 'md'] as const;
export const PaperFormat = z.enum(paperFormats);
export type PaperFormat = z.infer<typeof PaperFormat>;

/** The counts in a cell of such a column; empty where it says something else. */
export const countsOf = (cell: string): number[] => (/^\d+( \d+)*$/.test(cell) ? cell.split(' ').map(Number) : []);
