import { ChartLine, Eye, House, Landmark, ListChecks, Settings, ShieldCheck, Signpost, Users } from 'lucide-react';
import type { Section } from '../state/navigation';
import { sectionOf, sections, startOf } from '../state/navigation';
import { useApp } from '../state/store';
import styles from './shell.module.css';

const icons = { home: House, watch: Eye, score: ListChecks, meet: Users, act: Signpost, analyse: ChartLine, govern: Landmark, prove: ShieldCheck, settings: Settings } as const satisfies Record<Section, unknown>;
export const sectionLabels = { home: 'Home', watch: 'Watch', score: 'Score', meet: 'Meet', act: 'Act', analyse: 'Analyse', govern: 'Govern', prove: 'Prove', settings: 'Settings' } as const satisfies Record<Section, string>;

export interface RailProps {
  /** The sections that exist; others are not shown. */
  enabledSections: readonly Section[];
  /** Small counts on entries: proposals that wait. Zero is not shown. */
  badges?: Readonly<Partial<Record<Section, number>>> | undefined;
}

/** The flow of the work from top to bottom; settings at the foot. */
export function Rail({ enabledSections, badges = {} }: RailProps) {
  const shown = sections.filter((section) => enabledSections.includes(section));
  return (
    <nav className={styles['rail']} aria-label="Main">
      <span className={styles['logo']} role="img" aria-label="Docket">
        <svg viewBox="0 0 24 24" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
          <path d="M5 3.5h10l4 4v13H5Z" strokeWidth="1.5" />
          <path d="M8.5 16.5v-3M12 16.5V11M15.5 16.5V9" strokeWidth="2" />
        </svg>
      </span>
      {shown.filter((section) => section !== 'settings').map((section) => <RailEntry key={section} section={section} badge={badges[section] ?? 0} />)}
      <div className={styles['foot']}>{shown.includes('settings') && <RailEntry section="settings" badge={badges.settings ?? 0} />}</div>
    </nav>
  );
}

function RailEntry({ section, badge }: { section: Section; badge: number }) {
  const isCurrent = useApp((state) => sectionOf(state.entry.route) === section);
  const navigate = useApp((state) => state.navigate);
  const Icon = icons[section];
  return (
    <button type="button" className={styles['entry']} onClick={() => navigate(startOf(section))} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
      <Icon aria-hidden="true" />
      {sectionLabels[section]}
      {badge > 0 && (
        <span className={styles['badge']}>
          {badge > 99 ? '99+' : badge}
          <span className="vh"> waiting</span>
        </span>
      )}
    </button>
  );
}
