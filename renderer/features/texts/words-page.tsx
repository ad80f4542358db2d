import { ChevronLeft, MessageSquareQuote } from 'lucide-react';
import { useMemo, useState } from 'react';
import { wordProposalKindLabels, wordProposalKinds, type WordProposalKind } from '@shared/contract/texts/entities';
import type { WordProposalRow } from '@shared/contract/texts/operations';
import type { AccountId, ImportId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/empty-state';
import { FilterChip, FilterRow } from '../../ui/filter-chip';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader, ScrollRegion } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { interactionLine } from './text-words';
import { useWordDesk } from './use-word-desk';
import { WordCard } from './word-card';
import { WordRulesPanel } from './word-rules-panel';
import styles from './texts.module.css';

/** Shown at once; as they are decided, the next ones come. */
const shown = 100;
const goBack = (): void => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'watch', tab: 'import' }));
const commands: readonly Command[] = [{ id: 'texts.back', title: 'Back to where this was opened', section: 'Issues', shortcuts: ['Escape'], run: goBack }];

/** What the words of mails and calls propose and nobody has judged, of everything, of one account or of one import (W5). */
export function WordsPage({ accountId, importId }: { accountId: AccountId | null; importId: ImportId | null }) {
  const [kind, setKind] = useState<WordProposalKind | null>(null);
  const { data, error } = useOperation('texts.proposals', { offset: 0, limit: shown, filter: { accountId, importId, kind } }, { keepPrevious: true });
  const rows = useMemo(() => data?.rows ?? [], [data]);
  const desk = useWordDesk(rows);
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const reading = useAction('texts.propose');
  useCommands(commands);
  const mayRead = mayRun(role, 'texts.propose') && workspace?.isReadOnly === false;
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const accountName = accountId === null ? null : (rows[0]?.interaction.accountName ?? null);

  return (
    <Page
      isFlush
      header={
        <PageHeader
          title="Proposed from words"
          sub={data === undefined ? undefined : `${formatCount(data.total)} ${data.total === 1 ? 'waits' : 'wait'} for a person${accountName === null ? '' : `, of ${accountName}`}${importId === null ? '' : ', of one import'}`}
          tools={
            <>
              {mayRead && (
                <Button isPending={reading.isPending} onPress={() => reading.run({}, ({ considered, added, withdrawn }) => appState().toast({ tone: 'info', title: `${formatCount(considered)} texts were read again`, detail: `${formatCount(added)} proposals were added, ${formatCount(withdrawn)} taken back.` }))}>
                  Read all texts again
                </Button>
              )}
              <Button variant="quiet" icon={<ChevronLeft aria-hidden="true" />} onPress={goBack}>
                Back
              </Button>
            </>
          }
        />
      }
    >
      <ScrollRegion label="Proposals from words" className={cx(styles['queue'], 'scroll')}>
        <div className={styles['bar']}>
          <FilterRow>
            {wordProposalKinds.map((one) => (
              <FilterChip key={one} label={wordProposalKindLabels[one]} isOn={kind === one} onChange={(isOn) => setKind(isOn ? one : null)} />
            ))}
          </FilterRow>
          <span className={styles['said']} role="status">
            {desk.said}
          </span>
        </div>
        <WordRulesPanel />
        {error !== null && <Notice tone="error" title={error.message} />}
        {data !== undefined && rows.length === 0 && (
          <EmptyState icon={<MessageSquareQuote />} title="Nothing waits" action={<Button onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>Import e-mails or transcripts</Button>}>
            Rules read the words of mails and calls and propose a tone, a promise with its date, or a question without an answer, each with the line it stands on. Here a person accepts, changes or rejects them, one key each.
          </EmptyState>
        )}
        <div>
          {groups.map(({ first, proposals }) => (
            <section key={first.interactionId} className={styles['group']}>
              <div className={styles['group-head']}>
                <Button variant="link" onPress={() => appState().navigate({ name: 'interaction', id: first.interactionId })}>
                  {first.interaction.subject === '' ? '(no subject)' : first.interaction.subject}
                </Button>
                <span className="muted t12">
                  {interactionLine(first.interaction)}
                  {first.interaction.accountName === null ? '' : `, ${first.interaction.accountName}`}
                </span>
              </div>
              {proposals.map((proposal) => (
                <WordCard key={proposal.id} proposal={proposal} desk={desk} />
              ))}
            </section>
          ))}
        </div>
      </ScrollRegion>
      {desk.dialogs}
    </Page>
  );
}

/** Neighbours of one interaction stand together. */
function groupsOf(rows: readonly WordProposalRow[]): { first: WordProposalRow; proposals: WordProposalRow[] }[] {
  const groups: { first: WordProposalRow; proposals: WordProposalRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.first.interactionId === row.interactionId) last.proposals.push(row);
    else groups.push({ first: row, proposals: [row] });
  }
  return groups;
}
