const priorities = ['urgent', 'high', 'normal', 'low'];
const statuses = ['open', 'pending', 'solved', 'closed'];
const subjects = ['Dose export rounds to whole units', 'Renewal call cancelled twice', 'Reply took eleven days', 'Refund agreed, never paid', 'Sponsor left, usage down', 'Dashboard shows last month'];
const two = (n: number): string => String(n).padStart(2, '0');

/**
 * A help desk's export: a header and `rows` tickets whose numbers follow `from`. The same arguments give the same bytes.
 */
export function issuesCsv(rows: number, from = 0): string {
  const lines = ['ticket_id,subject,status,priority,created_at,account_id,satisfaction_score,tags,description'];
  for (let index = 0; index < rows; index += 1) {
    const n = from + index;
    const opened = `2026-${two(1 + (n % 10))}-${two(1 + (n % 28))}T${two(n % 24)}:${two(n % 60)}:00Z`;
    const subject = `${subjects[n % subjects.length] ?? ''} (${n})`;
    lines.push(`T-${n},"${subject}",${statuses[n % 4] ?? ''},${priorities[(n >> 2) % 4] ?? ''},${opened},A-${n % 997},${1 + (n % 5)},"billing,case-${n % 13}","Customer writes: ""${subject}"" and asks when."`);
  }
  return `${lines.join('\n')}\n`;
}
