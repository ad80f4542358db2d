import { ChevronDown, ChevronUp, Maximize2 } from 'lucide-react';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import { segmentLabels } from '@shared/primitives';
import { useShortcutLabel } from '../../commands/use-commands';
import { BandLadder } from '../../ui/band-ladder';
import { BandMark } from '../../ui/band-mark';
import { Button, IconButton } from '../../ui/button';
import { Tag } from '../../ui/tag';
import { formatCount, formatDate } from '../../ui/format';
import { DefinitionList, Section, SidePanel } from '../../ui/page';
import { ScoreFigure } from '../../ui/score-equation';
import { numberedCriterion } from '../issues/criterion-words';
import { accountLine, statusLabels } from '../issues/issue-words';
import { FactorScales } from '../scoring/factor-scales';
import { useMethodology } from '../scoring/use-methodology';
import { useScore, wholeFactors } from '../scoring/use-score';
import { ChangeForm } from './change-form';
import { proposalName } from './proposal-words';
import styles from './proposals.module.css';

export interface ProposalPanelProps {
  proposal: ProposalRow;
  /** Its place in the queue, from 0. */
  index: number;
  total: number;
  isChanging: boolean;
  /** Null where the role may not decide. */
  onAccept: (() => void) | null;
  onChange: (() => void) | null;
  onReject: (() => void) | null;
  onStopChanging: () => void;
  /** Told in words what was recorded. */
  onChanged: (words: string) => void;
  onStep: (by: 1 | -1) => void;
  onOpen: () => void;
}

/** One proposal: what it is about, why, the three factors with the reason for each in words, what the rule looked at and what it could not know. */
export function ProposalPanel({ proposal, index, total, isChanging, onAccept, onChange, onReject, onStopChanging, onChanged, onStep, onOpen }: ProposalPanelProps) {
  const { issue, account, reason, reasons, unknown, unknownWords, inputs, evidence, ruleTitle, ruleVersion, asOf, band, score } = proposal;
  const { ladder } = useMethodology();
  const whole = wholeFactors(proposal);
  const { result, moves } = useScore(proposal);
  const keys = { accept: useShortcutLabel('proposals.accept'), change: useShortcutLabel('proposals.change'), reject: useShortcutLabel('proposals.reject') };
  return (
    <SidePanel
      label={`Proposal for ${proposalName(proposal)}`}
      head={`${issue === null ? 'New issue' : `#${issue.number}`}, ${formatCount(index + 1)} of ${formatCount(total)}`}
      tools={
        <>
          <IconButton size="small" label="Previous proposal" kbd="K" icon={<ChevronUp aria-hidden="true" />} isDisabled={index === 0} onPress={() => onStep(-1)} />
          <IconButton size="small" label="Next proposal" kbd="J" icon={<ChevronDown aria-hidden="true" />} isDisabled={index >= total - 1} onPress={() => onStep(1)} />
          {(issue !== null || account !== null) && <IconButton size="small" label={issue === null ? 'Open the account' : 'Open the issue'} icon={<Maximize2 aria-hidden="true" />} onPress={onOpen} />}
        </>
      }
      {...(isChanging || onChange === null
        ? {}
        : {
            foot: (
              <div className={styles['foot']}>
                {whole !== null && (
                  <Button variant="primary" kbd={keys.accept} isDisabled={onAccept === null} onPress={() => onAccept?.()}>
                    Accept
                  </Button>
                )}
                <Button variant={whole === null ? 'primary' : 'secondary'} kbd={keys.change} onPress={onChange}>
                  {whole === null ? 'Score it' : 'Change'}
                </Button>
                <Button kbd={keys.reject} onPress={() => onReject?.()}>
                  Reject
                </Button>
              </div>
            ),
          })}
    >
      <p className={styles['rule']}>
        {ruleTitle} {proposal.isAgain && <Tag>again</Tag>}
      </p>
      <h2 className={styles['title']}>{proposal.title}</h2>
      <p className="muted">{accountLine({ account: account?.name ?? null, arr: account?.arr ?? null, daysToRenewal: account?.daysToRenewal ?? null })}</p>
      {reason !== '' && <p className={styles['reason']}>{reason}</p>}
      {isChanging ? (
        <ChangeForm key={proposal.id} proposal={proposal} onDone={onChanged} onCancel={onStopChanging} />
      ) : (
        <>
          <div className={styles['verdict']}>
            {score !== null && <ScoreFigure score={score} />}
            <div className={styles['verdict-words']}>
              {score === null ? <span>The rule could not name every factor</span> : <BandMark band={band} size="large" isFragile={result?.fragile ?? false} isProposed />}
              {whole !== null && (
                <span>
                  Impact <b>{whole.impact}</b> × Severity <b>{whole.severity}</b> × Time <b>{whole.time}</b>
                </span>
              )}
            </div>
          </div>
          <FactorScales factors={proposal} reasons={reasons} />
          {unknown.length > 0 && <p className={styles['not-known']}>Not known: {unknownWords}. Another value could change the proposal.</p>}
          <div className={styles['ladder']}>
            <BandLadder score={score} neighbours={moves.map((move) => move.score)} ladder={ladder} />
          </div>
          {evidence.length > 0 && issue === null && (
            <Section title="Evidence">
              <ul className={styles['evidence']}>
                {evidence.map(({ ref, words }) => (
                  <li key={`${ref} ${words}`}>
                    <span className="muted">{ref}</span> {words}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title="What the rule looked at" more={`version ${ruleVersion}, as of ${formatDate(asOf)}`}>
            <DefinitionList
              items={[
                { term: 'Criterion', value: numberedCriterion(proposal.criterion) },
                ...(issue === null ? [] : [{ term: 'Status', value: statusLabels[issue.status] }]),
                ...(inputs.some(({ label }) => label === 'Segment') || account === null ? [] : [{ term: 'Segment', value: segmentLabels[account.segment] }]),
                ...inputs.filter(({ label }) => label !== 'As of').map(({ label, value }) => ({ term: label, value })),
              ]}
            />
          </Section>
        </>
      )}
    </SidePanel>
  );
}
