import { useShortcutLabel } from '../../commands/use-commands';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import { dimensions } from '@shared/primitives';
import { appState } from '../../state/app-state';
import { BandMark } from '../../ui/band-mark';
import { Button } from '../../ui/button';
import { dimensionLabels } from '../../ui/factor-words';
import { formatDate } from '../../ui/format';
import { KeyHint } from '../../ui/kbd';
import { DefinitionList } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { numberedCriterion } from '../issues/criterion-words';
import { ChangeForm } from '../proposals/change-form';
import type { IssueProposals } from './use-issue-proposals';
import { wholeFactors } from './use-score';
import styles from './scoring.module.css';

/** What signal rules propose about the issue or its account, each with its reason, what it looked at, and the three answers (W7). */
export function SignalCards({ proposals }: { proposals: IssueProposals }) {
  const next = useShortcutLabel('proposals.next');
  if (proposals.signals.length === 0) return null;
  return (
    <section className={styles['signals']} aria-label="What rules propose">
      <div className={styles['proposal-head']}>
        <h2>What rules propose</h2>
        <span className="spacer" />
        {next !== undefined && <KeyHint keys={next}>next proposal</KeyHint>}
      </div>
      {proposals.signals.map((proposal) => (
        <SignalCard key={proposal.id} proposal={proposal} proposals={proposals} />
      ))}
    </section>
  );
}

function SignalCard({ proposal, proposals }: { proposal: ProposalRow; proposals: IssueProposals }) {
  const { id, ruleTitle, ruleVersion, asOf, reason, reasons, inputs, evidence, isAgain, unknown, unknownWords, score, band, criterion, issue, account } = proposal;
  const isCurrent = proposals.currentId === id;
  const { accept, change, reject } = proposals.answersTo(proposal);
  const keys = { accept: useShortcutLabel('proposals.accept'), change: useShortcutLabel('proposals.change'), reject: useShortcutLabel('proposals.reject') };
  const kbd = (key: string | undefined): { kbd?: string } => (isCurrent && key !== undefined ? { kbd: key } : {});
  const whole = wholeFactors(proposal);
  return (
    <section className={styles['proposal']} aria-label={`Proposal: ${ruleTitle}`} {...(isCurrent ? { 'data-current': '' } : {})}>
      <div className={styles['proposal-head']}>
        <h3>{ruleTitle}</h3>
        {isAgain && <Tag>again</Tag>}
        <span className="spacer" />
        <span className="muted t12">{`version ${ruleVersion}, as of ${formatDate(asOf)}`}</span>
      </div>
      <p className={styles['says']}>{reason}</p>
      {proposals.changingId === id ? (
        <ChangeForm
          proposal={proposal}
          onDone={(words) => {
            proposals.stopChanging();
            appState().toast({ tone: 'success', title: words });
          }}
          onCancel={proposals.stopChanging}
        />
      ) : (
        <>
          <div className={styles['would']}>
            {score === null ? <span className="muted">The rule could not name every factor</span> : <BandMark band={band} isProposed />}
            {score !== null && <b>{score}</b>}
            {whole !== null && (
              <span className="muted">
                {dimensions.map((dimension) => `${dimensionLabels[dimension]} ${whole[dimension]}`).join(' × ')}
              </span>
            )}
            <span className="muted">{numberedCriterion(criterion)}</span>
          </div>
          {isCurrent && (
            <>
              <ul className={styles['because']}>{dimensions.flatMap((dimension) => (reasons[dimension] === '' ? [] : [<li key={dimension}>{reasons[dimension]}</li>]))}</ul>
              <DefinitionList layout="facts" items={inputs.filter(({ label }) => label !== 'As of').map(({ label, value }) => ({ term: label, value }))} />
              {evidence.length > 0 && issue === null && <p className="muted t12">{`Rests on: ${evidence.map(({ ref, words }) => `${ref} ${words}`).join('; ')}`}</p>}
            </>
          )}
          {unknown.length > 0 && <p className={styles['unknown']}>Not known: {unknownWords}. Another value could change the proposal.</p>}
          {issue === null && <p className="muted t12">{`About ${account?.name ?? 'the account'}, not about this issue: accepted or changed, it becomes an issue of its own.`}</p>}
          {change !== null && (
            <div className={styles['buttons']}>
              {whole !== null && (
                <Button size="small" {...kbd(keys.accept)} isDisabled={accept === null} isPending={proposals.isPending && isCurrent} onPress={() => accept?.()}>
                  Accept
                </Button>
              )}
              <Button size="small" {...kbd(keys.change)} onPress={change}>
                {whole === null ? 'Score it' : 'Change'}
              </Button>
              <Button size="small" {...kbd(keys.reject)} onPress={() => reject?.()}>
                Reject
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
