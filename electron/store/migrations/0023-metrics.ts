import type { Migration } from './index';

/** Opening words of the flags that say why a value is empty, as this migration knows them. */
const titles = ['Resolved before opened', 'First response after resolution', 'Impossible duration', 'Missing value a calculation needs', 'Unreadable date', 'Unreadable number'];
const noteOf = (of: string): string =>
  `CASE WHEN ${of}import_id IS NULL THEN '' WHEN ${of}flags <> '[]' AND (${titles.map((title) => `instr(${of}flags, '"${title}: ') > 0`).join(' OR ')}) THEN ${of}flags END`;

/**
 * What may say why a figure leaves an issue out: its flags where one of them leaves a value empty, '' where it was captured by hand, NULL where nothing does. Written
 * of \`issues i\` exactly as in the indexes, which then hold it.
 */
export const figureNote = noteOf('i.');

/** Dropped and made again around a change of very many issues. What metrics ask of issues by the day opened, and by the day that they ended. */
export const metricIndexes = [
  { name: 'issues_by_response', sql: `CREATE INDEX issues_by_response ON issues (criterion, opened_on, first_response_minutes, vendor_priority, account_id, ${noteOf('')})` },
  { name: 'issues_by_ending', sql: `CREATE INDEX issues_by_ending ON issues (criterion, resolved_on, opened_on, status, resolution_minutes, reopen_count, satisfaction, ${noteOf('')})` },
] as const;

/** Figures over a period say what they leave out (W6) without reading the whole of each issue; and proposals of words say with how many others they were decided (W8). */
export const metrics: Migration = {
  name: '0023-metrics',
  up(db) {
    for (const { sql } of metricIndexes) db.exec(sql);
    // The segment of an account without its row.
    db.exec('CREATE INDEX accounts_by_segment ON accounts (id, segment)');
    // NULL: decided before this was kept.
    db.exec('ALTER TABLE word_proposals ADD COLUMN decided_with INTEGER');
  },
};
