import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Looks at the register from here, so that nothing depends on the day the journey is played. */
export const asOf = '2026-11-20';

const accounts = `Account ID,Account name,Segment,Currency,Owner,Region
AC-1,Harrow Logistics,Enterprise,EUR,Ines Duarte,EMEA
AC-2,"Pine, Birch & Co",Mid-market,EUR,Tom Okoro,EMEA
AC-3,Über Optik GmbH,SMB,EUR,Ines Duarte,DACH
`;

/** Two that run for Harrow (EUR 240,000 in all) and one that has ended, which must not count. */
const subscriptions = `Subscription ID,Account ID,Start date,End date,ARR,Currency,Billing
SU-1,AC-1,2024-01-15,,180000,EUR,annual
SU-2,AC-1,2025-06-01,,60000,EUR,annual
SU-3,AC-1,2022-01-01,2024-12-31,500000,EUR,annual
SU-4,AC-2,2025-03-01,,48000,EUR,annual
SU-5,AC-3,2026-02-10,,3600,EUR,annual
`;

/** Row 6 was resolved before it was opened; row 7 names an account that does not exist. */
const tickets = `Ticket ID,Subject,Account ID,Created at,Resolved at,Status,Priority,First response time (minutes),Escalated
TI-1,Label printer stops at night,AC-1,2026-11-02T08:00:00Z,,open,urgent,640,true
TI-2,"Invoices arrive twice, ""again""",AC-2,2026-10-12T09:30:00Z,,open,high,95,false
TI-3,Lens catalogue shows last year,AC-3,2026-11-11T10:00:00Z,,open,low,30,false
TI-4,Route plan drops the last stop,AC-1,2026-09-28T07:15:00Z,,open,high,180,true
TI-5,Password mail in the wrong language,AC-2,2026-11-01T12:00:00Z,2026-10-30T12:00:00Z,resolved,normal,60,false
TI-6,Portal asks for a customer number,AC-9,2026-11-05T12:00:00Z,,open,normal,45,false
`;

/** The three exports of a small organisation, written into a folder. */
export function writeRegisterFiles(folder: string): { readonly accounts: string; readonly subscriptions: string; readonly tickets: string } {
  const files = { accounts: join(folder, 'accounts.csv'), subscriptions: join(folder, 'subscriptions.csv'), tickets: join(folder, 'tickets.csv') };
  writeFileSync(files.accounts, accounts);
  writeFileSync(files.subscriptions, subscriptions);
  writeFileSync(files.tickets, tickets);
  return files;
}
