import type { FittingSet, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatMoney } from '../../ui/format';
import { CycleDrawing } from './cycle-drawing';
import { amountFull, amountShort, contenderOf, labelOf, listed, moneyList } from './tradeoff-words';
import styles from './order.module.css';

/** Rows as they are drawn: what fits in its order, then the rest in its order, each as high as its effort. */
export function drawnRows(board: TradeoffBoard, order: readonly IssueId[], chosen: readonly IssueId[], px: number): { id: IssueId; rank: number; isIn: boolean; top: number; height: number }[] {
  let top = 0;
  const isIn = (id: IssueId): boolean => chosen.includes(id);
  return [...order.filter(isIn), ...order.filter((id) => !isIn(id))].map((id) => {
    const height = (contenderOf(board, id)?.effort ?? 0) * px;
    top += height;
    return { id, rank: order.indexOf(id) + 1, isIn: isIn(id), top: top - height, height };
  });
}

/** The order of the group beside the arithmetic, cut by the capacity to scale, and what falls off (T1, T2). */
export function OrderPane({ board }: { board: TradeoffBoard }) {
  const { group, arithmetic, sets, terms, contenders } = board;
  const setOf = (kind: FittingSet['kind']): FittingSet | undefined => sets.find((set) => set.kind === kind);
  const byScore = setOf('arithmetic');
  const byOrder = setOf('order');
  const shown = byOrder ?? byScore;
  const running = contenders.filter(({ outOfRunning }) => outOfRunning === '');
  const total = running.reduce((sum, { effort }) => sum + effort, 0);
  if (shown === undefined || byScore === undefined || total === 0) return null;
  const least = Math.min(...running.map(({ effort }) => effort));
  // To scale, and high enough to read the smallest row, but never more than a long scroll.
  const height = Math.min(1600, Math.max(running.length > 12 ? running.length * 30 : 440, (30 * total) / least));
  const px = height / total;
  const left = drawnRows(board, group?.order ?? arithmetic, shown.chosen, px);
  const right = group === null ? [] : drawnRows(board, arithmetic, byScore.chosen, px);
  const line = Math.min(height, terms.capacity * px);
  // A row that the line cuts keeps its words below it; the label goes above where that leaves it room, and covers none.
  const hasRoomAbove = (rows: typeof left): boolean => rows.some(({ top, height: rowHeight }) => line - top >= 20 && top + rowHeight > line);
  return (
    <div className={styles['pane']}>
      <div className={cx(styles['heads'], group === null && styles['single'])}>
        <div>
          <h2>{group === null ? 'Arithmetic order' : 'Group order'}</h2>
          <p title={group?.words}>{group === null ? 'by score; nobody has compared yet' : `${group.method === 'kemeny' ? 'Kemeny' : 'Schulze, improved'}, ${group.voters} ${group.voters === 1 ? 'voter' : 'voters'}, ${group.disagreements} of ${group.votes} votes against it`}</p>
        </div>
        {group !== null && (
          <div>
            <h2>Arithmetic order</h2>
            <p>by score</p>
          </div>
        )}
      </div>
      <div className={cx(styles['body'], group === null && styles['single'])} style={{ blockSize: height }}>
        <Column board={board} rows={left} label={group === null ? 'Arithmetic order' : 'Group order'} detail={(id) => { const arr = contenderOf(board, id)?.issue.arr; return group === null ? `score ${contenderOf(board, id)?.issue.score ?? 'none'}` : arr == null ? '' : formatMoney(arr); }} />
        {group !== null && (
          <>
            <svg className={styles['links']} width="72" height={height} viewBox={`0 0 72 ${height}`} preserveAspectRatio="none" aria-hidden="true">
              {left.map((row) => {
                const other = right.find(({ id }) => id === row.id);
                if (other === undefined) return null;
                const [from, to] = [row.top + row.height / 2, other.top + other.height / 2];
                return <path key={row.id} className={cx(row.rank !== other.rank && styles['moved'])} d={`M0 ${from}C36 ${from} 36 ${to} 72 ${to}`} />;
              })}
            </svg>
            <Column board={board} rows={right} label="Arithmetic order" isQuiet detail={(id) => `score ${contenderOf(board, id)?.issue.score ?? 'none'}`} />
          </>
        )}
        <div className={styles['capacity']} style={{ insetBlockStart: line }}>
          <span className={cx(hasRoomAbove(left) && styles['above'])}>
            {amountFull(terms.capacity, terms)}: {amountShort(shown.effort, terms)} used
          </span>
          {group !== null && <span className={cx(hasRoomAbove(right) && styles['above'])}>{amountShort(byScore.effort, terms)} used</span>}
        </div>
      </div>
      <FallsOff board={board} shown={shown} byScore={group === null ? undefined : byScore} />
      {group !== null && group.ties.length > 0 && <p className={styles['ties']}>As many one way as the other: {group.ties.slice(0, 6).map((pair) => listed(pair.map((id) => labelOf(board, id)))).join('; ')}{group.ties.length > 6 ? `, and ${group.ties.length - 6} more` : ''}.</p>}
      {group?.cycles.map((cycle) => (
        <section key={cycle.members.join()} className={styles['cycle']}>
          <div>
            <h2>{cycle.members.length === 3 ? 'One cycle' : `A cycle of ${cycle.members.length}`}</h2>
            <p>{cycle.words}</p>
          </div>
          <CycleDrawing board={board} cycle={cycle} />
        </section>
      ))}
    </div>
  );
}

