import type { KeyboardEvent } from 'react';
import type { BallotRound, DimensionAgreement, ItemDetail } from '@shared/contract/sessions/entities';
import type { Dimension } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { BallotHistogram, BallotKey } from '../../../ui/ballot-histogram';
import type { BallotMark } from '../../../ui/ballot-layout';
import { BandLadder } from '../../../ui/band-ladder';
import { BandMark } from '../../../ui/band-mark';
import { Button } from '../../../ui/button';
import { dimensionLabels, dimensionSteps, stepWord } from '../../../ui/factor-words';
import { formatTime } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { ScoreEquation } from '../../../ui/score-equation';
import { Segmented } from '../../../ui/segmented';
import { TextField } from '../../../ui/text-field';
import { useMethodology } from '../../scoring/use-methodology';
import { wholeFactors } from '../../scoring/use-score';
import { counted } from '../session-words';
import { useDraft, useDrafts } from './drafts';
import type { AgreementView } from './use-agreement';
import styles from './revealed.module.css';

export interface RevealedPanelProps {
  item: ItemDetail;
  agreement: AgreementView;
  /** Null: nothing can be agreed now, because it is agreed, or by this role. */
  onAgree: (() => void) | null;
  error: { readonly message: string; readonly field?: string | undefined } | null;
}

/** The ballots on the table: where they fell, how far apart, and the score that is agreed on (S4). */
export function RevealedPanel({ item, agreement, onAgree, error }: RevealedPanelProps) {
  const draft = useDraft(item.id);
  const change = useDrafts((state) => state.change);
  const { ladder } = useMethodology();
  const { last, before, choice, view, needsReason, needsArgument } = agreement;
  const result = view.result;
  const isOpen = onAgree !== null;
  const fragileTo = view.moves.filter(({ band }) => band !== result?.band).map(({ score }) => score);
  const isAtMedians = !needsArgument && !needsReason && wholeFactors(choice) !== null;

  return (
    <div className={styles['revealed']}>
      <header className={styles['head']}>
        <h2>Ballots</h2>
        <span>
          Round {last.round}
          {last.revealedAt !== null && `, revealed ${formatTime(last.revealedAt)}`}, {counted(last.ballots.filter(({ factors }) => factors !== null).length, 'ballot', 'ballots')}
          {last.ballots.some(({ factors }) => factors === null) && `, ${last.ballots.filter(({ factors }) => factors === null).length} abstained`}
        </span>
        <span className="spacer" />
        {before === null ? <BallotKey hasSecond={false} /> : <BallotKey hasSecond />}
        <span className={styles['agreed-head']}>{isOpen ? (isAtMedians ? 'Proposed at the medians' : 'Agreed score') : 'Agreed score'}</span>
      </header>
      {dimensions.map((dimension) => (
        <DimensionRow
          key={dimension}
          dimension={dimension}
          last={last}
          before={before}
          value={choice[dimension]}
          onChange={isOpen ? (value) => change(item.id, { factors: { ...draft.factors, [dimension]: value } }) : null}
        />
      ))}
      <div className={styles['product']}>
        <ScoreEquation factors={choice} score={result?.score ?? null} band={result?.gatedBand ?? null} />
        {result !== undefined && (
          <div>
            <BandMark band={result.gatedBand} size="large" isWash isFragile={result.fragile} />
            {result.fragile && <p>Fragile: a single step gives {fragileTo.join(', ')}</p>}
          </div>
        )}
        <span className={styles['ladder']}>
          <BandLadder size="compact" score={result?.score ?? null} neighbours={view.moves.map(({ score }) => score)} ladder={ladder} />
        </span>
      </div>
      {isOpen ? (
        <div className={styles['argument']}>
          {needsReason && (
            <TextField label="Why this side of the half" value={draft.choiceReason} onChange={(choiceReason) => change(item.id, { choiceReason })} maxLength={2000} error={error?.field === 'choiceReason' ? error.message : null} hint="A median between two steps is not rounded by itself." />
          )}
          <TextField label={needsArgument ? 'What moved it off the median' : 'What was argued, if anything'} value={draft.argument} onChange={(argument) => change(item.id, { argument })} maxLength={4000} error={error?.field === 'argument' ? error.message : null} />
          {error !== null && error.field !== 'argument' && error.field !== 'choiceReason' && <Notice tone="error" title={error.message} />}
          <Button variant="primary" kbd="Ctrl Enter" isDisabled={wholeFactors(choice) === null} onPress={onAgree}>
            {result === undefined ? 'Choose a step on every scale' : `Agree on ${result.score}`}
          </Button>
        </div>
      ) : (
        item.agreed !== null && (item.agreed.argument !== '' || item.agreed.choiceReason !== '') && (
          <p className={styles['moved']}>
            <b>What moved it</b> {[item.agreed.argument, item.agreed.choiceReason].filter((words) => words !== '').join(' ')}
          </p>
        )
      )}
    </div>
  );
}

