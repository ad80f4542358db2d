import { useState, type ReactNode } from 'react';
import type { OutputOf } from '@shared/contract';
import type { QuietAccount } from '@shared/contract/coverage/entities';
import { segmentLabels, segments } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button, ButtonRow } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatDate, formatMoney } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Tag } from '../../ui/tag';
import { HypothesisDialog } from '../erosion/hypothesis-dialog';
import { moneyWords, renewalWords } from '../issues/issue-words';
import { useRole } from '../settings/use-acting';
import { ContactDialog, KnownDialog } from './answer-dialogs';
import { answerWords, sourceShortLabels } from './coverage-words';
import { sourceIcons } from './matrix-grid';
import { ThresholdsDialog } from './thresholds-dialog';
import styles from './coverage.module.css';

type Quiet = OutputOf<'coverage.quiet'>;
type Answering = { readonly account: QuietAccount; readonly kind: 'contact' | 'hypothesis' | 'known' };

/** W3: how near a renewal makes a silence pressing. */
const nearDays = 90;
const isAnswered = ({ answer }: QuietAccount): boolean => answer?.isStanding === true;
const isNear = ({ daysToRenewal }: QuietAccount): boolean => daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= nearDays;

/** Accounts that nobody has heard of for too long; each can be answered in place (W3). */
export function QuietPanel({ quiet, isReadOnly, sweep }: { quiet: Quiet; isReadOnly: boolean; sweep: ReactNode }) {
  const role = useRole();
  const mayAnswer = mayRun(role, 'coverage.answerQuiet') && !isReadOnly;
  const [openId, setOpenId] = useState<string | null>(null);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const [isSetting, setIsSetting] = useState(false);
  const { rows, total, waiting, blind, arr, asOf, thresholds } = quiet;
  const groups = [
    { title: 'Renew within 90 days', rows: rows.filter((row) => !isAnswered(row) && isNear(row)) },
    { title: 'Renew later, or not known', rows: rows.filter((row) => !isAnswered(row) && !isNear(row)) },
    { title: 'Answered', rows: rows.filter(isAnswered) },
  ].filter((group) => group.rows.length > 0);
  const close = (): void => setAnswering(null);
  return (
    <>
      <div className={styles['panel-head']}>
        <h2>Quiet accounts</h2>
        <Button variant="link" size="small" onPress={() => setIsSetting(true)}>
          Thresholds
        </Button>
      </div>
      <p className={styles['lead']}>{quietSentence(total, waiting, blind, arr)}</p>
      <p className={styles['thresholds']}>{`Days without a signal: ${segments.flatMap((segment) => (thresholds[segment] === null ? [] : [`${segmentLabels[segment]} ${thresholds[segment]}`])).join(', ')}`}</p>
      {sweep}
      {total === 0 && <Notice tone="info" title="Every customer has been heard of in time." />}
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3 className={styles['group']}>
            {group.title}
            <span>{group.rows.length === 1 ? '1 account' : `${formatCount(group.rows.length)} accounts`}</span>
          </h3>
          <ul>
            {group.rows.map((account) => (
              <li key={account.id} className={styles['quiet']}>
                <QuietLine account={account} thresholdDays={thresholds[account.segment]} isOpen={openId === account.id} onToggle={() => setOpenId(openId === account.id ? null : account.id)} />
                {openId === account.id && (
                  <div className={styles['answer']}>
                    <Heard account={account} />
                    <ButtonRow>
                      {mayAnswer && (
                        <>
                          <Button size="small" onPress={() => setAnswering({ account, kind: 'contact' })}>Plan contact</Button>
                          <Button size="small" onPress={() => setAnswering({ account, kind: 'hypothesis' })}>Suspect erosion</Button>
                          <Button size="small" onPress={() => setAnswering({ account, kind: 'known' })}>Leave it</Button>
                        </>
                      )}
                      <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'account', id: account.id })}>Account</Button>
                    </ButtonRow>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {total > rows.length && <p className={styles['more']}>{`The first ${formatCount(rows.length)} of ${formatCount(total)} are listed.`}</p>}
      <Legend />
      {answering?.kind === 'contact' && <ContactDialog account={answering.account} asOf={asOf} onClose={close} />}
      {answering?.kind === 'known' && <KnownDialog account={answering.account} asOf={asOf} onClose={close} />}
      {answering?.kind === 'hypothesis' && <HypothesisDialog account={answering.account} asOf={asOf} onClose={close} />}
      {isSetting && <ThresholdsDialog thresholds={thresholds} mayChange={mayAnswer} onClose={() => setIsSetting(false)} />}
    </>
  );
}

function quietSentence(total: number, waiting: number, blind: number, arr: Quiet['arr']): string {
  if (total === 0) return 'None on this date.';
  const who = `${total === 1 ? 'One account' : `${formatCount(total)} accounts`}${arr.length === 0 ? '' : ` with ${moneyWords(arr)} ARR`} ${total === 1 ? 'has' : 'have'} sent nothing for too long.`;
  const open = waiting === 0 ? ' All are answered.' : waiting === total ? '' : ` ${formatCount(waiting)} wait for an answer.`;
  return `${who}${open}${blind === 0 ? '' : ` ${blind === 1 ? 'One is a blind spot: enterprise, renewing' : `${formatCount(blind)} are blind spots: enterprise, renewing`} within 90 days, nothing from any source for as long.`}`;
}

function QuietLine({ account, thresholdDays, isOpen, onToggle }: { account: QuietAccount; thresholdDays: number | null; isOpen: boolean; onToggle: () => void }) {
  const { name, segment, arr, daysToRenewal, lastSignal, silentDays, isBlind, answer } = account;
  const facts = [arr === null ? '' : formatMoney(arr), renewalWords(daysToRenewal)].filter(Boolean).join(', ');
  return (
    <button type="button" className={styles['quiet-line']} aria-expanded={isOpen} onClick={onToggle}>
      <span className={styles['who']}>
        <span className="trunc" title={name}>
          <b>{name}</b> <span className="muted">{segmentLabels[segment]}</span>
        </span>
        <small>
          {isBlind && <Tag tone="warn">Blind spot</Tag>} {facts === '' ? 'ARR and renewal not known' : facts}
        </small>
        {answer !== null && <small className={cx(styles['said'], !answer.isStanding && styles['late'])}>{answerWords(answer)}</small>}
      </span>
      <span className={styles['five']} role="img" aria-label={heardWords(account, thresholdDays)}>
        {account.heard.map(({ source, on }) => (
          <i key={source} className={cx(on !== null && styles['old'])} />
        ))}
      </span>
      <span className={styles['silence']} title={lastSignal === null ? 'Never heard of' : `Last heard of on ${formatDate(lastSignal)}`}>
        <b>{silentDays === null ? '–' : formatCount(silentDays)}</b>
        <small>{silentDays === null ? 'never heard' : silentDays === 1 ? 'day silent' : 'days silent'}</small>
      </span>
    </button>
  );
}

function heardWords({ heard }: QuietAccount, thresholdDays: number | null): string {
  const spoke = heard.filter(({ on }) => on !== null).map(({ source }) => sourceShortLabels[source]);
  return spoke.length === 0 ? 'No source has ever spoken of it' : `Spoken of before by ${spoke.join(', ')}, by none in the last ${thresholdDays ?? 0} days`;
}

/** The last signal of each source. */
function Heard({ account: { heard } }: { account: QuietAccount }) {
  return (
    <dl className={styles['heard']}>
      {heard.map(({ source, on }) => {
        const Icon = sourceIcons[source];
        return (
          <div key={source}>
            <dt>
              <Icon aria-hidden="true" />
              {sourceShortLabels[source]}
            </dt>
            <dd>{on === null ? 'never' : formatDate(on)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Legend() {
  return (
    <p className={styles['legend']}>
      <span>
        <span className={styles['five']}><i className={styles['old']} /></span> spoke before
      </span>
      <span>
        <span className={styles['five']}><i /></span> never spoke
      </span>
      <span>in the order of the columns</span>
    </p>
  );
}

/** The quiet accounts of a segment, or of all. */
export const useQuiet = (segment: QuietAccount['segment'] | null) => useOperation('coverage.quiet', { segment, days: null, limit: 200 }, { keepPrevious: true });
