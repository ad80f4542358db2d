import { useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { AmendmentSubject } from '@shared/contract/sessions/amendments';
import { decisionLabels, type Room } from '@shared/contract/sessions/entities';
import { AgendaItemId, DecisionId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../../api';
import { Button } from '../../../ui/button';
import { FormDialog } from '../../../ui/form-dialog';
import { formatInstant } from '../../../ui/format';
import { Section } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-field';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import styles from '../../decisions/decisions.module.css';

/** What was corrected beside a sealed session, and where to correct more (M6). */
export function Amendments({ room, amendments }: { room: Room; amendments: OutputOf<'sessions.minutes'>['amendments'] }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [isAmending, setIsAmending] = useState(false);
  const mayAmend = mayRun(role, 'sessions.amend') && workspace?.isReadOnly === false;
  return (
    <Section title="Amendments" more={amendments === null ? 'none' : amendments.list.length}>
      <div className={styles['form']}>
        {amendments !== null && (
          <ol className={styles['lines']}>
            {amendments.list.map(({ number, about, words, reason, by, at }) => (
              <li key={number}>
                <b>
                  {number}. {about}
                </b>
                <p>{words}</p>
                <p className="muted">
                  {reason} ({by}, {formatInstant(at)})
                </p>
              </li>
            ))}
          </ol>
        )}
        {mayAmend && (
          <div>
            <Button size="small" onPress={() => setIsAmending(true)}>
              Amend
            </Button>
          </div>
        )}
      </div>
      {isAmending && <AmendDialog room={room} onClose={() => setIsAmending(false)} />}
    </Section>
  );
}

const text = 'text';

function AmendDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data: decisions } = useOperation('decisions.list', { offset: 0, limit: 200, filter: { sessionId: room.id } });
  const [about, setAbout] = useState<string>(text);
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const amending = useCommand('sessions.amend');
  const subjectOf = (): AmendmentSubject => {
    const [kind, id = ''] = about.split(':');
    if (kind === 'item') return { kind, id: AgendaItemId.parse(id) };
    return kind === 'decision' ? { kind, id: DecisionId.parse(id) } : { kind: 'text' };
  };
  const amend = (): void => {
    setHasTried(true);
    if (words.trim() !== '' && reason.trim() !== '' && !amending.isPending) amending.mutate({ sessionId: room.id, subject: subjectOf(), words, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`Amend session ${room.number}`}
      saveLabel="Amend"
      isPending={amending.isPending}
      error={amending.error}
      onSave={amend}
      onClose={onClose}
    >
      <div className={styles['form']}>
        <p className="muted">The sealed session stays as it is. The correction stands beside it with a number, is an entry of the audit log, and goes into the evidence package as a file of its own. It cannot be taken back; another one can follow.</p>
        <Select
          label="What is corrected"
          options={[
            { value: text, label: 'The minutes' },
            ...room.agenda.map(({ id, position, title }) => ({ value: `item:${id}`, label: `Item ${position}: ${title}` })),
            ...(decisions?.rows ?? []).map(({ id, issueNumber, decision }) => ({ value: `decision:${id}`, label: `Decision on #${issueNumber}: ${decisionLabels[decision.kind]}` })),
          ]}
          value={about}
          onChange={setAbout}
        />
        <TextArea label="What is right" value={words} onChange={setWords} maxLength={8000} rows={3} autoFocus error={hasTried && words.trim() === '' ? 'Say what is right.' : null} />
        <TextArea label="Reason" value={reason} onChange={setReason} maxLength={2000} error={hasTried && reason.trim() === '' ? 'Say why it is corrected.' : null} />
      </div>
    </FormDialog>
  );
}
