import { closeSync, openSync, writeSync } from 'node:fs';

/** How many accounts the generated issues are spread over. */
export const generatedAccounts = 2000;

/** Deterministic numbers from 0 to below `limit` (a linear congruential generator, Numerical Recipes): the same file everywhere. */
function numbersFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * limit);
  };
}

const oneOf = <T>(next: (limit: number) => number, items: readonly [T, ...T[]]): T => items[next(items.length)] ?? items[0];
const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (days: number): string => new Date(Date.UTC(2025, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
const accountRef = (n: number): string => `A-${String(n).padStart(5, '0')}`;

function writeLines(file: string, header: string, count: number, line: (index: number) => string): void {
  const descriptor = openSync(file, 'w');
  let text = `${header}\n`;
  for (let index = 0; index < count; index += 1) {
    text += `${line(index)}\n`;
    if (text.length > 1_000_000) {
      writeSync(descriptor, text);
      text = '';
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

/** Writes a CSV file of accounts with a stated ARR. */
export function generateAccounts(file: string, count: number = generatedAccounts): void {
  const next = numbersFrom(7);
  writeLines(file, 'Account ID,Account name,Segment,ARR (USD),Renewal date,Owner,Region,Customer since', count, (index) =>
    [accountRef(index), `Company ${index}`, oneOf(next, ['Enterprise', 'Mid-market', 'SMB']), String(1000 + next(900_000)), dayOf(700 + next(365)), `Owner ${next(40)}`, oneOf(next, ['EMEA', 'AMER', 'APAC']), dayOf(-next(1500))].join(','),
  );
}

const areas = ['Invoices', 'Search', 'Export', 'Login', 'Reports', 'Webhooks', 'Import', 'Permissions', 'Billing', 'Dashboards'] as const;
const troubles = ['fails with an error', 'is slow since the last release', 'shows numbers of another month', 'cannot be opened by two users', 'asks for a password twice', 'loses its filter'] as const;

/** Writes a CSV file of issues: 20 columns, a quoted description in each row, some of them resolved, a few without an account that exists. */
export function generateIssues(file: string, count: number): void {
  const next = numbersFrom(42);
  const header =
    'Ticket ID,Subject,Description,Account ID,Created at,Resolved at,Status,Priority,First response time (minutes),Resolution time (hours),Escalated,Assignee,Waiting on,Reopen count,Satisfaction score,Tags,Product area,Channel,Language,Seats';
  writeLines(file, header, count, (index) => {
    const area = oneOf(next, areas);
    const opened = next(690);
    const isResolved = next(10) < 6;
    const hours = 2 + next(90);
    const response = 5 + next(110);
    return [
      `T-${String(index).padStart(7, '0')}`,
      `${area} ${oneOf(next, troubles)} (${index})`,
      `"The customer writes that ""${area.toLowerCase()}"" ${oneOf(next, troubles)}, on ${next(30)} of ${30 + next(50)} days."`,
      accountRef(next(generatedAccounts + 5)),
      `${dayOf(opened)}T${two(next(24))}:${two(next(60))}:00Z`,
      isResolved ? `${dayOf(opened + 5)}T23:59:00Z` : '',
      isResolved ? 'resolved' : 'open',
      oneOf(next, ['urgent', 'high', 'normal', 'low']),
      String(response),
      isResolved ? String(hours) : '',
      oneOf(next, ['false', 'false', 'false', 'true']),
      `Agent ${next(60)}`,
      oneOf(next, ['', '', 'Engineering', 'Legal', 'Finance']),
      String(next(3)),
      isResolved ? String(1 + next(5)) : '',
      oneOf(next, ['', 'mobile', 'api;beta', 'eu']),
      area,
      oneOf(next, ['web', 'mail', 'phone']),
      oneOf(next, ['en', 'de', 'fr']),
      String(1 + next(500)),
    ].join(',');
  });
}
