import { run } from '../../electron/cli/run';

/** Runs a command line in this process, as `docket` does in its own. */
export async function runCli(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await run(argv, { out: (text) => void (said.out += text), err: (text) => void (said.err += text) });
  return { code, ...said };
}

/** The same with `--json`, parsed; whatever else is on stdout makes it fail. */
export async function runCliJson(...argv: readonly string[]): Promise<{ code: number; json: unknown; err: string }> {
  const { code, out, err } = await runCli(...argv, '--json');
  return { code, json: JSON.parse(out), err };
}
