import type { AgendaItem, ItemPhase } from '@shared/contract/sessions/entities';
import { KeyHint } from '../../../ui/kbd';
import styles from './run.module.css';

/** The keys that do something on the item as it stands. @param isOnPaper the open ballots are typed from paper, so nothing is handed round */
export function RunKeys({ phase, kind, isOnPaper, mayChange }: { phase: ItemPhase; kind: AgendaItem['kind']; isOnPaper: boolean; mayChange: boolean }) {
  const isIssue = kind === 'issue';
  return (
    <footer className={styles['keys']}>
      {mayChange && (
        <>
          {isIssue && phase === 'revealed' && <KeyHint keys="S">agreed score, then 1–5</KeyHint>}
          {isIssue && !(phase === 'ballot' && isOnPaper) && <KeyHint keys="B">{phase === 'ballot' ? 'hand round' : phase === 'evidence' ? 'ballots' : 'new round'}</KeyHint>}
          {isIssue && phase !== 'ballot' && <KeyHint keys="D">decision</KeyHint>}
          {phase !== 'ballot' && <KeyHint keys="R">ready</KeyHint>}
          <KeyHint keys="K">park</KeyHint>
          <span className={styles['optional']}>
            <KeyHint keys="C">new issue</KeyHint>
          </span>
          {phase !== 'revealed' && <KeyHint keys="N">note</KeyHint>}
          {phase !== 'revealed' && <KeyHint keys="T">timer</KeyHint>}
          <KeyHint keys="+">3 more min</KeyHint>
          {isIssue && <KeyHint keys="L">decide later</KeyHint>}
          <KeyHint keys="Ctrl Enter">{isIssue ? (phase === 'ballot' ? 'reveal' : phase === 'revealed' ? 'agree' : 'record') : 'done'}</KeyHint>
        </>
      )}
      <span className="spacer" />
      <KeyHint keys="PgUp PgDn">items</KeyHint>
      <KeyHint keys="?">all keys</KeyHint>
    </footer>
  );
}
