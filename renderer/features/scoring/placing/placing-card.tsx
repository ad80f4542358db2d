import type { IssueRow } from '@shared/contract/issues';
import { OverrideMark } from '../../../ui/band-mark';
import { Button } from '../../../ui/button';
import { formatDate } from '../../../ui/format';
import { arrowOf, placeWords } from './placing-words';
import type { Placing } from './use-placing';
import styles from './placing.module.css';

/** The override in force on an issue, beside its arithmetic: where, by whom, why, until when (S5). Nothing where nobody has placed it. */
export function PlacingCard({ issue, placing }: { issue: IssueRow; placing: Placing }) {
  const { override } = issue;
  const arrow = arrowOf(issue);
  if (override === null || arrow === null) return null;
  return (
    <section className={styles['card']} aria-label="Placed by hand">
      <div className={styles['card-head']}>
        <OverrideMark from={arrow.from} to={arrow.to} isShort={false} />
        <span className="muted">until {formatDate(override.until)}</span>
      </div>
      <p>
        Placed {placeWords(override)} by {override.decider}: {override.reason}
      </p>
      {(placing.place !== null || placing.withdraw !== null) && (
        <div className={styles['buttons']}>
          {placing.place !== null && (
            <Button size="small" kbd="Shift O" onPress={placing.place}>
              Place again
            </Button>
          )}
          {placing.withdraw !== null && (
            <Button size="small" onPress={placing.withdraw}>
              Withdraw
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** The card and what it needs, with a button where nobody has placed the issue yet: one line in a screen that shows an issue. */
export function PlacingPart({ issue, placing }: { issue: IssueRow; placing: Placing }) {
  return (
    <>
      {issue.override === null && placing.place !== null ? (
        <div>
          <Button size="small" kbd="Shift O" onPress={placing.place}>
            Place by hand
          </Button>
        </div>
      ) : (
        <PlacingCard issue={issue} placing={placing} />
      )}
      {placing.dialogs}
    </>
  );
}
