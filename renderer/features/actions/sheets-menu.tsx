import { FileDown } from 'lucide-react';
import { useMemo } from 'react';
import { sheetFormatLabels, sheetFormats, type SheetFormat } from '@shared/contract/actions/entities';
import type { PersonId, SessionId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';

interface Request {
  readonly ownerId: PersonId | null;
  readonly formats: readonly SheetFormat[];
}

/** Saves action sheets: of everybody as a ZIP, or of one owner in one format. Of a session, or of all that is open. */
export function SheetsMenu({ sessionId }: { sessionId: SessionId | null }) {
  const { data: owners = [] } = useOperation('actions.owners', {});
  const { data: made } = useOperation('actions.list', { offset: 0, limit: 500, filter: { sessionId, states: sessionId === null ? ['open', 'in-progress'] : ['open', 'in-progress', 'done', 'dropped'] } });
  const { run, isPending } = useAction('actions.saveSheets');
  const those = owners.filter(({ personId }) => made?.rows.some(({ ownerId }) => ownerId === personId) ?? false);
  const save = ({ ownerId, formats }: Request): void =>
    run({ sessionId, ownerId, formats: [...formats] }, (saved) => {
      if (saved === null) return;
      appState().toast({ tone: 'success', title: saved.files === 1 ? 'The action sheet was saved' : `${saved.files} action sheets were saved`, detail: saved.missing.length === 0 ? saved.file : `${saved.file}. The PDFs show a question mark for ${saved.missing.length} characters that their typeface lacks.` });
    });
  const saveAll = useLatest(() => save({ ownerId: null, formats: sheetFormats }));
  const isEmpty = (made?.total ?? 0) === 0;
  useCommands(
    useMemo((): readonly Command[] => (isEmpty ? [] : [{ id: 'actions.save-sheets', title: 'Save the action sheets of every owner', section: 'Actions', shortcuts: ['Mod+Shift+A'], keywords: ['csv', 'xlsx', 'ics', 'calendar', 'print'], run: saveAll }]), [isEmpty, saveAll]),
  );
  if (isEmpty) return null;
  return (
    <Menu
      label="Save action sheets"
      placement="bottom end"
      trigger={
        <Button icon={<FileDown aria-hidden="true" />} isPending={isPending}>
          Save sheets
        </Button>
      }
      groups={[
        { id: 'all', title: 'Every owner, as a ZIP', items: [{ id: 'all:all', label: 'All formats', kbd: 'Ctrl Shift A' }, ...sheetFormats.map((format) => ({ id: `all:${format}`, label: sheetFormatLabels[format] }))] },
        ...those.slice(0, 12).map(({ personId, name }) => ({ id: personId, title: name, items: sheetFormats.map((format) => ({ id: `${personId}:${format}`, label: sheetFormatLabels[format] })) })),
      ]}
      onAction={(id) => {
        const [who, what] = id.split(':');
        save({ ownerId: owners.find(({ personId }) => personId === who)?.personId ?? null, formats: sheetFormats.filter((format) => what === 'all' || format === what) });
      }}
    />
  );
}
