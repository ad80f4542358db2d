import { Check, ChevronDown, ChevronUp, Circle } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Sample, SampleItem } from '@shared/contract/samples/entities';
import { IssueId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, ScrollRegion, SidePanel } from '../../ui/page';
import type { TableColumn } from '../../ui/virtual-table/columns';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { nextQuestion, ReviewForm, type Answers } from './review-form';
import { useItemWindow } from './use-item-window';
import styles from './samples.module.css';

const columns: readonly TableColumn<SampleItem>[] = [
  {
    id: 'read',
    header: 'Read',
    headerContent: <span className="vh">Read</span>,
    width: 30,
    align: 'center',
    cell: ({ reviewedBy }) => <span className={cx(styles['mark'], reviewedBy !== null && styles['read'])}>{reviewedBy === null ? <Circle aria-label="not read" /> : <Check aria-label="read" />}</span>,
  },
  { id: 'place', header: 'Place', headerContent: 'No.', width: 44, align: 'end', cell: ({ place }) => <span className="muted">{place}</span> },
  { id: 'title', header: 'Record', width: 120, grow: 1, cell: ({ ref, title }) => <span title={`${ref} ${title}`}>{`${ref} ${title}`}</span> },
];

const keysOf = { scale: '1 to 5, or 0 for n/a', 'yes-no': 'Y, N, or 0 for n/a', text: '' } as const;

