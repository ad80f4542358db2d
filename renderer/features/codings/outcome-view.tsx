import { FileDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CodedComment, Coding } from '@shared/contract/codings/entities';
import { intervalWords, valueWords } from '@shared/estimate-words';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatShare } from '../../ui/format';
import { Menu } from '../../ui/menu';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { agreementWords } from './code-keys';
import { SettleDialog } from './settle-dialog';
import styles from './codings.module.css';

const shownAgreed = 200;

/** How far two coders agree, what they differ on, and what the settled codes say of all comments (W9). */
export function OutcomeView({ coding }: { coding: Coding }) {
  const { data: outcome, error } = useOperation('codings.outcome', { id: coding.id });
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const saving = useAction('codings.export');
  const [index, setIndex] = useState(0);
  const [settling, setSettling] = useState<CodedComment | null>(null);
  const maySettle = mayRun(role, 'codings.settle') && workspace?.isReadOnly === false;
  const differing = useMemo(() => (outcome?.comments ?? []).filter(({ isAgreed }) => !isAgreed), [outcome]);
  const at = Math.min(index, Math.max(differing.length - 1, 0));
  const save = (format: 'csv' | 'xlsx'): void => saving.run({ id: coding.id, format }, (saved) => saved !== null && appState().toast({ tone: 'success', title: 'The coding was saved', detail: saved.file }));
  const step = useLatest((by: 1 | -1) => setIndex(Math.min(Math.max(at + by, 0), Math.max(differing.length - 1, 0))));
  const settle = useLatest(() => setSettling(differing[at] ?? null));
  const doSave = useLatest(save);
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'codings.next', title: 'Next disagreement', section: 'Issues', shortcuts: ['j'], isHidden: true, run: () => step(1) },
      { id: 'codings.previous', title: 'Previous disagreement', section: 'Issues', shortcuts: ['k'], isHidden: true, run: () => step(-1) },
      ...(maySettle ? [{ id: 'codings.settle', title: 'Settle the disagreement', section: 'Issues' as const, shortcuts: ['s'], run: settle }] : []),
      { id: 'codings.save-xlsx', title: 'Save the coding as XLSX', section: 'Issues', keywords: ['export', 'spreadsheet'], run: () => doSave('xlsx') },
      { id: 'codings.save-csv', title: 'Save the coding as CSV', section: 'Issues', keywords: ['export', 'spreadsheet'], run: () => doSave('csv') },
    ], [maySettle, step, settle, doSave]),
  );
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (outcome == null) return null;
  const { overall, codes, open, basis, confidence, comments } = outcome;
  const [first, second] = coding.coders;
  const labelOf = (code: string): string => coding.book.codes.find(({ id }) => id === code)?.label ?? code;
  const words = (given: readonly string[]): string => given.map(labelOf).join(', ');
  const agreed = comments.filter(({ isAgreed }) => isAgreed);

  return (
    <ScrollRegion label="What two coders gave" className={styles['scroll'] ?? ''}>
      <div className={styles['outcome']}>
        <Notice tone="info" title={basis} />
        <dl className={styles['big']}>
          <div>
            <dt>Same main code</dt>
            <dd>
              {formatShare(overall.agreed, overall.comments)}
              <small>{`${formatCount(overall.agreed)} of ${formatCount(overall.comments)} comments`}</small>
            </dd>
          </div>
          <div>
            <dt>Cohen’s kappa</dt>
            <dd>
              {agreementWords(overall.kappa)}
              <small>beyond chance, 1 is full agreement</small>
            </dd>
          </div>
          <div>
            <dt>Krippendorff’s alpha</dt>
            <dd>
              {agreementWords(overall.alpha)}
              <small>nominal</small>
            </dd>
          </div>
          <div>
            <dt>To settle</dt>
            <dd>
              {formatCount(open)}
              <small>{`of ${formatCount(differing.length)} that differ`}</small>
            </dd>
          </div>
        </dl>
        <Section
          title="Codes"
          more={
            <Menu
              label="Save the coding"
              placement="bottom end"
              trigger={
                <Button size="small" icon={<FileDown aria-hidden="true" />} isPending={saving.isPending}>
                  Save
                </Button>
              }
              groups={[{ id: 'formats', items: [{ id: 'csv', label: 'CSV', detail: 'codes and comments as a ZIP' }, { id: 'xlsx', label: 'XLSX', detail: 'codes and comments' }] }]}
              onAction={(format) => save(format === 'csv' ? 'csv' : 'xlsx')}
            />
          }
        >
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Code</th>
                <th scope="col" className={styles['end']}>Comments</th>
                <th scope="col" className={styles['end']}>As main</th>
                <th scope="col" className={styles['end']}>Share of all comments</th>
                <th scope="col" className={styles['end']}>{`From, to (${Math.round(confidence * 1000) / 10} %)`}</th>
                <th scope="col" className={styles['end']}>Agreed on</th>
                <th scope="col" className={styles['end']}>Kappa</th>
                <th scope="col" className={styles['end']}>Alpha</th>
              </tr>
            </thead>
            <tbody>
              {codes.map(({ code, agreement, count, mainCount, estimate }) => (
                <tr key={code.id}>
                  <th scope="row" title={code.definition}>{code.label}</th>
                  <td className={styles['end']}>{formatCount(count)}</td>
                  <td className={styles['end']}>{formatCount(mainCount)}</td>
                  <td className={styles['end']}>{estimate === null ? 'n/a' : valueWords(estimate.value, 'yes-no')}</td>
                  <td className={styles['end']}>{estimate === null ? 'n/a' : intervalWords(estimate, 'yes-no')}</td>
                  <td className={styles['end']}>{`${formatCount(agreement.agreed)} of ${formatCount(agreement.comments)}`}</td>
                  <td className={styles['end']}>{agreementWords(agreement.kappa)}</td>
                  <td className={styles['end']}>{agreementWords(agreement.alpha)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
        <Section title="Where they differ" more={`${formatCount(open)} to settle`}>
          {differing.length === 0 ? (
            <p className="muted">On nothing: both gave every comment the same codes.</p>
          ) : (
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">Comment</th>
                  <th scope="col">{first?.name}</th>
                  <th scope="col">{second?.name}</th>
                  <th scope="col">Settled</th>
                  <th scope="col">
                    <span className="vh">Settle</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {differing.map((comment, place) => (
                  <tr key={comment.place} className={cx(place === at && styles['chosen'])}>
                    <th scope="row">
                      <span className={styles['words']}>{comment.text}</span>
                      <small>{`${comment.ref} ${comment.title}`}</small>
                    </th>
                    <td>{words(comment.given[0])}</td>
                    <td>{words(comment.given[1])}</td>
                    <td>
                      {comment.settled === null ? (
                        <Tag tone="dashed">Open</Tag>
                      ) : (
                        <>
                          {words(comment.codes ?? [])}
                          <small>{`${comment.settled.by}: ${comment.settled.reason}`}</small>
                        </>
                      )}
                    </td>
                    <td className={styles['end']}>
                      {maySettle && (
                        <Button
                          size="small"
                          {...(place === at ? { kbd: 'S' } : {})}
                          onPress={() => {
                            setIndex(place);
                            setSettling(comment);
                          }}
                        >
                          {comment.settled === null ? 'Settle' : 'Settle anew'}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Section>
        <Section title="Where they agree" more={formatCount(agreed.length)}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Comment</th>
                <th scope="col">Codes</th>
              </tr>
            </thead>
            <tbody>
              {agreed.slice(0, shownAgreed).map((comment) => (
                <tr key={comment.place}>
                  <th scope="row">
                    <span className={styles['words']}>{comment.text}</span>
                    <small>{`${comment.ref} ${comment.title}`}</small>
                  </th>
                  <td>{words(comment.codes ?? [])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {agreed.length > shownAgreed && <p className="muted">{`and ${formatCount(agreed.length - shownAgreed)} more, in the saved file`}</p>}
        </Section>
      </div>
      {settling !== null && <SettleDialog coding={coding} comment={settling} onClose={() => setSettling(null)} />}
    </ScrollRegion>
  );
}
