import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import type { BallotRound, ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { Dimension, ParticipantId } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { CallError, useCommand } from '../../../api';
import { cx } from '../../../ui/cx';
import { dimensionLabels, dimensionSteps } from '../../../ui/factor-words';
import { shortHash } from '../../../ui/format';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { wholeFactors } from '../../scoring/use-score';
import styles from './ballots.module.css';

type Row = { readonly [D in Dimension]: number | null };
const emptyRow: Row = { impact: null, severity: null, time: null };

/** Ballots handed in on paper, typed by whoever keeps the record: a digit fills a field and goes on, the last one of a row casts it. */
export function PaperBallots({ room, item, round }: { room: Room; item: ItemDetail; round: BallotRound }) {
  const grid = useRef<HTMLTableElement>(null);
  const [rows, setRows] = useState<Readonly<Partial<Record<string, Row>>>>({});
  const [error, setError] = useState<string | null>(null);
  const casting = useCommand('sessions.castBallot');
  const voters = round.status.filter(({ participantId }) => room.people.find(({ id }) => id === participantId)?.attendance === 'present');

  const focusField = (index: number): void => {
    const fields = grid.current?.querySelectorAll<HTMLInputElement>('input');
    const field = fields?.[index];
    field?.focus();
    field?.select();
  };
  const cast = (participantId: ParticipantId, factors: Parameters<typeof casting.mutate>[0]['factors']): void => {
    casting.mutate({ itemId: item.id, participantId, factors, pin: null }, {
      onSuccess: () => {
        setError(null);
        setRows((before) => ({ ...before, [participantId]: emptyRow }));
      },
      onError: (failure) => setError(failure instanceof CallError ? failure.message : 'The ballot was not kept.'),
    });
  };
  const take = (rowIndex: number, participantId: ParticipantId, dimension: Dimension, value: number | null): void => {
    const row = { ...(rows[participantId] ?? emptyRow), [dimension]: value };
    setRows((before) => ({ ...before, [participantId]: row }));
    if (value === null) return;
    const whole = wholeFactors(row);
    if (whole !== null) cast(participantId, whole);
    focusField(rowIndex * dimensions.length + dimensions.indexOf(dimension) + 1);
  };
  const onKeyDown = (event: KeyboardEvent, rowIndex: number, participantId: ParticipantId, dimension: Dimension): void => {
    const place = rowIndex * dimensions.length + dimensions.indexOf(dimension);
    const step = Number(event.key);
    const go = { ArrowUp: place - 3, ArrowDown: place + 3, Enter: (rowIndex + 1) * 3, ArrowLeft: place - 1, ArrowRight: place + 1 }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (go !== undefined) focusField(go);
    else if (event.key.toLowerCase() === 'a' || event.key === '-') {
      cast(participantId, null);
      focusField((rowIndex + 1) * 3);
    } else if (event.key === 'Backspace' || event.key === 'Delete') take(rowIndex, participantId, dimension, null);
    else if (Number.isInteger(step) && step >= 1 && step <= dimensionSteps[dimension]) take(rowIndex, participantId, dimension, step);
    else if (event.key.length > 1) return;
    event.preventDefault();
  };

  return (
    <section className={styles['paper']} aria-label="Ballots on paper">
      <p className="muted">Type each sheet as it was handed in: three digits a person, A for an abstention. A row that is typed again replaces the ballot.</p>
      <table ref={grid} className={styles['grid']}>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {dimensions.map((dimension) => (
              <th key={dimension} scope="col">
                {dimensionLabels[dimension]} <small>1 to {dimensionSteps[dimension]}</small>
              </th>
            ))}
            <th scope="col">Ballot</th>
          </tr>
        </thead>
        <tbody>
          {voters.map(({ participantId, name, hasFinished, commitment }, rowIndex) => (
            <tr key={participantId} className={cx(hasFinished && styles['cast'])}>
              <th scope="row">{name}</th>
              {dimensions.map((dimension) => (
                <td key={dimension}>
                  <input
                    inputMode="numeric"
                    autoComplete="off"
                    aria-label={`${name}, ${dimensionLabels[dimension]}`}
                    value={rows[participantId]?.[dimension] ?? ''}
                    placeholder={hasFinished ? '•' : ''}
                    onChange={() => undefined}
                    onFocus={(event) => event.target.select()}
                    onKeyDown={(event) => onKeyDown(event, rowIndex, participantId, dimension)}
                  />
                </td>
              ))}
              <td>
                {commitment === null ? (
                  <Button size="small" variant="secondary" onPress={() => cast(participantId, null)}>
                    Abstain
                  </Button>
                ) : (
                  <span className={styles['kept']} title={commitment}>
                    kept <span className="mono">{shortHash(commitment)}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {voters.length === 0 && <Notice tone="warn" title="Nobody who votes is marked as present. Press P to say who is in the room." />}
      {error !== null && <Notice tone="error" title={error} />}
    </section>
  );
}
