import type { GroupOrder, PairCount, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { labelOf } from './tradeoff-words';
import styles from './order.module.css';

const corners = [
  { x: 30, y: 14, labelX: 30, labelY: 10 },
  { x: 166, y: 14, labelX: 166, labelY: 10 },
  { x: 98, y: 92, labelX: 98, labelY: 106 },
] as const;

/** Three that beat each other in a circle, as arrows from winner to loser; the one that the order sets aside is dashed. The words beside it say the same. */
export function CycleDrawing({ board, cycle }: { board: TradeoffBoard; cycle: GroupOrder['cycles'][number] }) {
  const [a, b, c] = cycle.members;
  if (a === undefined || b === undefined || c === undefined || cycle.members.length > 3) return null;
  const members: readonly IssueId[] = beats(board, a, b) ? [a, b, c] : [a, c, b];
  // The first word, and the number where one account has several.
  const short = (id: IssueId): string => {
    const [first = '', ...rest] = labelOf(board, id).split(' ');
    return [first, rest.find((word) => word.startsWith('#'))].filter(Boolean).join(' ');
  };
  return (
    <svg className={styles['triangle']} width="196" height="112" viewBox="0 0 196 112" aria-hidden="true">
      {members.map((winner, place) => {
        const loser = members[(place + 1) % 3] ?? winner;
        const [from, to] = [corners[place], corners[(place + 1) % 3]];
        if (from === undefined || to === undefined) return null;
        const pair = pairOf(board, winner, loser);
        const isAside = cycle.setAside.some(({ firstId, secondId }) => firstId === loser && secondId === winner);
        const [x1, y1, x2, y2] = shortened(from, to);
        return (
          <g key={winner}>
            <path d={`M${x1} ${y1}L${x2} ${y2}`} className={cx(isAside && styles['aside'])} />
            <path d={arrowHead(x1, y1, x2, y2)} className={styles['head']} />
            <text x={(x1 + x2) / 2 + (place === 0 ? 0 : place === 1 ? 26 : -26)} y={(y1 + y2) / 2 + (place === 0 ? 14 : 8)} className={styles['votes']}>
              {pair === undefined ? '' : winner === pair.firstId ? `${pair.forFirst} to ${pair.forSecond}` : `${pair.forSecond} to ${pair.forFirst}`}
            </text>
          </g>
        );
      })}
      {members.map((id, place) => {
        const corner = corners[place];
        return corner === undefined ? null : (
          <text key={id} x={corner.labelX} y={corner.labelY}>
            {short(id)}
          </text>
        );
      })}
    </svg>
  );
}

const pairOf = ({ group }: TradeoffBoard, one: IssueId, other: IssueId): PairCount | undefined => group?.pairs.find(({ firstId, secondId }) => (firstId === one && secondId === other) || (firstId === other && secondId === one));

function beats(board: TradeoffBoard, one: IssueId, other: IssueId): boolean {
  const pair = pairOf(board, one, other);
  return pair !== undefined && (pair.firstId === one ? pair.forFirst > pair.forSecond : pair.forSecond > pair.forFirst);
}

/** The line between two corners without its ends, where the names stand. */
function shortened(from: { x: number; y: number }, to: { x: number; y: number }): [number, number, number, number] {
  const at = (part: number): [number, number] => [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
  return [...at(0.22), ...at(0.78)];
}

function arrowHead(x1: number, y1: number, x2: number, y2: number): string {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn: number): string => `${x2 - 7 * Math.cos(angle + turn)} ${y2 - 7 * Math.sin(angle + turn)}`;
  return `M${x2} ${y2}L${wing(0.45)}L${wing(-0.45)}Z`;
}