/** Reads a sample item by item, in the order in which it was drawn: the record in the middle, the questions beside it. */
export function ReadTab({ sample }: { sample: Sample }) {
  const { id, size, reviewed, template } = sample;
  const density = useApp((state) => state.density);
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const list = useItemWindow(id);
  const [left] = useState(() => appState().entry.position);
  const [index, setIndex] = useState(left?.selectedIndex ?? null);
  // Where nothing was chosen yet it begins at the first item that is not read; the window has it, since reading goes in order.
  const at = Math.min(index ?? Math.min(reviewed, size - 1), size - 1);
  const { data: sheet } = useOperation('samples.sheet', { id, place: at + 1 }, { keepPrevious: true });
  /** What was answered and not kept yet, by place. */
  const [drafts, setDrafts] = useState<ReadonlyMap<number, Answers>>(new Map());
  const [missing, setMissing] = useState<string | null>(null);
  const reviewing = useCommand('samples.review');
  const mayReview = mayRun(role, 'samples.review') && workspace?.isReadOnly === false && sample.withdrawn === null;
  const shown = sheet?.place === at + 1 ? sheet : undefined;
  const kept: Answers = useMemo(() => Object.fromEntries((shown?.review?.answers ?? []).map(({ question, value }) => [question, value])), [shown]);
  const draft = drafts.get(at + 1);
  const answers = draft ?? kept;

  const go = (to: number): void => {
    setIndex(Math.min(Math.max(to, 0), size - 1));
    setMissing(null);
  };
  const answer = (question: string, value: string): void => {
    setMissing(null);
    setDrafts((before) => new Map([...before, [at + 1, { ...(before.get(at + 1) ?? kept), [question]: value }]]));
  };
  const save = (): void => {
    if (!mayReview || shown === undefined || reviewing.isPending) return;
    const open = nextQuestion(template.questions, answers);
    if (open !== null) {
      setMissing(open.id);
      return;
    }
    if (draft === undefined) {
      go(at + 1);
      return;
    }
    reviewing.mutate({ id, place: shown.place, reviews: shown.reviews, answers: template.questions.map((question) => ({ question: question.id, value: answers[question.id] ?? '' })) }, {
      onSuccess: () => {
        setDrafts((before) => new Map([...before].filter(([place]) => place !== shown.place)));
        go(at + 1);
      },
    });
  };
  const press = useLatest((value: string): void => {
    const open = mayReview ? nextQuestion(template.questions, answers) : null;
    if (open === null) return;
    const fits = value === 'na' || (open.kind === 'scale' ? /^[1-5]$/.test(value) : value === 'yes' || value === 'no');
    if (fits) answer(open.id, value);
  });
  const takeBack = useLatest((): void => {
    const last = template.questions.findLast(({ id: question, kind }) => kind !== 'text' && (answers[question] ?? '') !== '');
    if (mayReview && last !== undefined) answer(last.id, '');
  });
  const step = useLatest((by: 1 | -1) => go(at + by));
  const doSave = useLatest(save);
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'samples.next', title: 'Next item of the sample', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
      { id: 'samples.previous', title: 'Previous item of the sample', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
      ...(mayReview
        ? [
            { id: 'samples.keep', title: 'Keep the review and go on to the next item', section: 'Issues' as const, shortcuts: ['Mod+Enter'], run: doSave },
            { id: 'samples.take-back', title: 'Take back the last answer', section: 'Issues' as const, shortcuts: ['Backspace'], isHidden: true, run: takeBack },
            ...[['1', '1'], ['2', '2'], ['3', '3'], ['4', '4'], ['5', '5'], ['0', 'na'], ['y', 'yes'], ['n', 'no']].map(([key = '', value = '']) => ({ id: `samples.answer-${value}`, title: `Answer ${value}`, section: 'Issues' as const, shortcuts: [key], isHidden: true, run: () => press(value) })),
          ]
        : []),
    ], [mayReview, step, doSave, takeBack, press]),
  );
  const open = mayReview ? nextQuestion(template.questions, answers) : null;

  return (
    <div className={styles['reading']}>
      <div className={styles['list']}>
        <VirtualTable label="Sample" columns={columns} rowCount={size} getRow={list.getRow} onVisibleRangeChange={list.onVisibleRangeChange} selectedIndex={at} onSelect={go} density={density} autoFocus />
      </div>
      <ScrollRegion label="What there is to read" className={styles['record'] ?? ''}>
        {shown !== undefined && (
          <>
            <p className="muted">{`${shown.ref}, ${shown.stratumLabel === 'All' ? '' : `${shown.stratumLabel}, `}item ${shown.place} of ${formatCount(size)}`}</p>
            <h2>{shown.title}</h2>
            {!shown.isThere && <Notice tone="warn" title="It is no longer in the register" kept="The sample keeps what it was called; there is nothing else left to read." />}
            {shown.text.trim() === '' ? shown.isThere && <p className={cx(styles['text'], 'muted')}>No words were written. What is known stands below.</p> : <p className={styles['text']}>{shown.text}</p>}
            <DefinitionList items={shown.facts.map(({ label, value }) => ({ term: label, value }))} />
            {shown.issueId !== null && (
              <p>
                <Button
                  variant="link"
                  size="small"
                  onPress={() => {
                    appState().rememberPosition({ offset: 0, selectedIndex: at });
                    if (shown.issueId !== null) appState().navigate({ name: 'issue', id: IssueId.parse(shown.issueId) });
                  }}
                >
                  Open the issue
                </Button>
              </p>
            )}
          </>
        )}
      </ScrollRegion>
      <SidePanel
        label="Review sheet"
        head={`${template.name}, version ${template.version}`}
        tools={
          <>
            <IconButton size="small" label="Previous item" kbd="K" icon={<ChevronUp aria-hidden="true" />} isDisabled={at === 0} onPress={() => go(at - 1)} />
            <IconButton size="small" label="Next item" kbd="J" icon={<ChevronDown aria-hidden="true" />} isDisabled={at >= size - 1} onPress={() => go(at + 1)} />
          </>
        }
        {...(mayReview
          ? {
              foot: (
                <div className={styles['progress']}>
                  <Button variant="primary" kbd="Ctrl Enter" isPending={reviewing.isPending} onPress={save}>
                    {at >= size - 1 ? 'Keep' : draft === undefined && shown?.review != null ? 'Next' : 'Keep, and next'}
                  </Button>
                  <span className={styles['keys']}>{open === null ? 'Every question is answered.' : keysOf[open.kind]}</span>
                </div>
              ),
            }
          : {})}
      >
        {reviewing.error !== null && <Notice tone="error" title={reviewing.error.message} />}
        {shown !== undefined && <ReviewForm questions={template.questions} answers={answers} isDisabled={!mayReview} missing={missing} onChange={answer} />}
        {shown?.review != null && (
          <p className={styles['note']}>
            {`Read by ${shown.review.by}, ${formatInstant(shown.review.at)}${shown.reviews > 1 ? `, review ${shown.reviews} of this item` : ''}`}
            {draft === undefined ? '' : '. Changes are not kept yet.'}
          </p>
        )}
        {!mayReview && <p className={styles['note']}>{sample.withdrawn === null ? 'In this role a sample is looked at, not read.' : `Withdrawn: ${sample.withdrawn}`}</p>}
      </SidePanel>
      <p className="vh" role="status">
        {shown === undefined ? '' : `Item ${shown.place}: ${shown.title}. ${open === null ? '' : open.label}`}
      </p>
    </div>
  );
}
