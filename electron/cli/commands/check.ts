import type { Command } from 'commander';
import type { WorkspaceCheck } from '@shared/contract/workspaces';
import { DocketError } from '@shared/result';
import { commonOptions, type CommonOptions } from '../options';
import { exitCodes, print, type Shell } from '../output';

/** What can be said of a file; null where the damage keeps it from being read. */
type Findings = { [K in keyof WorkspaceCheck]: WorkspaceCheck[K] | null };

/** `docket check FILE`: SQLite's own integrity and the audit chain. The file is opened for reading only. */
export function registerCheck(program: Command, shell: Shell): void {
  const command = program.command('check').description('check that a workspace is whole and its audit log unbroken; writes nothing').argument('<file>', 'the workspace');
  command.action(async (file: string) => {
    const common = commonOptions(command);
    const { integrity, auditEntries, auditChain, firstBroken, head } = await findingsOf(file, common);
    const findings = { integrity, auditEntries, auditChain, firstBroken, head };
    print(shell, common.json, findings, inWords(findings));
    if (integrity !== 'ok' || auditChain !== 'ok') shell.exit(exitCodes.refused);
  });
}

/** A file that is ours but damaged is what this command is asked about; every other refusal is an error. */
async function findingsOf(file: string, common: CommonOptions): Promise<Findings> {
  const [{ readWorkspace }, { runQuery }, { storeError }] = await Promise.all([import('../desk'), import('../../dispatch'), import('../../store/database')]);
  try {
    return readWorkspace(file, common, (desk) => runQuery(desk, 'workspaces.check', {}));
  } catch (error) {
    const problem = storeError(error, file);
    if (problem instanceof DocketError && (problem.code !== 'not-a-workspace' || problem.cause === undefined)) throw problem;
    return { integrity: await damageOf(file, problem), auditEntries: null, auditChain: null, firstBroken: null, head: null };
  }
}

/** What SQLite itself finds wrong, else that something in the file cannot be what Docket wrote. */
async function damageOf(file: string, problem: unknown): Promise<string> {
  const unread = problem instanceof DocketError ? problem.message : `${file} is damaged: it holds something that Docket did not write. It was left as it is. Restore a backup.`;
  const [{ openWorkspace }, { checkIntegrity }] = await Promise.all([import('../../store/database'), import('../../store/workspaces')]);
  try {
    const workspace = openWorkspace(file, { isReadOnly: true });
    try {
      const found = checkIntegrity(workspace.db);
      return found === 'ok' ? unread : found;
    } finally {
      workspace.close();
    }
  } catch {
    return unread;
  }
}

function inWords({ integrity, auditEntries, auditChain, firstBroken, head }: Findings): string {
  const chain =
    auditChain === null
      ? 'Audit log: could not be read'
      : `Audit log: ${auditEntries ?? 0} entries, ${firstBroken === null ? (auditChain === 'ok' ? 'unbroken' : 'broken') : `broken at entry ${firstBroken.seq} (${firstBroken.problem})`}`;
  return [`File: ${integrity === 'ok' ? 'whole' : (integrity ?? '')}`, chain, ...(head === null ? [] : [`Head: ${head}`])].join('\n');
}
