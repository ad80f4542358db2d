import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './page.module.css';

export interface PageHeaderProps {
  title: string;
  /** One neutral sentence beside the title: `24 open issues, EUR 14.41 M ARR behind them`. */
  sub?: ReactNode;
  /** Buttons at the right. */
  tools?: ReactNode;
}

/** The title of a screen with its sentence and its tools. */
export function PageHeader({ title, sub, tools }: PageHeaderProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['titles']}>
        <h1 className={styles['title']}>{title}</h1>
        {sub !== undefined && <span className={styles['sub']}>{sub}</span>}
      </div>
      {tools !== undefined && <div className={styles['tools']}>{tools}</div>}
    </header>
  );
}

export interface PageProps {
  header?: ReactNode;
  children: ReactNode;
  /** The body has no padding and does not scroll: a table or columns fill it and scroll themselves. */
  isFlush?: boolean;
}

/** A column of the main area: header on top, body below, scrolling by itself. */
export function Page({ header, children, isFlush = false }: PageProps) {
  return (
    <section className={styles['page']}>
      {header}
      {isFlush ? <div className={cx(styles['body'], styles['flush'])}>{children}</div> : <ScrollRegion label="Content" className={cx(styles['body'], 'scroll')}>{children}</ScrollRegion>}
    </section>
  );
}

export interface SidePanelProps {
  /** Names the panel: `Issue #205`. */
  label: string;
  /** What stands left in its head: number and place in the list. */
  head: ReactNode;
  /** Buttons at the right of its head: previous, next, open whole, close. */
  tools?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

/** A panel at the right that opens a thing without losing the list's place. */
export function SidePanel({ label, head, tools, foot, children }: SidePanelProps) {
  return (
    <aside className={styles['panel']} aria-label={label}>
      <div className={styles['panel-head']}>
        <span className="trunc">{head}</span>
        {tools}
      </div>
      {/* What is shown next is read from its beginning, however far the one before was scrolled. */}
      <ScrollRegion key={label} label={`${label}, details`} className={cx(styles['panel-body'])}>
        {children}
      </ScrollRegion>
      {foot !== undefined && <div className={styles['panel-foot']}>{foot}</div>}
    </aside>
  );
}

/** Something that scrolls by itself, and that the keyboard can reach and scroll. */
export function ScrollRegion({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus it could not be scrolled by keyboard
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A titled part of a page or panel; `more` is the small text at the right of its head. */
export function Section({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <div className={styles['section-head']}>
        <h2 className={styles['section-title']}>{title}</h2>
        {more !== undefined && <span className={styles['section-more']}>{more}</span>}
      </div>
      {children}
    </section>
  );
}

export interface Definition {
  readonly term: string;
  readonly value: ReactNode;
}

/** Terms with their values: `facts` in a line, `pairs` in two columns. */
export function DefinitionList({ items, layout = 'pairs' }: { items: readonly Definition[]; layout?: 'facts' | 'pairs' }) {
  return (
    <dl className={styles[layout]}>
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
