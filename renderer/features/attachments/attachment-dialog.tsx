import { useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { Attachment } from '@shared/contract/attachments';
import type { CalendarDate, IssueId } from '@shared/primitives';
import { useCommand } from '../../api';
import { appState } from '../../state/app-state';
import { DateField } from '../../ui/date-field';
import { FormDialog } from '../../ui/form-dialog';
import { TextArea } from '../../ui/text-field';
import { sizeWords } from './attachment-words';

interface FieldsProps {
  date: CalendarDate | null;
  onDate: (date: CalendarDate | null) => void;
  description: string;
  onDescription: (text: string) => void;
  asOf: string;
  hasTried: boolean;
}

function Fields({ date, onDate, description, onDescription, asOf, hasTried }: FieldsProps) {
  return (
    <>
      <DateField label="Evidence of" value={date} onChange={onDate} reference={asOf} hint="The day that it shows, which need not be today" error={hasTried && date === null ? 'Say which day it is evidence of.' : null} />
      <TextArea label="What it shows" value={description} onChange={onDescription} maxLength={2000} rows={3} />
    </>
  );
}

/** Takes a chosen file into the workspace, with what it is evidence of. */
export function AttachDialog({ issueId, chosen, asOf, onClose }: { issueId: IssueId; chosen: NonNullable<OutputOf<'attachments.choose'>>; asOf: CalendarDate; onClose: () => void }) {
  const [date, setDate] = useState<CalendarDate | null>(asOf);
  const [description, setDescription] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const add = useCommand('attachments.add');
  const save = (): void => {
    setHasTried(true);
    if (date === null || add.isPending) return;
    add.mutate({ issueId, token: chosen.token, effectiveOn: date, description }, {
      onSuccess: () => {
        appState().toast({ tone: 'success', title: `${chosen.name} was attached` });
        onClose();
      },
    });
  };
  return (
    <FormDialog title="Attach a file" saveLabel="Attach" isPending={add.isPending} error={add.error} onSave={save} onClose={onClose}>
      <p>
        {chosen.name}, {sizeWords(chosen.size)}
      </p>
      <Fields date={date} onDate={setDate} description={description} onDescription={setDescription} asOf={asOf} hasTried={hasTried} />
    </FormDialog>
  );
}

/** Changes what is said of an attachment; its content never changes. */
export function DescribeDialog({ attachment, asOf, onClose }: { attachment: Attachment; asOf: CalendarDate; onClose: () => void }) {
  const [date, setDate] = useState<CalendarDate | null>(attachment.effectiveOn);
  const [description, setDescription] = useState(attachment.description);
  const [hasTried, setHasTried] = useState(false);
  const update = useCommand('attachments.update');
  const save = (): void => {
    setHasTried(true);
    if (date !== null && !update.isPending) update.mutate({ id: attachment.id, effectiveOn: date, description }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={`Describe ${attachment.name}`} saveLabel="Save" isPending={update.isPending} error={update.error} onSave={save} onClose={onClose}>
      <Fields date={date} onDate={setDate} description={description} onDescription={setDescription} asOf={asOf} hasTried={hasTried} />
    </FormDialog>
  );
}