interface ColumnProps {
  board: TradeoffBoard;
  rows: ReturnType<typeof drawnRows>;
  label: string;
  detail: (id: IssueId) => string;
  isQuiet?: boolean;
}

function Column({ board, rows, label, detail, isQuiet = false }: ColumnProps) {
  return (
    <ol className={cx(styles['order'], isQuiet && styles['quiet'])} aria-label={label}>
      {rows.map(({ id, rank, isIn, height }, place) => {
        const contender = contenderOf(board, id);
        if (contender === undefined) return null;
        const isCut = !isIn && rows[place - 1]?.isIn !== false;
        return (
          <li key={id} className={cx(!isIn && styles['off'], isCut && styles['cut'], height < 28 && styles['flat'])} style={{ blockSize: height }} title={`${rank}. ${contender.label}: ${contender.issue.title}`}>
            <span className={styles['rank']}>{rank}</span>
            <span className={styles['name']}>
              <b>{contender.label}</b>
              {height >= 38 && <small>{detail(id)}</small>}
            </span>
            <span className={styles['effort']}>{amountShort(contender.effort, board.terms)}</span>
            <span className="vh">{isIn ? 'fits' : 'falls off'}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** What does not fit, with what it puts at risk and what was accepted meanwhile. */
function FallsOff({ board, shown, byScore }: { board: TradeoffBoard; shown: FittingSet; byScore: FittingSet | undefined }) {
  const result = board.results.at(-1);
  const isOff = result === undefined ? (id: IssueId) => !shown.chosen.includes(id) : (id: IssueId) => result.deferred.some(({ issueId }) => issueId === id);
  const off = (board.group?.order ?? board.arithmetic).filter(isOff).flatMap((id) => contenderOf(board, id) ?? []);
  if (off.length === 0) return <p className={styles['ties']}>Everything fits.</p>;
  return (
    <section className={styles['falls']} aria-label="Falls off">
      <header>
        <h2>{result === undefined ? 'Falls off' : 'Deferred'}</h2>
        {result === undefined && (
          <p>
            <b>{moneyList(shown.arrDeferred)}</b> ARR at risk
            {byScore !== undefined && <span>{moneyList(byScore.arrDeferred)} by score alone</span>}
          </p>
        )}
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className="num">Score</th>
            <th scope="col" className="num">ARR</th>
            <th scope="col" className="num">Renews</th>
            <th scope="col">{result === undefined ? 'At stake' : 'Accepted meanwhile'}</th>
          </tr>
        </thead>
        <tbody>
          {off.map(({ issueId, label, issue, atStake }) => {
            const deferral = result?.deferred.find((each) => each.issueId === issueId);
            const meanwhile = deferral === undefined ? atStake : [deferral.consequence, deferral.ownerName].filter(Boolean).join(', ');
            return (
              <tr key={issueId}>
                <td className="trunc" title={label}>{label}</td>
                <td className="num">{issue.score ?? ''}</td>
                <td className="num">{issue.arr === null ? '' : formatMoney(issue.arr)}</td>
                <td className="num">{issue.daysToRenewal === null ? '' : `${issue.daysToRenewal} d`}</td>
                <td className="trunc" title={meanwhile}>{meanwhile}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
