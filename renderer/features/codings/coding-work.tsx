import { Check, Circle } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { Coder, Coding } from '@shared/contract/codings/entities';
import { useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { ConfirmDialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { ScrollRegion, SidePanel } from '../../ui/page';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { codeKeys, toggleCode } from './code-keys';
import { CodePicker } from './code-picker';
import styles from './codings.module.css';

type Work = OutputOf<'codings.work'>[number];

const columns: readonly TableColumn<Work>[] = [
  {
    id: 'coded',
    header: 'Coded',
    headerContent: <span className="vh">Coded</span>,
    width: 30,
    align: 'center',
    cell: ({ isCoded }) => <span className={cx(styles['mark'], isCoded && styles['done'])}>{isCoded ? <Check aria-label="coded" /> : <Circle aria-label="not coded" />}</span>,
  },
  { id: 'ref', header: 'Comment', width: 80, grow: 1, cell: ({ ref }) => ref },
];
const noWork: readonly Work[] = [];

/** One person codes comment by comment, by keys if wanted. What was given is not shown again: the other coder may sit down next. */
export function CodingWork({ coding, coder, onHandedIn }: { coding: Coding; coder: Coder; onHandedIn: () => void }) {
  const { id, book, comments } = coding;
  const density = useApp((state) => state.density);
  const { data: work = noWork } = useOperation('codings.work', { id, personId: coder.personId });
  const [index, setIndex] = useState<number | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const giving = useCommand('codings.code');
  const handing = useCommand('codings.handIn');
  const firstOpen = work.findIndex(({ isCoded }) => !isCoded);
  const at = index ?? Math.max(firstOpen, 0);
  const item = work[at];
  const { data: comment } = useOperation('codings.comment', { id, place: item?.place ?? 1 }, { enabled: item !== undefined, keepPrevious: true });
  const isAll = coder.coded >= comments;

  const go = (to: number): void => {
    setIndex(Math.min(Math.max(to, 0), comments - 1));
    setCodes([]);
  };
  const keep = (): void => {
    if (item === undefined || giving.isPending) return;
    if (codes.length === 0) {
      if (isAll) setIsAsking(true);
      else if (item.isCoded) go(at + 1);
      return;
    }
    giving.mutate({ id, personId: coder.personId, place: item.place, codes: [...codes] }, { onSuccess: () => go(at + 1) });
  };
  const handIn = (): void => {
    if (handing.isPending) return;
    handing.mutate({ id, personId: coder.personId }, {
      onSuccess: ({ isRevealed }) => {
        setIsAsking(false);
        onHandedIn();
        appState().toast({ tone: 'success', title: `${coder.name} has handed in`, detail: isRevealed ? 'Both have, so what they gave is shown.' : 'What was given is shown once the other has handed in too.' });
      },
    });
  };
  const step = useLatest((by: 1 | -1) => go(at + by));
  const doKeep = useLatest(keep);
  const toggle = useCallback((code: string): void => setCodes((before) => toggleCode(before, code)), []);
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'codings.next', title: 'Next comment', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
      { id: 'codings.previous', title: 'Previous comment', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
      { id: 'codings.keep', title: 'Keep the codes and go on to the next comment', section: 'Issues', shortcuts: ['Mod+Enter'], run: doKeep },
      ...book.codes.map(({ id: code, label }, place) => ({ id: `codings.give-${code}`, title: `Code: ${label}`, section: 'Issues' as const, shortcuts: [codeKeys[place] ?? ''].filter((key) => key !== ''), isHidden: true, run: () => toggle(code) })),
    ], [book.codes, step, doKeep, toggle]),
  );
  const shown = comment?.place === item?.place ? comment : undefined;

  return (
    <div className={styles['work']}>
      <div className={styles['list']}>
        <VirtualTable label="Comments" columns={columns} rowCount={work.length} getRow={(row) => work[row]} selectedIndex={work.length === 0 ? null : at} onSelect={go} density={density} autoFocus />
      </div>
      <ScrollRegion label="Comment" className={styles['comment'] ?? ''}>
        {shown !== undefined && (
          <>
            <p className="muted">{`${shown.ref}, comment ${at + 1} of ${comments}`}</p>
            <h2>{shown.title}</h2>
            <blockquote>{shown.text}</blockquote>
          </>
        )}
      </ScrollRegion>
      <SidePanel
        label="Codes"
        head={`${book.name}, version ${book.version}`}
        foot={
          <div className={styles['foot']}>
            <Button variant={isAll && codes.length === 0 ? 'secondary' : 'primary'} kbd="Ctrl Enter" isPending={giving.isPending} isDisabled={codes.length === 0} onPress={keep}>
              Keep, and next
            </Button>
            {isAll && (
              <Button variant={codes.length === 0 ? 'primary' : 'secondary'} onPress={() => setIsAsking(true)}>
                Hand in
              </Button>
            )}
            <span>{codes.length === 0 ? (item?.isCoded === true ? 'Coded. Codes given now take the place of those.' : 'The first code given is the main one.') : `${codes.length} given`}</span>
          </div>
        }
      >
        {giving.error !== null && <Notice tone="error" title={giving.error.message} />}
        <CodePicker codes={book.codes} value={codes} onChange={setCodes} />
      </SidePanel>
      {isAsking && (
        <ConfirmDialog title={`Hand in for ${coder.name}?`} isOpen confirmLabel="Hand in" isPending={handing.isPending} onConfirm={handIn} onClose={() => setIsAsking(false)}>
          <p>{`All ${comments} comments are coded. Codes that were handed in never change. They are shown once both have handed in.`}</p>
          {handing.error !== null && <Notice tone="error" title={handing.error.message} />}
        </ConfirmDialog>
      )}
      <p className="vh" role="status">
        {shown === undefined ? '' : `Comment ${at + 1}: ${shown.title}`}
      </p>
    </div>
  );
}
