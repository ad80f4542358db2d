import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Autocomplete, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import type { Band } from '@shared/primitives';
import type { Command } from '../commands/registry';
import { commandRegistry, commandSections, searchCommands } from '../commands/registry';
import { shortcutLabel } from '../commands/shortcuts';
import { platform, useCommandList } from '../commands/use-commands';
import { useApp } from '../state/store';
import { BandShape, bandWord } from '../ui/band-mark';
import { Kbd, KeyHint } from '../ui/kbd';
import { ScrollRegion } from '../ui/page';
import styles from './palette.module.css';

/** Something the palette found in the workspace. */
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  /** Small, at the right: number and account. */
  readonly detail?: string | undefined;
  readonly band?: Band | null;
  readonly score?: number | null;
}

/** How the palette searches the workspace; the shell is given it. */
export interface SearchProvider {
  /** What the hits are: `Issues`. */
  readonly title: string;
  /** May be called at every key; a search that `signal` has overtaken is dropped. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>;
  readonly open: (id: string) => void;
}

/** Commands and search in one field: Ctrl or Cmd K. */
export function Palette({ provider }: { provider: SearchProvider | null }) {
  const isOpen = useApp((state) => state.isPaletteOpen);
  const close = useApp((state) => state.closeOverlays);
  return (
    <ModalOverlay className={styles['overlay'] ?? ''} isOpen={isOpen} isDismissable onOpenChange={(isStillOpen) => !isStillOpen && close()}>
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label="Search, or type a command">
          <PaletteBody provider={provider} onClose={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ provider, onClose }: { provider: SearchProvider | null; onClose: () => void }) {
  const [text, setText] = useState('');
  const hits = useHits(provider, text.trim());
  const commands = searchCommands(useCommandList().filter(({ isHidden }) => isHidden !== true), text);
  const groups = groupsOf(commands, text.trim() !== '');

  const act = (key: string): void => {
    // Closed first: what runs may open a dialog of its own, which must get the focus.
    onClose();
    if (key.startsWith('hit:')) provider?.open(key.slice('hit:'.length));
    else commandRegistry.run(key.slice('command:'.length));
  };

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Search, or type a command" autoFocus className={styles['field'] ?? ''} maxLength={200}>
        <Search aria-hidden="true" />
        <Input className={styles['input'] ?? ''} placeholder="Search, or type a command" />
        <Kbd>Esc</Kbd>
      </SearchField>
      <ScrollRegion label="Results" className={styles['scroller'] ?? ''}>
        <ListBox aria-label="Results" className={styles['list'] ?? ''} selectionMode="none" onAction={(key) => act(String(key))} renderEmptyState={() => <p className={styles['empty']}>Nothing matches “{text}”</p>}>
          {hits.length > 0 && provider !== null && (
            <ListBoxSection id="hits">
              <Header className={styles['heading'] ?? ''}>{provider.title}</Header>
              {hits.map(hitItem)}
            </ListBoxSection>
          )}
          {groups.map(({ title, commands: members }) => (
            <ListBoxSection key={title} id={title}>
              <Header className={styles['heading'] ?? ''}>{title}</Header>
              {members.map(commandItem)}
            </ListBoxSection>
          ))}
        </ListBox>
      </ScrollRegion>
      <footer className={styles['foot']}>
        <KeyHint keys="↑ ↓">move</KeyHint>
        <KeyHint keys="Enter">open or run</KeyHint>
      </footer>
    </Autocomplete>
  );
}

function hitItem({ id, title, detail, band, score }: SearchHit) {
  return (
    <ListBoxItem key={id} id={`hit:${id}`} textValue={title} className={styles['item'] ?? ''}>
      {band != null && <BandShape band={band} title={bandWord(band)} />}
      {score != null && <span className={styles['score']}>{score}</span>}
      <span className={styles['title']}>{title}</span>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
    </ListBoxItem>
  );
}

function commandItem(command: Command) {
  const [shortcut] = command.shortcuts ?? [];
  return (
    <ListBoxItem key={command.id} id={`command:${command.id}`} textValue={command.title} className={styles['item'] ?? ''}>
      <span className={styles['title']}>{command.title}</span>
      {shortcut !== undefined && <Kbd>{shortcutLabel(shortcut, platform)}</Kbd>}
    </ListBoxItem>
  );
}

/** By section while nothing is typed; then best first under one heading. */
function groupsOf(commands: readonly Command[], isSearch: boolean): readonly { title: string; commands: readonly Command[] }[] {
  const groups = isSearch ? [{ title: 'Commands', commands }] : commandSections.map((title) => ({ title, commands: commands.filter(({ section }) => section === title) }));
  return groups.filter((group) => group.commands.length > 0);
}

function useHits(provider: SearchProvider | null, text: string): readonly SearchHit[] {
  const [found, setFound] = useState<{ text: string; hits: readonly SearchHit[] }>({ text: '', hits: [] });
  useEffect(() => {
    if (provider === null || text === '') return undefined;
    const abort = new AbortController();
    provider.search(text, abort.signal).then(
      (hits) => {
        if (!abort.signal.aborted) setFound({ text, hits });
      },
      // The screen's own errors speak elsewhere; a search that failed just finds nothing.
      () => setFound({ text, hits: [] }),
    );
    return () => abort.abort();
  }, [provider, text]);
  return text === '' ? [] : found.hits;
}
