import { countsOf, type Block, type PaperDocument } from '@shared/document';
import { assertNever } from '@shared/primitives';
import { cx } from '../../../ui/cx';
import styles from './sign-off.module.css';

/** A paper such as the minutes, as it will print: plain text in the blocks that every other form is drawn from. */
export function Paper({ document }: { document: PaperDocument }) {
  return (
    <article className={styles['paper']}>
      <h1>{document.title}</h1>
      <p className={styles['subtitle']}>{document.subtitle}</p>
      {document.blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a paper is drawn whole, its blocks have no identity
        <PaperBlock key={index} block={block} />
      ))}
    </article>
  );
}

function PaperBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'facts':
      return (
        <dl className={styles['facts']}>
          {block.rows.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={cx(/^[0-9a-f]{32,}$/.test(value) && styles['hash'])}>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.columns.map(({ title, align }) => (
                <th key={title} scope="col" className={cx(align === 'end' && styles['end'])}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows of a paper have no identity
              <tr key={index}>
                {row.map((cell, column) => (
                  // oxlint-disable-next-line react/no-array-index-key -- cells of a paper have no identity
                  <td key={column} className={cx(block.columns[column]?.align === 'end' && styles['end'])}>
                    {block.columns[column]?.align === 'counts' ? <Counts text={cell} /> : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      );
    case 'quote':
      return (
        <blockquote>
          {block.text}
          <footer>{block.by}</footer>
        </blockquote>
      );
    default:
      return assertNever(block);
  }
}

const bar = { width: 8, gap: 3, height: 14 } as const;

/** Counts as bars, one a step; the numbers themselves are its label. */
function Counts({ text }: { text: string }) {
  const counts = countsOf(text);
  if (counts.length === 0) return text;
  const most = Math.max(1, ...counts);
  const heights = counts.map((count) => (count === 0 ? 1 : Math.max(3, Math.round((count / most) * bar.height))));
  return (
    <svg className={styles['bars']} role="img" aria-label={text} width={counts.length * (bar.width + bar.gap) - bar.gap} height={bar.height}>
      {heights.map((height, step) => (
        // oxlint-disable-next-line react/no-array-index-key -- a step is its place
        <rect key={step} x={step * (bar.width + bar.gap)} y={bar.height - height} width={bar.width} height={height} {...(counts[step] === 0 ? { 'data-none': true } : {})} />
      ))}
    </svg>
  );
}
