import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const workspace = `${data.write('x', '')}.docket`;

const Coverage = z.strictObject({
  asOf: z.string(),
  cells: z.array(z.strictObject({ criterion: z.int(), source: z.string(), signals: z.int(), newest: z.string().nullable(), blind: z.boolean() })),
  quietAccounts: z.array(z.strictObject({ account: z.string(), arr: z.number().nullable(), daysToRenewal: z.int().nullable(), lastSignal: z.string().nullable() })),
});
const coverage = async (...options: string[]) => Coverage.parse((await runCliJson('coverage', workspace, ...options)).json);

beforeAll(async () => {
  await runCli('new', workspace, '--as-of', '2026-11-21');
  const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency,Renewal date\nA-1,Halden Medical,Enterprise,1000.50,EUR,2027-01-29\nA-2,Brightline,SMB,20,EUR,2026-12-01\nA-3,Own lab,Internal,,,\n');
  const tickets = data.write(
    'tickets.csv',
    'Ticket ID,Subject,Account ID,Status,Created,Resolved\n1,Slow answer,A-2,open,2026-11-01,\n2,Slow again,A-2,closed,2026-10-01,2026-11-20\n3,Tomorrow,A-1,open,2026-11-22,\n',
  );
  await runCli('import', workspace, accounts, '--as', 'accounts');
  await runCli('import', workspace, tickets, '--as', 'issues');
});

describe('docket coverage', () => {
  it('prints all 30 cells in the order of criteria and sources, and counts nothing after the as-of date [W3, L2]', async () => {
    const { asOf, cells } = await coverage();
    expect(asOf).toBe('2026-11-21');
    expect(cells.map(({ criterion, source }) => `${criterion} ${source}`)).toEqual([1, 2, 3, 4, 5, 6].flatMap((criterion) => ['ticketing', 'crm', 'emails', 'calls', 'health'].map((source) => `${criterion} ${source}`)));
    expect(cells.filter(({ blind }) => !blind)).toEqual([{ criterion: 1, source: 'ticketing', signals: 2, newest: '2026-11-20', blind: false }]);
    expect(cells.filter(({ blind }) => blind)).toHaveLength(29);
  });

  it('lists an enterprise account that nothing was heard of before today with its ARR and days to renewal [W3]', async () => {
    expect((await coverage()).quietAccounts).toEqual([{ account: 'Halden Medical', arr: 1000.5, daysToRenewal: 69, lastSignal: null }]);
    expect((await coverage('--quiet-days', '1')).quietAccounts.map(({ account, lastSignal }) => [account, lastSignal])).toEqual([
      ['Brightline', '2026-11-20'],
      ['Halden Medical', null],
    ]);
  });

  it('counts the days and the segment that are asked for', async () => {
    expect((await coverage('--days', '1')).cells.every(({ blind }) => blind)).toBe(true);
    expect((await coverage('--days', '2')).cells[0]).toMatchObject({ signals: 1, newest: '2026-11-20' });
    expect((await coverage('--segment', 'enterprise')).cells.every(({ blind }) => blind)).toBe(true);
  });

  it('prints a table for people', async () => {
    const { out } = await runCli('coverage', workspace);
    expect(out).toContain('As of 21 Nov 2026: 29 of 30 cells are blind.');
    expect(out).toMatch(/^1 Response delays +2, 1 d, fresh +blind +blind +blind +blind$/m);
    expect(out).toMatch(/^Halden Medical +Enterprise +EUR 1,000\.50 +69 +never +- +waits$/m);
  });

  it('refuses days that are none', async () => {
    expect(await runCli('coverage', workspace, '--days', '0')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('1 to 3660') });
  });
});
