import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MetricFigures, Period } from '@shared/contract/metrics';
import { z } from '@shared/zod';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const workspace = `${data.write('x', '')}.docket`;
const Printed = z.strictObject({ period: Period, before: Period, metrics: z.array(MetricFigures.omit({ period: true, before: true })) });
const figures = async (...options: string[]) => Printed.parse((await runCliJson('figures', workspace, ...options)).json);

beforeAll(async () => {
  await runCli('new', workspace, '--as-of', '2026-11-21');
  const rows = ['1,Quick,closed,2026-11-01T09:00:00Z,2026-11-01T10:00:00Z,10', '2,Slow,closed,2026-11-02T09:00:00Z,2026-11-02T12:00:00Z,50', '3,Backwards,closed,2026-11-03T09:00:00Z,2026-11-02T12:00:00Z,20'];
  await runCli('import', workspace, data.write('tickets.csv', `Ticket ID,Subject,Status,Created at,Resolved at,First response time (minutes)\n${rows.join('\n')}\n`), '--as', 'issues');
});

describe('docket figures', () => {
  it('prints every metric over the period and the one before it, with what is left out and why [W6, L8]', async () => {
    const { period, before, metrics } = await figures('--from', '2026-11-01', '--to', '2026-11-10');
    expect({ period, before }).toEqual({ period: { from: '2026-11-01', to: '2026-11-10' }, before: { from: '2026-10-22', to: '2026-10-31' } });
    const of = (metric: string) => metrics.find((each) => each.metric === metric)?.now;
    expect(of('first-response')).toMatchObject({ value: 20, p90: 50, counted: 3, leftOut: [] });
    expect(of('resolution')).toMatchObject({ value: 120, counted: 2, total: 3, leftOut: [{ reason: 'resolved-before-opened', issues: 1 }] });
    expect(of('satisfaction')).toEqual({ value: null, p90: null, counted: 0, total: 3, leftOut: [{ reason: 'not-said', issues: 3 }] });
    expect((await figures()).period).toEqual({ from: '2026-08-24', to: '2026-11-21' });
  });

  it('says in words what is unknown, and refuses a period that is none [W6, L6]', async () => {
    const { out } = await runCli('figures', workspace);
    expect(out).toMatch(/^Resolution +median 2\.0 h, 90 % within 3\.0 h +unknown +2 +1 resolved before opened$/m);
    expect(out).toMatch(/^Satisfaction +unknown/m);
    expect((await runCli('figures', workspace, '--from', '2026-11-20', '--to', '2026-11-10')).err).toContain('ends before that');
    expect((await runCli('figures', workspace, '--to', '2026-12-10')).err).toContain('cannot end after that');
  });
});
