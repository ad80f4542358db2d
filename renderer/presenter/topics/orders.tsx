import type { PresenterContender } from '@shared/contract/presenter/topics';
import type { BoardTerms } from '@shared/contract/tradeoffs/entities';
import { counted } from '../../features/sessions/session-words';
import { amountFull, amountShort } from '../../features/tradeoffs/tradeoff-words';
import { cx } from '../../ui/cx';
import { formatMoney } from '../../ui/format';
import { usePages } from '../use-pages';
import { middlesOf, scaleOf, type Scale } from './order-scale';
import { ScaledOrder } from './scaled-order';
import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import styles from './orders.module.css';

const linksRem = 7;
const perPage = 7;

const sumOf = (rows: readonly PresenterContender[]): number => rows.reduce((sum, { effort }) => sum + effort, 0);
const scoreWords = ({ score }: PresenterContender): string => (score === null ? 'not scored' : `score ${score}`);
const fits = (rows: readonly PresenterContender[]): PresenterContender[] => rows.filter(({ isIn }) => isIn);

/** Before the voting: what competes, in the order of the arithmetic, each as high as its effort against the capacity (T1). */
export function Contenders({ topic, work: { terms, arithmetic } }: { topic: string; work: WorkOf<'contenders'> }) {
  const scale = scaleOf([arithmetic], terms.capacity);
  const wanted = sumOf(arithmetic);
  return (
    <>
      <TopicHead topic={topic} facts={[terms.title, counted(arithmetic.length, 'issue competes', 'issues compete'), 'nobody has compared yet']} />
      <section className={cx(styles['board'], styles['alone'])} aria-label="Contenders">
        {scale === null ? (
          <Paged rows={arithmetic} other={null} terms={terms} label="Arithmetic order" />
        ) : (
          <div className={styles['drawing']} style={{ blockSize: `${scale.heightRem}rem` }}>
            <ScaledOrder label="Arithmetic order" rows={arithmetic} terms={terms} scale={scale} isWide detail={scoreWords} />
            <Line scale={scale} words={amountShort(terms.capacity, terms)} />
          </div>
        )}
        <aside className={styles['sums']}>
          <p>
            <b>{amountShort(terms.capacity, terms)}</b>
            {wanted > terms.capacity ? 'are there' : 'are there, so that everything fits'}
          </p>
          <p>
            <b>{amountShort(wanted, terms)}</b>
            are asked for
          </p>
          {wanted > terms.capacity && (
            <p>
              <b>{amountShort(wanted - terms.capacity, terms)}</b>
              too many
            </p>
          )}
        </aside>
      </section>
    </>
  );
}

/** What the votes came to: the order of the group beside the arithmetic, cut by the capacity (T2). */
export function Orders({ topic, work: { terms, group, arithmetic, method, ties, cycles } }: { topic: string; work: WorkOf<'orders'> }) {
  const scale = scaleOf([group, arithmetic], terms.capacity);
  return (
    <>
      <TopicHead topic={topic} facts={[terms.title, amountFull(terms.capacity, terms), counted(group.length, 'issue', 'issues')]} />
      <section className={styles['board']} aria-label="Orders">
        {scale === null ? (
          <Paged rows={group} other={arithmetic} terms={terms} label="Group order" />
        ) : (
          <div>
            <div className={styles['heads']}>
              <h2>
                Group order <span>{amountShort(sumOf(fits(group)), terms)} used</span>
              </h2>
              <h2>
                Arithmetic order <span>{amountShort(sumOf(fits(arithmetic)), terms)} used</span>
              </h2>
            </div>
            <div className={cx(styles['drawing'], styles['two'])} style={{ blockSize: `${scale.heightRem}rem` }}>
              <ScaledOrder label="Group order" rows={group} terms={terms} scale={scale} detail={({ arr }) => (arr === null ? '' : formatMoney(arr))} />
              <Links left={group} right={arithmetic} scale={scale} />
              <ScaledOrder label="Arithmetic order" rows={arithmetic} terms={terms} scale={scale} isQuiet detail={scoreWords} />
              <Line scale={scale} words={amountShort(terms.capacity, terms)} />
            </div>
          </div>
        )}
        <aside className={styles['notes']} aria-label="How the order was found">
          <p className={styles['method']}>{method}</p>
          {cycles.length > 0 && (
            <>
              <h2>{cycles.length === 1 ? 'A cycle' : `${cycles.length} cycles`}</h2>
              <p className={cx(ties.length > 0 && styles['short'])}>{cycles[0]}</p>
            </>
          )}
          {ties.length > 0 && (
            <>
              <h2>{ties.length === 1 ? 'A tie' : `${ties.length} ties`}</h2>
              <p className={cx(cycles.length > 0 && styles['short'])}>As many one way as the other: {ties.join('; ')}.</p>
            </>
          )}
          {cycles.length === 0 && ties.length === 0 && <p>No cycles and no ties.</p>}
        </aside>
      </section>
    </>
  );
}

