import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CalibrationCase } from '@shared/contract/scoring/calibration';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { criterionLabels, dimensions } from '@shared/primitives';
import { mayRun, useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { DefinitionList, Section } from '../../../ui/page';
import { Tag } from '../../../ui/tag';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { CaseDialog, RetireDialog } from './case-dialogs';
import { DriftCharts } from './drift-chart';
import styles from './calibration.module.css';

/** Who is calibrated, how readings drift from what was agreed, and the reference cases (S7). */
export function CalibrationSection() {
  const role = useRole();
  const isReadOnly = useWorkspace().data?.isReadOnly !== false;
  const standing = useOperation('scoring.calibrationStates', {});
  const { data: drift } = useOperation('scoring.calibrationDrift', {});
  const { data: set } = useOperation('scoring.calibrationCases', {});
  const [dialog, setDialog] = useState<{ kind: 'add' } | { kind: 'revise' | 'retire'; reference: CalibrationCase } | null>(null);
  const mayTake = !isReadOnly && mayRun(role, 'scoring.startCalibration');
  const mayKeep = !isReadOnly && mayRun(role, 'scoring.addCalibrationCase');
  if (standing.error !== null) return <Notice tone="error" title={standing.error.message} />;
  const people = standing.data?.people ?? [];
  const calibrated = people.filter(({ calibratedOn }) => calibratedOn !== null).length;

  return (
    <div className={styles['page']}>
      <Section title="People" more={`${calibrated} of ${people.length} calibrated`}>
        <p className="muted measure">{standing.data?.rule.words}</p>
        <ul className={styles['people']}>
          {people.map(({ personId, name, calibratedOn }) => (
            <li key={personId} className={styles['person']}>
              <Avatar name={name} isDecorative />
              <span>
                <span className="trunc" title={name}>{name}</span>
                <small>{calibratedOn === null ? 'not calibrated' : `calibrated on ${formatDate(calibratedOn)}`}</small>
              </span>
              {mayTake && (
                <Button size="small" onPress={() => appState().navigate({ name: 'calibrate', personId, sessionId: null })}>
                  Take it<span className="vh">, {name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
        {people.length === 0 && <p className="muted">Nobody yet. People are added under Settings, or when a session is prepared.</p>}
      </Section>
      <Section title="Drift" more="mean difference from what was agreed, in steps; the rule is met inside the shaded strip">
        {drift !== undefined && drift.length === 0 && (
          <p className="muted measure">{role === 'facilitator' ? 'No calibration is finished yet. After the second one of a person it can be seen which way the readings move.' : 'Nothing to show in this role: one sees oneself, and functions of three people or more. The facilitator sees everybody.'}</p>
        )}
        {drift?.map((each) => (
          <section key={`${each.of.kind}${each.name}`} className={styles['group']} aria-label={`Drift of ${each.name}`}>
            <h3>
              {each.name} <small>{each.of.kind === 'function' ? `function, ${each.people} ${each.people === 1 ? 'person' : 'people'}, ` : ''}{each.runs} {each.runs === 1 ? 'calibration' : 'calibrations'}</small>
            </h3>
            <DriftCharts drift={each} />
          </section>
        ))}
      </Section>
      <Section title="Reference cases" more={set === undefined ? undefined : `${set.cases.filter(({ isRetired }) => !isRetired).length} in use`}>
        <p className="muted measure">Whoever is about to take the calibration leaves these closed: each case tells here what was agreed on.</p>
        <div className={styles['set']}>
          {set?.cases.map((reference) => (
            <CaseLine
              key={reference.id}
              reference={reference}
              onRevise={mayKeep && reference.origin === 'own' ? () => setDialog({ kind: 'revise', reference }) : null}
              onRetire={mayKeep && reference.origin === 'own' ? () => setDialog({ kind: 'retire', reference }) : null}
            />
          ))}
        </div>
        {mayKeep && (
          <p>
            <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setDialog({ kind: 'add' })}>
              Add a case
            </Button>
          </p>
        )}
      </Section>
      {(dialog?.kind === 'add' || dialog?.kind === 'revise') && <CaseDialog reference={dialog.kind === 'revise' ? dialog.reference : null} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'retire' && <RetireDialog reference={dialog.reference} onClose={() => setDialog(null)} />}
    </div>
  );
}

function CaseLine({ reference, onRevise, onRetire }: { reference: CalibrationCase; onRevise: (() => void) | null; onRetire: (() => void) | null }) {
  const { title, facts, criterion, agreed, reasons, origin, version, isRetired } = reference;
  return (
    <details>
      <summary>
        <b className="trunc">{title}</b>
        <span className="muted">{criterionLabels[criterion]}</span>
        <span className="spacer" />
        {isRetired && <Tag>Out of use</Tag>}
        <span className="muted">{origin === 'built-in' ? 'built in' : `own, version ${version}`}</span>
      </summary>
      <div className={styles['body']}>
        <p className={styles['facts']}>{facts}</p>
        <DefinitionList items={dimensions.map((dimension) => ({ term: `${dimensionLabels[dimension]} ${agreed[dimension]}`, value: reasons[dimension] }))} />
        {(onRevise !== null || onRetire !== null) && (
          <div className={styles['buttons']}>
            {onRevise !== null && <Button size="small" onPress={onRevise}>Change</Button>}
            {onRetire !== null && <Button size="small" onPress={onRetire}>{isRetired ? 'Take back into use' : 'Take out of use'}</Button>}
          </div>
        )}
      </div>
    </details>
  );
}
