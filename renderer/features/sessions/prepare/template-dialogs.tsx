import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { queueOrders, type AgendaTemplate, type TemplateSlot } from '@shared/contract/sessions/preparation';
import type { TemplateId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button, IconButton } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FormDialog } from '../../../ui/form-dialog';
import { NumberField } from '../../../ui/number-field';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { counted } from '../session-words';
import styles from './templates.module.css';

const orderLabels = { band: 'by band', fragility: 'by fragility', stakes: 'by stakes x doubt', age: 'by age', 'put-off': 'put off before' } as const;
const orderOptions = ([...queueOrders, 'put-off'] as const).map((value) => ({ value, label: `Issues ${orderLabels[value]}` }));

/** A line of a template in words: `up to 6 issues by band, 8 min each`. */
export function slotWords(slot: TemplateSlot): string {
  if (slot.kind === 'topic') return `${slot.title}, ${slot.minutes} min${slot.isOnlyIfWaiting ? ', where something waits' : ''}`;
  return `${slot.limit === null ? 'Issues for the rest of the time' : `Up to ${counted(slot.limit, 'issue', 'issues')}`} ${orderLabels[slot.order]}, ${slot.minutes} min each`;
}

/** What a template lays out, line by line. */
export function TemplateLines({ template }: { template: AgendaTemplate }) {
  return (
    <ol className={styles['lines']} aria-label={`What "${template.name}" lays out`}>
      {template.slots.map((slot, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of a template are their places
        <li key={index}>{slotWords(slot)}</li>
      ))}
    </ol>
  );
}

/** Says what a template could not do. */
export function tellLaidOut({ added, notes }: { added: number; notes: readonly string[] }): void {
  const [note] = notes;
  appState().toast({ tone: note === undefined ? 'success' : 'info', title: note ?? (added === 0 ? 'The agenda has everything that the template asks for.' : `${counted(added, 'item', 'items')} added.`) });
}

/** Lays a template out on the agenda of a session that is there. */
export function ApplyTemplateDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data: templates } = useOperation('sessions.templates', {});
  const [chosen, setChosen] = useState<TemplateId | null>(null);
  const applying = useCommand('sessions.applyTemplate');
  const template = templates?.find(({ id }) => id === chosen) ?? templates?.[0];
  const apply = (): void => {
    if (template === undefined || applying.isPending) return;
    applying.mutate(
      { sessionId: room.id, templateId: template.id },
      {
        onSuccess: (laidOut) => {
          onClose();
          tellLaidOut(laidOut);
        },
      },
    );
  };
  return (
    <FormDialog
      title="Lay out a template"
      saveLabel="Lay it out"
      isPending={applying.isPending}
      error={applying.error}
      onSave={apply}
      onClose={onClose}
    >
      <Select label="Template" options={(templates ?? []).map(({ id, name }) => ({ value: id, label: name }))} value={template?.id ?? null} onChange={setChosen} hint="What the agenda has stays. Issues fill the time that is left, and never overrun it." />
      {template !== undefined && <TemplateLines template={template} />}
    </FormDialog>
  );
}

/** Keeps the agenda as a template of the workspace; its runs of issues become places that the queue fills. */
export function SaveTemplateDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data: fromAgenda } = useOperation('sessions.agendaAsTemplate', { sessionId: room.id });
  const [edited, setEdited] = useState<readonly TemplateSlot[] | null>(null);
  const [name, setName] = useState('');
  const saving = useCommand('sessions.saveTemplate');
  const slots = edited ?? fromAgenda ?? [];
  const change = (index: number, slot: TemplateSlot): void => setEdited(slots.map((each, place) => (place === index ? slot : each)));
  const save = (): void => {
    if (saving.isPending) return;
    saving.mutate(
      { name, slots: [...slots] },
      {
        onSuccess: () => {
          onClose();
          appState().toast({ tone: 'success', title: `"${name.trim()}" is a template of this workspace now.` });
        },
      },
    );
  };
  return (
    <FormDialog
      title="Save this agenda as a template"
      saveLabel="Save the template"
      isSaveDisabled={name.trim() === ''}
      isPending={saving.isPending}
      error={saving.error?.failure.field === 'name' ? null : saving.error}
      onSave={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus error={saving.error?.failure.field === 'name' ? saving.error.message : null} />
      <ol className={styles['slots']} aria-label="What the template lays out">
        {slots.map((slot, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a template are their places
          <li key={index}>
            {slot.kind === 'topic' ? (
              <span>{slotWords(slot)}</span>
            ) : (
              <>
                <Select label={`Which issues, line ${index + 1}`} isLabelHidden options={orderOptions} value={slot.order} onChange={(order) => change(index, { ...slot, order })} />
                <NumberField label={`How many at most, line ${index + 1}`} isLabelHidden value={slot.limit} min={1} max={60} onChange={(limit) => change(index, { ...slot, limit })} />
                <span className="muted">at most (empty: the rest of the time), {slot.minutes} min each</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </FormDialog>
  );
}

/** The templates there are; the workspace's own can be renamed and deleted. */
export function TemplatesDialog({ mayChange, onClose }: { mayChange: boolean; onClose: () => void }) {
  const { data: templates } = useOperation('sessions.templates', {});
  const [renaming, setRenaming] = useState<{ readonly id: TemplateId; readonly name: string } | null>(null);
  const rename = useCommand('sessions.renameTemplate');
  const deleting = useAction('sessions.deleteTemplate');
  return (
    <Dialog title="Agenda templates" isOpen onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <ul className={styles['templates']}>
        {templates?.map((template) => (
          <li key={template.id}>
            {renaming?.id === template.id ? (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  rename.mutate({ templateId: template.id, name: renaming.name }, { onSuccess: () => setRenaming(null) });
                }}
              >
                <TextField label={`New name of ${template.name}`} isLabelHidden value={renaming.name} onChange={(name) => setRenaming({ id: template.id, name })} maxLength={120} autoFocus error={rename.error?.message ?? null} />
                <Button type="submit" isPending={rename.isPending}>
                  Rename
                </Button>
              </form>
            ) : (
              <header>
                <b>{template.name}</b>
                <small className="muted">{template.isBuiltIn ? 'built in' : 'of this workspace'}</small>
                <span className="spacer" />
                {!template.isBuiltIn && mayChange && (
                  <>
                    <IconButton size="small" label={`Rename ${template.name}`} icon={<Pencil aria-hidden="true" />} onPress={() => setRenaming({ id: template.id, name: template.name })} />
                    <IconButton size="small" label={`Delete ${template.name}`} icon={<Trash2 aria-hidden="true" />} onPress={() => deleting.run({ templateId: template.id })} />
                  </>
                )}
              </header>
            )}
            {template.purpose !== '' && <p className="muted">{template.purpose}</p>}
            <TemplateLines template={template} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
