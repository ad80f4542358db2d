import { Option, type Command } from 'commander';
import type { OutputOf } from '@shared/contract';
import { ProposalRuleId, proposalRuleIds } from '@shared/contract/signals';
import { z } from '@shared/zod';
import { criterionNumber } from '../../core/signals/input-words';
import type { QueuedProposal } from '../../store/signals/queue';
import { commonOptions } from '../options';
import { plain, print, table, type Shell } from '../output';

const Options = z.object({ rule: ProposalRuleId.optional(), recompute: z.boolean().default(false) });

/** `docket signals FILE`: every proposal of every rule that waits for a person, in the order of the queue (W7). */
export function registerSignals(program: Command, shell: Shell): void {
  const command = program
    .command('signals')
    .description('list what the signal rules propose and nobody has decided on')
    .argument('<file>', 'the workspace')
    .addOption(new Option('--rule <id>', 'only what this rule proposes').choices(proposalRuleIds))
    .option('--recompute', 'first compute the proposals of every rule anew, which changes the workspace and is recorded');
  command.action(async (file: string) => {
    const { rule, recompute } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ changeWorkspace, readWorkspace }, { runCommand }, { listAllProposals }, { readContext }] = await Promise.all([import('../desk'), import('../../dispatch'), import('../../handlers/scoring/proposals'), import('../../transaction')]);
    if (recompute) shell.io.err(`note: ${countsInWords(await changeWorkspace(file, common, (desk) => runCommand(desk, 'signals.recompute', {})))}\n`);
    const rows = readWorkspace(file, common, (desk) => listAllProposals(readContext(desk), rule ?? null));
    print(shell, common.json, rows.map(line), common.json === true || rows.length === 0 ? 'No open proposals.' : table(['Score', 'Rule', 'About', 'Account', 'Reason'], rows.map(cells)));
  });
}

const countsInWords = ({ added, changed, withdrawn, unchanged }: OutputOf<'signals.recompute'>): string => `${added} proposals were added, ${changed} changed, ${withdrawn} withdrawn, ${unchanged} stayed as they were.`;

/** What a proposal of initial-score says, it says by dimension. */
const reasonOf = ({ reason, reasons }: QueuedProposal): string => (reason === '' ? [reasons.impact, reasons.severity, reasons.time].join(' ') : reason);

/** Of what it is about: an issue, an account, a deal or, by its words, an area. */
const refOf = ({ subject, issueRef, accountRef, dealRef }: QueuedProposal): string | null => (subject.startsWith('account:') ? accountRef : subject.startsWith('deal:') ? dealRef : subject.startsWith('area:') ? null : issueRef);

const kindOf = (subject: string): string => (/^(account|deal|area):/.exec(subject)?.[1] ?? 'issue');

/** What is unknown is null. */
const line = (proposal: QueuedProposal) => ({
  rule: proposal.ruleId,
  ref: refOf(proposal),
  account: proposal.account,
  criterion: criterionNumber(proposal.criterion),
  impact: proposal.impact,
  severity: proposal.severity,
  time: proposal.time,
  reason: reasonOf(proposal),
  inputs: proposal.inputs,
  subject: kindOf(proposal.subject),
  number: proposal.issueNumber,
  accountRef: proposal.accountRef,
  title: proposal.issueTitle ?? proposal.title,
  score: proposal.score,
  unknown: proposal.unknown,
  version: proposal.ruleVersion,
});

const cells = (proposal: QueuedProposal): (string | number | null)[] => [
  proposal.score,
  proposal.ruleId,
  plain(proposal.issueNumber === null ? proposal.title : `#${proposal.issueNumber} ${proposal.issueTitle ?? ''}`),
  proposal.account === null ? null : plain(proposal.account),
  plain(reasonOf(proposal)),
];
