import { FileText } from 'lucide-react';
import { useMemo } from 'react';
import type { AccountId } from '@shared/primitives';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { useLatest } from '../../commands/use-latest';

/** Saves an account on one page, as PDF, Markdown or a web page (W4). */
export function BriefButton({ id }: { id: AccountId }) {
  const { run, isPending } = useAction('accounts.saveBrief');
  const save = useLatest(() =>
    run({ id }, (saved) => {
      if (saved === null) return;
      const missing = saved.missing === 0 ? '' : `. It shows a question mark for ${saved.missing} characters that its typeface lacks`;
      appState().toast({ tone: 'success', title: 'The brief was saved', detail: `${saved.file}${missing}` });
    }),
  );
  useCommands(useMemo((): readonly Command[] => [{ id: 'accounts.save-brief', title: 'Save the account’s one-page brief', section: 'Issues', shortcuts: ['Mod+Shift+P'], keywords: ['print', 'pdf', 'export'], run: save }], [save]));
  return (
    <Button icon={<FileText aria-hidden="true" />} isPending={isPending} onPress={save}>
      One-page brief
    </Button>
  );
}
