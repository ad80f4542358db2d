import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MetricFigures, Period } from '@shared/contract/metrics';
import { SampledFigures } from '@shared/contract/samples/figures';
import { z } from '@shared/zod';
import { runCli, runCliJson } from '../support/cli';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openDataFolder } from '../support/data-file';
import { addIssues } from '../support/register';
import { openTestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
const workspace = `${data.write('x', '')}.docket`;
const Printed = z.strictObject({ period: Period, before: Period, metrics: z.array(MetricFigures.omit({ period: true, before: true })), sampled: z.array(SampledFigures) });
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

  it('prints what samples say beside them, once something was read [W9, L8]', async () => {
    const { desk, file, close } = openTestDesk();
    addIssues(desk, Array.from({ length: 8 }, () => ({})));
    const plan = { of: 'issues' as const, size: { by: 'count' as const, count: 2 } };
    const { id } = runCommand(desk, 'samples.draw', { name: 'Two', purpose: 'An hour is there', plan, seed: 'autumn', template: { id: 'ticket-review', version: 1 } });
    const printed = async () => Printed.parse((await runCliJson('figures', file)).json).sampled;
    expect(await printed()).toEqual([]);
    const answers = runQuery(desk, 'samples.get', { id }).template.questions.flatMap(({ id: question, kind }) => (kind === 'text' ? [] : [{ question, value: kind === 'scale' ? '5' : 'yes' }]));
    runCommand(desk, 'samples.review', { id, place: 1, reviews: 0, answers });
    expect(await printed()).toEqual(runQuery(desk, 'samples.figures', {}));
    expect((await runCli('figures', file)).out).toContain('Two, of 21 Nov 2026. Sampled: 1 of 8 issues, seed autumn. Why: An hour is there. 1 of the 2 drawn is not read yet');
    close();
  });
});
