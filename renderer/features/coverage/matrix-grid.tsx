import { Activity, ContactRound, Mail, Phone, Ticket } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import type { CoverageCell, CoverageMatrix, CoverageSource } from '@shared/contract/coverage/entities';
import { criteria, criterionLabels, sourceLabels, sources, type Criterion, type Source } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatCount, formatDate, formatDay } from '../../ui/format';
import type { CoverageView } from '../../state/coverage';
import { ageWords, cadenceWords, cellWords, shortCount, sinceWords, sourceShortLabels } from './coverage-words';
import styles from './coverage.module.css';

export const sourceIcons = { ticketing: Ticket, crm: ContactRound, emails: Mail, calls: Phone, health: Activity } as const satisfies Record<Source, unknown>;

type CellKey = NonNullable<CoverageView['cell']>;
const isSame = (a: CellKey | null, b: CellKey): boolean => a?.criterion === b.criterion && a.source === b.source;
const placeOf = ({ criterion, source }: CellKey): string => `${criterion} ${source}`;

const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -sources.length], End: [0, sources.length] };
const within = <T,>(list: readonly T[], at: number): T | undefined => list[Math.min(Math.max(at, 0), list.length - 1)];

/** The cell that a key leads to from another, or null where the key leads nowhere. */
export function cellAfter(key: string, { criterion, source }: CellKey): CellKey | null {
  const move = moves[key];
  if (move === undefined) return null;
  const toCriterion = within(criteria, criteria.indexOf(criterion) + move[0]);
  const toSource = within(sources, sources.indexOf(source) + move[1]);
  return toCriterion === undefined || toSource === undefined ? null : { criterion: toCriterion, source: toSource };
}

export interface MatrixGridProps {
  matrix: CoverageMatrix;
  selected: CoverageView['cell'];
  onSelect: (cell: CellKey) => void;
  onSource: (source: CoverageSource) => void;
}

/** Criterion against source (W3). Arrows move between the cells and list what they hold; one cell is in the order of Tab. */
export function MatrixGrid({ matrix: { cells, sources: standing, openIssues }, selected, onSelect, onSource }: MatrixGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const most = Math.max(1, ...cells.map(({ signals }) => signals));
  const inTabOrder: CellKey = selected ?? { criterion: criteria[0], source: sources[0] };
  const onKeyDown = (event: KeyboardEvent, cell: CellKey): void => {
    const next = event.ctrlKey || event.altKey || event.metaKey ? null : cellAfter(event.key, cell);
    if (next === null) return;
    event.preventDefault();
    onSelect(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${placeOf(next)}"]`)?.focus();
  };
  const totalOf = (criterion: Criterion): number => cells.filter((cell) => cell.criterion === criterion).reduce((sum, { signals }) => sum + signals, 0);
  const all = cells.reduce((sum, { signals }) => sum + signals, 0);
  return (
    <table className={styles['matrix']} ref={grid} aria-label="Signals by criterion and source">
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Criterion</span>
          </th>
          {standing.map((source) => {
            const Icon = sourceIcons[source.source];
            return (
              <th key={source.source} scope="col">
                <button type="button" className={styles['source']} title="How this source is obtained" onClick={() => onSource(source)}>
                  <Icon aria-hidden="true" />
                  {sourceShortLabels[source.source]}
                </button>
              </th>
            );
          })}
          <th scope="col" className={styles['sum']}>
            All
          </th>
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion, index) => (
          <tr key={criterion}>
            <th scope="row">
              {index + 1} {criterionLabels[criterion]}
              <small>{openIssues[index] === 1 ? '1 open issue' : `${formatCount(openIssues[index] ?? 0)} open issues`}</small>
            </th>
            {cells
              .filter((cell) => cell.criterion === criterion)
              .map((cell) => (
                <td key={cell.source}>
                  <button
                    type="button"
                    data-cell={placeOf(cell)}
                    aria-pressed={isSame(selected, cell)}
                    tabIndex={isSame(inTabOrder, cell) ? 0 : -1}
                    title={cellWords(cell)}
                    className={cx(styles['cell'], styles[cell.freshness])}
                    onClick={() => onSelect({ criterion: cell.criterion, source: cell.source })}
                    onKeyDown={(event) => onKeyDown(event, cell)}
                  >
                    <span className="vh">{`${criterionLabels[cell.criterion]}, ${sourceLabels[cell.source]}: `}</span>
                    <CellFace cell={cell} share={Math.sqrt(cell.signals / most)} />
                  </button>
                </td>
              ))}
            <td className={styles['sum']}>{formatCount(totalOf(criterion))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            All criteria
            <small>Last import, cadence</small>
          </th>
          {standing.map((source) => (
            <td key={source.source}>
              <b>{formatCount(source.signals)}</b>
              <small className="trunc" title={source.lastImport === null ? 'Nothing was imported from it' : `${source.lastImport.fileName}, brought by ${source.lastImport.by} on ${formatDate(source.lastImport.on)}`}>
                {source.lastImport === null ? 'no import' : `${formatDay(source.lastImport.on)}, ${source.lastImport.by}`}
              </small>
              <small className={cx('trunc', source.lateDays !== null && styles['late'])}>{cadenceWords(source)}</small>
            </td>
          ))}
          <td className={styles['sum']}>
            <b>{formatCount(all)}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What a cell shows: how many, how many beside the others, and how fresh. A blind one says so. */
function CellFace({ cell: { signals, newest, ageDays, freshness, lastEver }, share }: { cell: CoverageCell; share: number }) {
  if (freshness === 'blind') {
    return (
      <>
        <b>Blind</b> <small>{sinceWords(lastEver)}</small>
      </>
    );
  }
  return (
    <>
      <span className={styles['count']}>
        {shortCount(signals)}
        <span className="vh">{signals === 1 ? ' signal, the newest ' : ' signals, the newest '}</span>
      </span>
      <span className={styles['bar']}>
        <i style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
      <small title={newest === null ? undefined : formatDate(newest)}>{ageWords(freshness, ageDays)}</small>
    </>
  );
}
