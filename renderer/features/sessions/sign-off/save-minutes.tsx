import { FileDown } from 'lucide-react';
import { useMemo } from 'react';
import { paperFormats, type PaperFormat } from '@shared/document';
import type { SessionId } from '@shared/primitives';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { Menu } from '../../../ui/menu';

const formats = {
  pdf: { label: 'PDF, to print or send', kbd: 'Ctrl Shift P', shortcut: 'Mod+Shift+P', title: 'Save the minutes as PDF' },
  html: { label: 'Web page (HTML)', kbd: 'Ctrl Shift H', shortcut: 'Mod+Shift+H', title: 'Save the minutes as a web page' },
  md: { label: 'Markdown, as it is sealed', kbd: 'Ctrl Shift M', shortcut: 'Mod+Shift+M', title: 'Save the minutes as Markdown' },
} as const satisfies Record<PaperFormat, unknown>;

/** Saves the minutes as they stand; once sealed, from what was sealed. */
export function SaveMinutes({ sessionId }: { sessionId: SessionId }) {
  const { run, isPending } = useAction('sessions.saveMinutes');
  const save = useLatest((format: PaperFormat): void =>
    run({ sessionId, format }, (saved) => {
      if (saved === null) return;
      appState().toast({ tone: 'success', title: 'The minutes were saved', detail: saved.missing.length === 0 ? saved.file : `${saved.file}. It shows a question mark for ${saved.missing.length} characters that its typeface lacks; the HTML and the Markdown have them.` });
    }),
  );
  useCommands(
    useMemo((): readonly Command[] => paperFormats.map((format) => ({ id: `sessions.save-minutes-${format}`, title: formats[format].title, section: 'Session', shortcuts: [formats[format].shortcut], keywords: ['print', 'export'], run: () => save(format) })), [save]),
  );
  return (
    <Menu
      label="Save the minutes"
      trigger={
        <Button icon={<FileDown aria-hidden="true" />} isPending={isPending}>
          Save the minutes
        </Button>
      }
      groups={[{ id: 'formats', items: paperFormats.map((format) => ({ id: format, label: formats[format].label, kbd: formats[format].kbd })) }]}
      onAction={(id) => {
        const format = paperFormats.find((each) => each === id);
        if (format !== undefined) save(format);
      }}
    />
  );
}