/** The capacity, drawn where it cuts what fits from what does not. */
function Line({ scale, words }: { scale: Scale; words: string }) {
  if (!scale.hasLine) return null;
  return (
    <div className={styles['line']} style={{ insetBlockStart: `${scale.lineRem}rem` }}>
      <span>{words}</span>
    </div>
  );
}

/** From each issue's place in one order to its place in the other; those that move are drawn in the accent. */
function Links({ left, right, scale }: { left: readonly PresenterContender[]; right: readonly PresenterContender[]; scale: Scale }) {
  const [from, to] = [middlesOf(left, scale), middlesOf(right, scale)];
  return (
    <svg className={styles['links']} viewBox={`0 0 ${linksRem} ${scale.heightRem}`} preserveAspectRatio="none" aria-hidden="true">
      {left.map(({ contender, rank }) => {
        const [start = 0, end = 0] = [from.get(contender), to.get(contender)];
        const isMoved = right.find((row) => row.contender === contender)?.rank !== rank;
        return <path key={contender} className={cx(isMoved && styles['moved'])} d={`M0 ${start}C${linksRem / 2} ${start} ${linksRem / 2} ${end} ${linksRem} ${end}`} />;
      })}
    </svg>
  );
}

/** Too many issues, or too small ones, for a drawing to scale: as a list in pages, with a bar as long as the effort. */
function Paged({ rows, other, terms, label }: { rows: readonly PresenterContender[]; other: readonly PresenterContender[] | null; terms: BoardTerms; label: string }) {
  const { rows: shown, page, of } = usePages(rows, perPage);
  const most = Math.max(...rows.map(({ effort }) => effort));
  return (
    <div className={styles['paged']}>
      <h2>
        {label}
        <span>
          {amountShort(sumOf(fits(rows)), terms)} of {amountShort(terms.capacity, terms)} used{of > 1 && `, page ${page} of ${of}`}
        </span>
      </h2>
      <ol aria-label={label}>
        {shown.map(({ contender, rank, label: name, title, effort, isIn }) => {
          const before = other?.find((row) => row.contender === contender)?.rank;
          const isFirstOff = !isIn && rows.find((row) => !row.isIn)?.contender === contender;
          return (
            <li key={contender} className={cx(!isIn && styles['off'], isFirstOff && styles['cut'])}>
              <span className={styles['rank']}>{rank}</span>
              <span className={styles['name']}>
                <b>{name}</b>
                <small>{title}</small>
              </span>
              <span className={styles['effort']}>
                <i style={{ inlineSize: `${(effort / most) * 100}%` }} aria-hidden="true" />
                {amountShort(effort, terms)}
              </span>
              <span className={styles['was']}>{before === undefined ? (isIn ? 'fits' : 'falls off') : before === rank ? 'as by score' : `${before} by score`}</span>
              {before !== undefined && <span className="vh">{isIn ? 'fits' : 'falls off'}</span>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
