import { Download, Paperclip, Pencil, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { Attachment } from '@shared/contract/attachments';
import type { CalendarDate, IssueId } from '@shared/primitives';
import { call, CallError, mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { tellFailure, useAction } from '../../state/use-action';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { AttachDialog, DescribeDialog } from './attachment-dialog';
import { sizeWords } from './attachment-words';
import { useFileDrop } from './use-file-drop';
import styles from './attachments.module.css';

async function told<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof CallError)) throw problem;
    tellFailure(problem);
    return null;
  }
}

async function remove({ id, name }: Attachment): Promise<void> {
  const done = await told(() => call('attachments.remove', { id }));
  if (done === null) return;
  appState().offerUndo(`${name} was taken off the issue`, () => void told(async () => {
    await call('attachments.restore', { id });
    appState().toast({ tone: 'success', title: `${name} is back` });
  }));
}

/** What hangs on the issue as evidence: chosen or dropped here, saved as a copy, never opened (W4, E2). */
export function AttachmentsSection({ issueId, asOf }: { issueId: IssueId; asOf: CalendarDate }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const { data } = useOperation('attachments.ofIssue', { issueId });
  const [chosen, setChosen] = useState<OutputOf<'attachments.choose'>>(null);
  const [described, setDescribed] = useState<Attachment | null>(null);
  const save = useAction('attachments.save');
  const mayAttach = mayRun(role, 'attachments.add') && workspace?.isReadOnly === false;
  const choose = useLatest((file: string | null) => {
    if (mayAttach) void told(() => call('attachments.choose', { file })).then(setChosen);
  });
  const isOver = useFileDrop(choose, mayAttach);
  useCommands(useMemo((): readonly Command[] => (mayAttach ? [{ id: 'attachments.add', title: 'Attach a file', section: 'Issues', shortcuts: ['Shift+A'], keywords: ['evidence', 'upload'], run: () => choose(null) }] : []), [mayAttach, choose]));
  if (data === undefined || (data.rows.length === 0 && !mayAttach)) return null;
  return (
    <Section title="Attachments" more={data.rows.length === 0 ? undefined : `${data.rows.length}, ${sizeWords(data.rows.reduce((sum, { size }) => sum + size, 0))}`}>
      <div className={cx(styles['area'], isOver && styles['over'])}>
        {data.rows.length > 0 && (
          <ul className={styles['files']}>
            {data.rows.map((attachment) => (
              <li key={attachment.id}>
                <span className={styles['words']}>
                  <span className={styles['name']} title={`SHA-256 ${attachment.sha256}`}>
                    {/* Isolated: a name in a script that runs from right to left turns nothing round it. */}
                    <bdi>{attachment.name}</bdi>
                  </span>
                  {attachment.description !== '' && <span>{attachment.description}</span>}
                  <span className="muted t12">
                    Evidence of {formatDate(attachment.effectiveOn)}, {sizeWords(attachment.size)}, {attachment.addedBy}
                  </span>
                </span>
                <span className={styles['tools']}>
                  <IconButton size="small" label={`Save a copy of ${attachment.name}`} icon={<Download aria-hidden="true" />} onPress={() => save.run({ id: attachment.id }, (saved) => saved !== null && appState().toast({ tone: 'success', title: `Saved to ${saved.file}` }))} />
                  {mayAttach && <IconButton size="small" label={`Describe ${attachment.name}`} icon={<Pencil aria-hidden="true" />} onPress={() => setDescribed(attachment)} />}
                  {mayAttach && <IconButton size="small" label={`Take off ${attachment.name}`} icon={<X aria-hidden="true" />} onPress={() => void remove(attachment)} />}
                </span>
              </li>
            ))}
          </ul>
        )}
        {mayAttach && (
          <p className={styles['foot']}>
            <Button size="small" variant="link" icon={<Paperclip aria-hidden="true" />} onPress={() => choose(null)}>
              Attach a file
            </Button>
            <span className="muted t12">{isOver ? 'drop it to attach it' : 'or drop it here'}{data.totalBytes > 0 ? `; ${sizeWords(data.totalBytes)} in this workspace` : ''}</span>
          </p>
        )}
      </div>
      {chosen !== null && <AttachDialog issueId={issueId} chosen={chosen} asOf={asOf} onClose={() => setChosen(null)} />}
      {described !== null && <DescribeDialog attachment={described} asOf={asOf} onClose={() => setDescribed(null)} />}
    </Section>
  );
}
