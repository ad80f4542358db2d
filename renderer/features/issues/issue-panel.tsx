import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react';
import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { useShortcutLabel } from '../../commands/use-commands';
import { useApp } from '../../state/store';
import { BandLadder } from '../../ui/band-ladder';
import { IconButton } from '../../ui/button';
import { formatCount, formatDate, formatDay } from '../../ui/format';
import { MoveTable } from '../../ui/move-table';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section, SidePanel } from '../../ui/page';
import { ScoreFigure } from '../../ui/score-equation';
import { FactorScales } from '../scoring/factor-scales';
import { ListedBand } from '../scoring/placing/listed-band';
import { excerptAround } from '../../ui/matched-words';
import { MarkedText } from '../../ui/marked-text';
import { Tag } from '../../ui/tag';
import { linkMarkWords } from '../links/link-mark';
import { PlacingPart } from '../scoring/placing/placing-card';
import { usePlacing } from '../scoring/placing/use-placing';
import { ProposalCard } from '../scoring/proposal-card';
import { useMethodology } from '../scoring/use-methodology';
import type { ProposalActions } from '../scoring/use-proposal-actions';
import { useScore, wholeFactors } from '../scoring/use-score';
import { RatificationTag } from '../decisions/standing-tag';
import { decisionWord } from './decision-lines';
import { sourceFacts } from './issue-facts';
import { accountLine } from './issue-words';
import { SiblingLines } from './sibling-lines';
import type { IssueRecord } from './use-issue';
import styles from './issue-list.module.css';

export interface IssuePanelProps {
  id: IssueId;
  record: IssueRecord;
  proposalActions: ProposalActions;
  /** Its place in the list, from 0, and how long the list is. */
  index: number;
  total: number;
  onStep: (by: 1 | -1) => void;
  onOpen: () => void;
  onClose: () => void;
}

/** An issue beside the list: its score and why, what would move it, what was decided. */
export function IssuePanel({ id, record, proposalActions, index, total, onStep, onOpen, onClose }: IssuePanelProps) {
  const { issue, proposal, reasons, error } = record;
  const { ladder } = useMethodology();
  const { data: history } = useOperation('scoring.history', { issueId: id });
  const asOf = useOperation('workspaces.current', {}).data?.asOf;
  const navigate = useApp((state) => state.navigate);
  const factors = issue ?? { impact: null, severity: null, time: null };
  const whole = wholeFactors(factors);
  const { result, moves } = useScore(factors);
  const openKey = useShortcutLabel('issues.open');
  const current = history?.find(({ isCurrent }) => isCurrent);
  const placing = usePlacing(issue);
  const search = useApp((state) => state.issueFilter.search);
  const excerpt = issue === undefined ? null : excerptAround(issue.description, search);
  const leaving = result === undefined ? [] : moves.filter(({ band }) => band !== result.band);

  return (
    <SidePanel
      label={issue === undefined ? 'Issue' : `Issue #${issue.number}`}
      head={issue === undefined ? '' : `#${issue.number}, ${formatCount(index + 1)} of ${formatCount(total)}`}
      tools={
        <>
          <IconButton size="small" label="Previous issue" kbd="K" icon={<ChevronUp aria-hidden="true" />} isDisabled={index === 0} onPress={() => onStep(-1)} />
          <IconButton size="small" label="Next issue" kbd="J" icon={<ChevronDown aria-hidden="true" />} isDisabled={index >= total - 1} onPress={() => onStep(1)} />
          <IconButton size="small" label="Open whole" kbd={openKey} icon={<Maximize2 aria-hidden="true" />} onPress={onOpen} />
          <IconButton size="small" label="Close the panel" kbd="Esc" icon={<X aria-hidden="true" />} onPress={onClose} />
        </>
      }
    >
      {error !== null && <Notice tone="error" title={error.message} />}
      {issue !== undefined && (
        <>
          <h2 className={styles['panel-title']}><MarkedText text={issue.title} search={search} /></h2>
          {excerpt !== null && (
            <p className={styles['excerpt']}>
              <MarkedText text={excerpt} search={search} />
            </p>
          )}
          <p className="muted">{accountLine(issue)}</p>
          <div className={styles['verdict']}>
            <ScoreFigure score={issue.score} />
            <div className={styles['verdict-words']}>
              <ListedBand issue={issue} size="large" />
              {whole !== null && (
                <span>
                  Impact <b>{whole.impact}</b> × Severity <b>{whole.severity}</b> × Time <b>{whole.time}</b>
                </span>
              )}
            </div>
          </div>
          <div className={styles['stack']}>
            {proposal != null && <ProposalCard proposal={proposal} actions={proposalActions} />}
            <PlacingPart issue={issue} placing={placing} />
            <FactorScales factors={factors} reasons={reasons} />
          </div>
          <div className={styles['ladder']}>
            <BandLadder score={issue.score} placed={issue.override?.band} neighbours={moves.map(({ score }) => score)} ladder={ladder} />
          </div>
          {whole !== null && result !== undefined && moves.length > 0 && (
            <Section title="What would move it" more={`${leaving.length} of ${moves.length} single steps`}>
              <MoveTable factors={whole} band={result.band} moves={moves} isShort />
            </Section>
          )}
          {current !== undefined && current.reason !== '' && (
            <Section title="Why" more={`${current.by}, ${formatDay(current.at)}`}>
              <p>{current.reason}</p>
            </Section>
          )}
          <Section title="Record">
            <DefinitionList items={sourceFacts(issue)} />
          </Section>
          {issue.flags.length > 0 && (
            <Section title="Flags" more={issue.flags.length}>
              <ul>
                {issue.flags.map((flag) => (
                  <li key={flag}>{flag}</li>
                ))}
              </ul>
            </Section>
          )}
          <Section title="Decisions" more={issue.decisions.length}>
            {issue.decisions.length === 0 ? (
              <p className="muted">No session has decided on it yet.</p>
            ) : (
              <ol className={styles['lines']}>
                {issue.decisions.map((decision) => (
                  <li key={decision.id} className={styles['line']}>
                    <time dateTime={decision.at} title={formatDate(decision.at)}>
                      {formatDay(decision.at)}
                    </time>
                    <span>
                      {decisionWord(decision.kind)}: {decision.what}
                      {decision.dueOn !== null && (
                        <span className={asOf !== undefined && decision.dueOn < asOf ? 'late' : 'muted'}>
                          , due {formatDay(decision.dueOn)}
                        </span>
                      )}
                      {decision.ratification !== null && (
                        <>
                          {' '}
                          <RatificationTag ratification={decision.ratification} />
                        </>
                      )}
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </Section>
          {issue.links.length > 0 && (
            <Section title="Links">
              <p>{linkMarkWords(issue.links)}</p>
            </Section>
          )}
          {issue.tags.length > 0 && (
            <Section title="Tags">
              <p className={styles['tags']}>{issue.tags.map((tag) => <Tag key={tag}><MarkedText text={tag} search={search} /></Tag>)}</p>
            </Section>
          )}
          {issue.siblings.length > 0 && (
            <Section title={`Other open issues of ${issue.account ?? 'the account'}`}>
              <SiblingLines issues={issue.siblings} onOpen={(sibling) => navigate({ name: 'issue', id: sibling })} />
            </Section>
          )}
        </>
      )}
    </SidePanel>
  );
}
