import { ChevronDown, ChevronUp, Maximize2 } from 'lucide-react';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import { segmentLabels, sourceLabels } from '@shared/primitives';
import { useShortcutLabel } from '../../commands/use-commands';
import { BandLadder } from '../../ui/band-ladder';
import { BandMark } from '../../ui/band-mark';
import { Button, IconButton } from '../../ui/button';
import { formatCount, formatDate } from '../../ui/format';
import { DefinitionList, Section, SidePanel } from '../../ui/page';
import { ScoreFigure } from '../../ui/score-equation';
import { criterionShortLabels } from '../issues/criterion-words';
import { accountLine, statusLabels } from '../issues/issue-words';
import { FactorScales } from '../scoring/factor-scales';
import { useMethodology } from '../scoring/use-methodology';
import { useScore, wholeFactors } from '../scoring/use-score';
import { ChangeForm } from './change-form';
import { unknownWords } from './unknown-words';
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

/** One proposal: the issue, the three factors with the reason for each in words, and what the rule could not know. */
export function ProposalPanel({ proposal, index, total, isChanging, onAccept, onChange, onReject, onStopChanging, onChanged, onStep, onOpen }: ProposalPanelProps) {
  const { issue, reasons, unknown, ruleId, asOf, band, score } = proposal;
  const { ladder } = useMethodology();
  const whole = wholeFactors(proposal);
  const { result, moves } = useScore(proposal);
  const keys = { accept: useShortcutLabel('proposals.accept'), change: useShortcutLabel('proposals.change'), reject: useShortcutLabel('proposals.reject') };
  return (
    <SidePanel
      label={`Proposal for #${issue.number}`}
      head={`#${issue.number}, ${formatCount(index + 1)} of ${formatCount(total)}`}
      tools={
        <>
          <IconButton size="small" label="Previous proposal" kbd="K" icon={<ChevronUp aria-hidden="true" />} isDisabled={index === 0} onPress={() => onStep(-1)} />
          <IconButton size="small" label="Next proposal" kbd="J" icon={<ChevronDown aria-hidden="true" />} isDisabled={index >= total - 1} onPress={() => onStep(1)} />
          <IconButton size="small" label="Open the issue" icon={<Maximize2 aria-hidden="true" />} onPress={onOpen} />
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
      <h2 className={styles['title']}>{issue.title}</h2>
      <p className="muted">{accountLine(issue)}</p>
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
          {unknown.length > 0 && <p className={styles['not-known']}>Not known: {unknownWords(unknown)}. Another value could change the proposal.</p>}
          <div className={styles['ladder']}>
            <BandLadder score={score} neighbours={moves.map((move) => move.score)} ladder={ladder} />
          </div>
          <Section title="Rule" more={`${ruleId}, as of ${formatDate(asOf)}`}>
            <DefinitionList
              items={[
                { term: 'Criterion', value: criterionShortLabels[issue.criterion] },
                { term: 'Segment', value: segmentLabels[issue.segment] },
                { term: 'Status', value: statusLabels[issue.status] },
                { term: 'Opened', value: issue.openedOn === null ? 'not known' : formatDate(issue.openedOn) },
                { term: 'Source', value: sourceLabels[issue.source] },
              ]}
            />
          </Section>
        </>
      )}
    </SidePanel>
  );
}
