import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { noteSubjectLabels, noteSubjects, type AccountNote, type NoteSubject } from '@shared/contract/account-notes';
import type { AccountId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import { Button } from '../../ui/button';
import { FormDialog } from '../../ui/form-dialog';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { TextArea } from '../../ui/text-field';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from './account-notes.module.css';

/** What is known of the sponsor and of the politics at an account (W8): for those who run and decide, and nobody else. */
export function AccountNotes({ accountId }: { accountId: AccountId }) {
  const { data: notes } = useOperation('accounts.notes', { accountId });
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [writing, setWriting] = useState<{ readonly supersedes: AccountNote | null } | null>(null);
  const [isAllShown, setIsAllShown] = useState(false);
  if (notes === undefined) return null;
  // What a role before this one read may still be at hand for a moment.
  const mayRead = mayRun(role, 'accounts.writeNote');
  const mayWrite = mayRead && workspace?.isReadOnly === false;
  const current = notes.filter(({ isSuperseded }) => !isSuperseded);
  const shown = isAllShown ? notes : current;
  return (
    <Section
      title="Sponsor and politics"
      more={
        <span className={styles['restricted']}>
          <EyeOff aria-hidden="true" /> restricted
        </span>
      }
    >
      {notes.length === 0 && <p className="muted">No note. What is written here is read by facilitator, scribe and executive, never shown on the presenter, and in no export or package.</p>}
      <ul className={styles['notes']}>
        {shown.map((note) => (
          <li key={note.id} className={note.isSuperseded ? 'muted' : undefined}>
            <p className={styles['words']}>{(mayRead ? note.words : null) ?? <em>There is a note. Your role may know that it is there, and not what it says.</em>}</p>
            <small>
              {`${noteSubjectLabels[note.subject]}, ${note.by}, ${formatDate(note.on)}${note.isSuperseded ? ', replaced since' : ''}`}
              {mayWrite && !note.isSuperseded && (
                <Button variant="link" size="small" onPress={() => setWriting({ supersedes: note })}>
                  Replace
                </Button>
              )}
            </small>
          </li>
        ))}
      </ul>
      <div className={styles['foot']}>
        {mayWrite && (
          <Button size="small" onPress={() => setWriting({ supersedes: null })}>
            Write a note
          </Button>
        )}
        {notes.length > current.length && (
          <Button variant="link" size="small" onPress={() => setIsAllShown(!isAllShown)}>
            {isAllShown ? 'Hide what was replaced' : `Show ${notes.length - current.length} replaced`}
          </Button>
        )}
      </div>
      {writing !== null && <NoteDialog accountId={accountId} supersedes={writing.supersedes} onClose={() => setWriting(null)} />}
    </Section>
  );
}

const subjectOptions = noteSubjects.map((value) => ({ value, label: noteSubjectLabels[value] }));

function NoteDialog({ accountId, supersedes, onClose }: { accountId: AccountId; supersedes: AccountNote | null; onClose: () => void }) {
  const [subject, setSubject] = useState<NoteSubject>(supersedes?.subject ?? 'sponsor');
  const [words, setWords] = useState(supersedes?.words ?? '');
  const [hasTried, setHasTried] = useState(false);
  const writing = useCommand('accounts.writeNote');
  const save = (): void => {
    setHasTried(true);
    if (words.trim() === '' || writing.isPending) return;
    writing.mutate({ accountId, subject, words, supersedes: supersedes?.id ?? null }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={supersedes === null ? 'Write a restricted note' : 'Replace the note'} saveLabel="Write" isPending={writing.isPending} error={writing.error} onSave={save} onClose={onClose}>
      <div className={styles['form']}>
        <Segmented label="About" options={subjectOptions} value={subject} onChange={setSubject} />
        <TextArea label="Note" value={words} onChange={setWords} maxLength={8000} rows={5} autoFocus error={hasTried && words.trim() === '' ? 'Write the note.' : null} />
        <p className="muted">{`Facilitator, scribe and executive read it. An auditor sees that there is one, by whom and when; the log keeps a hash of the words.${supersedes === null ? '' : ' The note it replaces is kept.'}`}</p>
      </div>
    </FormDialog>
  );
}