const longestName = 18;

/** A name that would cover its neighbours, as its first word and an initial. */
function shortName(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  return name.length <= longestName || rest.length === 0 ? name : `${first} ${rest.at(-1)?.charAt(0) ?? ''}.`;
}

const marksOf = (round: BallotRound, dimension: Dimension): readonly BallotMark[] => round.ballots.map(({ name, factors }) => ({ name: shortName(name), value: factors === null ? null : factors[dimension] }));
const rowOf = (round: BallotRound | null, dimension: Dimension): DimensionAgreement | null => round?.agreement.find((row) => row.dimension === dimension) ?? null;
const spreadWord = (row: DimensionAgreement): string => (row.min === null || row.max === null ? 'none' : row.min === row.max ? String(row.min) : `${row.min} to ${row.max}`);
const agreementWord = (value: number | null): string => (value === null ? 'n/a' : value.toFixed(2));

interface DimensionRowProps {
  dimension: Dimension;
  last: BallotRound;
  before: BallotRound | null;
  value: number | null;
  onChange: ((value: number) => void) | null;
}

function DimensionRow({ dimension, last, before, value, onChange }: DimensionRowProps) {
  const { anchors } = useMethodology();
  const now = rowOf(last, dimension);
  const was = rowOf(before, dimension);
  const steps = Array.from({ length: dimensionSteps[dimension] }, (_, index) => String(index + 1));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (onChange === null || event.ctrlKey || event.metaKey || event.altKey || !steps.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(Number(event.key));
    // Three digits are a whole score: the next one is for the next dimension.
    const rows = [...(event.currentTarget.closest('section')?.parentElement?.querySelectorAll('section[data-dimension]') ?? [])];
    const next = rows[rows.findIndex((row) => row.contains(event.currentTarget)) + 1];
    next?.querySelector<HTMLElement>('[role="radio"]')?.focus();
  };
  const stats: readonly { readonly term: string; readonly value: string; readonly was: string | null; readonly title?: string }[] =
    now === null
      ? []
      : [
          { term: 'Median', value: String(now.median ?? 'none'), was: was === null ? null : String(was.median ?? 'none') },
          { term: 'Spread', value: spreadWord(now), was: was === null ? null : spreadWord(was) },
          { term: 'Agreement', value: agreementWord(now.rwg), was: was === null ? null : agreementWord(was.rwg), title: 'r_wg of James, Demaree and Wolf (1984): 1 is full agreement, 0 is what chance gives' },
          { term: 'Within one', value: now.withinOne === null ? 'n/a' : `${Math.round(now.withinOne * 100)} %`, was: null, title: 'Ballots within one step of the median' },
        ];
  return (
    <section className={styles['dimension']} aria-label={dimensionLabels[dimension]} data-dimension={dimension}>
      <div>
        <h3>{dimensionLabels[dimension]}</h3>
        <p>{value === null ? (now?.median == null ? 'Nobody gave a step: choose' : 'The median is a half: choose') : (anchors[dimension][value] ?? '')}</p>
        <dl className={styles['stats']}>
          {stats.map((stat) => (
            <div key={stat.term} title={stat.title}>
              <dt>{stat.term}</dt>
              <dd>{stat.value}</dd>
              <dd>{stat.was === null ? '' : `was ${stat.was}`}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles['plot']}>
        <BallotHistogram
          dimension={dimension}
          first={marksOf(before ?? last, dimension)}
          second={before === null ? null : marksOf(last, dimension)}
          firstMedian={rowOf(before ?? last, dimension)?.median ?? null}
          secondMedian={before === null ? null : (now?.median ?? null)}
        />
      </div>
      <div className={styles['agree']} onKeyDownCapture={onKeyDown}>
        <Segmented
          label={`Agreed ${dimensionLabels[dimension]}`}
          isLabelHidden
          isWide
          size="large"
          options={steps.map((step) => ({ value: step, label: stepWord(dimension, Number(step)) }))}
          value={value === null ? null : String(value)}
          onChange={(step) => onChange?.(Number(step))}
          isDisabled={onChange === null}
        />
      </div>
    </section>
  );
}
