import { ChevronLeft } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { toneLabels } from '@shared/contract/records/entities';
import type { InteractionDetail } from '@shared/contract/texts/operations';
import { sourceLabels, type InteractionId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatBytes, formatDate, formatInstant } from '../../ui/format';
import { DefinitionList, Page, ScrollRegion, Section } from '../../ui/page';
import { WholePageState } from '../../ui/whole-page-state';
import { InteractionText } from './interaction-text';
import { interactionLine } from './text-words';
import { useWordDesk } from './use-word-desk';
import { WordCard } from './word-card';
import styles from './texts.module.css';

const goBack = (): void => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'watch', tab: 'register' }));
const commands: readonly Command[] = [{ id: 'texts.back', title: 'Back to where this was opened', section: 'Issues', shortcuts: ['Escape'], run: goBack }];

/** A message or a call: its text with the quoted lines marked, its account and thread, and what its words propose (W5). */
export function InteractionPage({ id }: { id: InteractionId }) {
  const { data: interaction, error } = useOperation('texts.interaction', { id });
  useCommands(commands);
  if (error !== null) {
    return (
      <WholePageState heading="Message" title="This message cannot be shown" action={<Button onPress={goBack}>Back</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  return interaction === undefined ? null : <Interaction interaction={interaction} />;
}

function Interaction({ interaction }: { interaction: InteractionDetail }) {
  const { subject, lines, proposals, thread, attachments, flags, id } = interaction;
  const desk = useWordDesk(proposals);
  const open = proposals.filter(({ state }) => state === 'open').length;
  return (
    <Page isFlush header={<Head interaction={interaction} />}>
      <div className={styles['columns']}>
        <ScrollRegion label={subject === '' ? 'Text' : subject} className={cx(styles['paper'], 'scroll')}>
          <InteractionText lines={lines} proposals={proposals} currentId={desk.currentId} />
        </ScrollRegion>
        <ScrollRegion label="What its words propose, and its thread" className={cx(styles['beside'], 'scroll')}>
          <Section title="Proposed from its words" more={open === 0 ? 'none waits' : `${open} of ${proposals.length} wait`}>
            <p className="vh" role="status">
              {desk.said}
            </p>
            {proposals.length === 0 ? (
              <p className="muted">No rule of words found a tone, a promise or an unanswered question in it.</p>
            ) : (
              <div className={styles['cards']}>
                {proposals.map((proposal) => (
                  <WordCard key={proposal.id} proposal={proposal} desk={desk} />
                ))}
              </div>
            )}
          </Section>
          {thread.length > 1 && (
            <Section title="Thread" more={`${thread.length} messages`}>
              <ul className={styles['thread']}>
                {thread.map((message) => (
                  <li key={message.id}>
                    <AriaButton className={styles['thread-line'] ?? ''} {...(message.id === id ? { 'aria-current': 'true' as const } : {})} onPress={() => appState().navigate({ name: 'interaction', id: message.id })}>
                      <span>{interactionLine({ ...message, kind: 'email' })}</span>
                      <span className="muted t12">{message.subject}</span>
                    </AriaButton>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {attachments.length > 0 && (
            <Section title="Came with it" more="named, not kept">
              <ul className={styles['thread']}>
                {attachments.map(({ name, type, sizeBytes }, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- names may repeat
                  <li key={index}>
                    <span>{name}</span>
                    <span className="muted t12">
                      {type}, {formatBytes(sizeBytes)}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {flags.length > 0 && (
            <Section title="Doubtful about it">
              <ul className={styles['flags']}>
                {flags.map((flag) => (
                  <li key={flag}>{flag}</li>
                ))}
              </ul>
            </Section>
          )}
        </ScrollRegion>
      </div>
      {desk.dialogs}
    </Page>
  );
}

function Head({ interaction }: { interaction: InteractionDetail }) {
  const { subject, account, accountRef, tone, source, importedFrom, at } = interaction;
  return (
    <header className={styles['head']}>
      <Button variant="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={goBack}>
        Back
      </Button>
      <h1 className={styles['title']}>{subject === '' ? '(no subject)' : subject}</h1>
      <DefinitionList
        layout="facts"
        items={[
          { term: 'What', value: interactionLine(interaction) },
          ...(at === null ? [] : [{ term: 'Sent', value: formatInstant(at) }]),
          {
            term: 'Account',
            value:
              account === null ? (
                (accountRef ?? 'none yet')
              ) : (
                <Button variant="link" onPress={() => appState().navigate({ name: 'account', id: account.id })}>
                  {account.name}
                </Button>
              ),
          },
          { term: 'Tone', value: tone === null ? 'nobody has said' : toneLabels[tone] },
          { term: 'Source', value: sourceLabels[source] },
          ...(importedFrom === null ? [] : [{ term: 'Imported', value: `${formatDate(importedFrom.at.slice(0, 10))} from ${importedFrom.fileName}` }]),
        ]}
      />
    </header>
  );
}
