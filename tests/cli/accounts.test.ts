import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const workspace = `${data.write('x', '')}.docket`;

beforeAll(async () => {
  await runCli('new', workspace, '--as-of', '2026-11-21');
  const accounts = data.write('accounts.csv', 'Account ID,Name,Segment\nA-1,Halden Medical,Enterprise\nA-2,Brightline,\n');
  const subscriptions = data.write('subscriptions.csv', 'Subscription ID,Account ID,Start date,ARR,Currency,Billing\nS-1,A-1,2024-01-29,1000.50,EUR,annual\n');
  await runCli('import', workspace, accounts, '--as', 'accounts');
  await runCli('import', workspace, subscriptions, '--as', 'subscriptions');
});

describe('docket accounts', () => {
  it('lists accounts by name, money in major units and what is unknown as null [W4]', async () => {
    const { code, json } = await runCliJson('accounts', workspace);
    expect(code).toBe(0);
    expect(JSON.stringify(json)).toBe(
      '[{"ref":"A-2","name":"Brightline","segment":null,"arr":null,"currency":null,"renewal":null},{"ref":"A-1","name":"Halden Medical","segment":"enterprise","arr":1000.5,"currency":"EUR","renewal":"2027-01-29"}]',
    );
  });

  it('prints a table for people', async () => {
    const { out } = await runCli('accounts', workspace);
    expect(out.split('\n')[2]).toMatch(/^A-1 +Halden Medical +Enterprise +EUR 1,000\.50 +29 Jan 2027 +0$/);
  });

  it('says that there are none', async () => {
    const empty = data.write('y', '');
    await runCli('new', `${empty}.docket`);
    expect((await runCli('accounts', `${empty}.docket`)).out).toBe('No accounts.\n');
  });
});
