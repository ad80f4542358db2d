import { describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';

describe('docket score', () => {
  it('prints the second known answer with what would move it, as documented to the byte [S1, S3]', async () => {
    const { code, out, err } = await runCli('score', '--impact', '5', '--severity', '3', '--time', '3', '--json');
    expect([code, err]).toEqual([0, '']);
    // Worked out by hand: one step of Severity makes 60 or 30, of Impact 36 (the band stays), of Time 30.
    expect(out).toBe(
      '{"impact":5,"severity":3,"time":3,"score":45,"band":"escalate","bandLabel":"Escalate this week","fragile":true,' +
        '"moves":[{"dimension":"severity","to":4,"score":60,"band":"immediate"},{"dimension":"severity","to":2,"score":30,"band":"next-cycle"},{"dimension":"time","to":2,"score":30,"band":"next-cycle"}]}\n',
    );
  });

  it('prints the first known answer [S1]', async () => {
    expect((await runCliJson('score', '--impact', '3', '--severity', '5', '--time', '1')).json).toMatchObject({ score: 15, band: 'next-cycle', bandLabel: 'Next cycle' });
  });

  it('says it in words without --json [S1]', async () => {
    const { code, out } = await runCli('score', '--impact', '1', '--severity', '1', '--time', '1');
    expect(code).toBe(0);
    expect(out).toBe('1 x 1 x 1 = 1  Monitor\n3 of 3 single steps keep the band.\n');
  });

  it.each([
    ['--impact', '6', 'Impact must be a whole number from 1 to 5.'],
    ['--impact', '0', 'Impact must be a whole number from 1 to 5.'],
    ['--severity', '2.5', 'Severity must be a whole number from 1 to 5.'],
    ['--severity', '', 'Severity must be a whole number from 1 to 5.'],
    ['--time', '4', 'Time must be a whole number from 1 to 3.'],
    ['--time', '-1', 'Time must be a whole number from 1 to 3.'],
    ['--time', '1e0', 'Time must be a whole number from 1 to 3.'],
  ])('refuses %s %j with the range [S1]', async (option, value, range) => {
    const others = ['impact', 'severity', 'time'].map((name) => `--${name}`).filter((name) => name !== option).flatMap((name) => [name, '2']);
    const { code, out, err } = await runCli('score', ...others, `${option}=${value}`, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(range);
  });

  it('names the factor that is missing', async () => {
    const { code, out, err } = await runCli('score', '--impact', '5', '--severity', '3');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--time');
  });
});
