import { useMemo, useState } from 'react';
import type { CalibrationAnswer, CalibrationRun } from '@shared/contract/scoring/calibration';
import type { Factors, PersonId, SessionId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button, ButtonRow } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Page, PageHeader } from '../../../ui/page';
import { ProgressBar } from '../../../ui/progress-bar';
import { WholePageState } from '../../../ui/whole-page-state';
import { criterionLabels } from '@shared/primitives';
import { useRole } from '../../settings/use-acting';
import { FactorScales } from '../factor-scales';
import { wholeFactors } from '../use-score';
import { AnswerComparison } from './answer-comparison';
import { RunResult } from './run-result';
import styles from './calibration.module.css';

type Partly = { readonly [D in keyof Factors]: number | null };
const nothing: Partly = { impact: null, severity: null, time: null };

/** A person takes the calibration (S7): one case a screen, blind; the agreed score follows the answer, and the result the last case. */
export function CalibratePage({ personId, sessionId }: { personId: PersonId; sessionId: SessionId | null }) {
  const { data: runs, error } = useOperation('scoring.calibrationRuns', { personId });
  const { data: people } = useOperation('people.list', {});
  const role = useRole();
  const starting = useAction('scoring.startCalibration');
  const answering = useCommand('scoring.answerCalibration');
  const [factors, setFactors] = useState(nothing);
  /** The case just answered, while what was agreed is looked at. */
  const [answered, setAnswered] = useState<CalibrationAnswer | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [isResultShown, setIsResultShown] = useState(false);
  const name = people?.find(({ id }) => id === personId)?.name ?? '';
  const run = runs?.find(({ finishedAt }) => finishedAt === null) ?? (answered !== null || isResultShown ? runs?.[0] : undefined);
  const mayTake = mayRun(role, 'scoring.startCalibration');

  const leave = useLatest(() => (appState().backStack.length > 0 ? appState().back() : appState().navigate({ name: 'govern', tab: 'calibration' })));
  const start = (): void => starting.run({ personId, sessionId }, () => setIsResultShown(false));
  const answer = (current: CalibrationRun): void => {
    setHasTried(true);
    const whole = wholeFactors(factors);
    if (whole === null || current.next === null || answering.isPending) return;
    answering.mutate({ id: current.id, caseId: current.next.id, factors: whole }, { onSuccess: (given) => setAnswered(given.answer) });
  };
  const goOn = (): void => {
    if (run?.finishedAt !== null) setIsResultShown(true);
    setAnswered(null);
    setFactors(nothing);
    setHasTried(false);
  };
  const primary = useLatest(() => {
    if (answered !== null) goOn();
    else if (run === undefined) start();
    else if (run.finishedAt === null) answer(run);
    else leave();
  });
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'calibration.back', title: 'Leave the calibration', section: 'Session', shortcuts: ['Escape'], run: leave },
      ...(mayTake ? [{ id: 'calibration.next', title: 'Answer the case, or go on to the next', section: 'Session' as const, shortcuts: ['Mod+Enter'], run: primary }] : []),
    ], [leave, primary, mayTake]),
  );

  if (error !== null) {
    return (
      <WholePageState heading="Calibration" title="This calibration cannot be shown" action={<Button onPress={leave}>Back</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  if (runs === undefined) return null;
  const place = run === undefined ? 0 : run.answers.length + (answered === null && run.finishedAt === null ? 1 : 0);

  return (
    <Page
      header={
        <PageHeader
          title={`Calibration of ${name}`}
          sub={run === undefined ? undefined : isResultShown && answered === null ? 'Result' : `Case ${place} of ${run.cases}`}
          tools={
            <Button kbd="Esc" onPress={leave}>
              {run?.finishedAt === null ? 'Go on later' : 'Leave'}
            </Button>
          }
        />
      }
    >
      <div className={styles['sheet']}>
        {run === undefined && <Intro name={name} mayTake={mayTake} isPending={starting.isPending} onStart={start} />}
        {run !== undefined && (answered !== null || run.finishedAt === null) && <ProgressBar label="Cases answered" value={run.answers.length} max={run.cases} detail={`${run.answers.length} of ${run.cases}`} />}
        {run !== undefined && answered !== null && (
          <>
            <AnswerComparison answer={answered} />
            <ButtonRow>
              <Button variant="primary" size="large" kbd="Ctrl Enter" onPress={goOn}>
                {run.finishedAt === null ? 'Next case' : 'See the result'}
              </Button>
            </ButtonRow>
          </>
        )}
        {run !== undefined && answered === null && run.next !== null && (
          <section className={styles['case']} aria-label={`Case ${place}`}>
            <p className="muted">{criterionLabels[run.next.criterion]}</p>
            <h2>{run.next.title}</h2>
            <p className={styles['facts']}>{run.next.facts}</p>
            <FactorScales factors={factors} isStacked onChange={(dimension, step) => setFactors((before) => ({ ...before, [dimension]: step }))} />
            {hasTried && wholeFactors(factors) === null && <Notice tone="error" title="Choose a step on every scale." />}
            {answering.error !== null && <Notice tone="error" title={answering.error.message} />}
            <ButtonRow>
              <Button variant="primary" size="large" kbd="Ctrl Enter" isPending={answering.isPending} onPress={() => answer(run)}>
                Answer
              </Button>
            </ButtonRow>
            <p className="muted">An answer is kept as it is and never changes. What was agreed on follows it.</p>
          </section>
        )}
        {run !== undefined && answered === null && isResultShown && run.result !== null && <RunResult run={run} />}
      </div>
    </Page>
  );
}

function Intro({ name, mayTake, isPending, onStart }: { name: string; mayTake: boolean; isPending: boolean; onStart: () => void }) {
  const { data } = useOperation('scoring.calibrationStates', {});
  return (
    <section className={styles['case']} aria-label="Before it begins">
      <h2>Reference cases, one at a time</h2>
      <p className={styles['facts']}>
        {name} reads the facts of a case and gives Impact, Severity and Time. Then comes the score that was agreed on, with the reason for each factor. Nobody else sees the answers but the facilitator; the minutes say only who is calibrated.
      </p>
      <p className="muted">{data?.rule.words}</p>
      {mayTake ? (
        <ButtonRow>
          <Button variant="primary" size="large" kbd="Ctrl Enter" isPending={isPending} onPress={onStart}>
            Begin
          </Button>
        </ButtonRow>
      ) : (
        <Notice title="In this role a calibration can be looked at, not taken." />
      )}
    </section>
  );
}
