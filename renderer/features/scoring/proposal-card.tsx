import type { ProposalRow } from '@shared/contract/scoring/operations';
import { useShortcutLabel } from '../../commands/use-commands';
import { Button } from '../../ui/button';
import { formatDate } from '../../ui/format';
import type { ProposalActions } from './use-proposal-actions';
import styles from './scoring.module.css';

/** What a rule proposes for an issue, what it could not know, and the three things a person can do with it. */
export function ProposalCard({ proposal, actions, isCurrent = true }: { proposal: ProposalRow; actions: ProposalActions; /** The keys are for it. */ isCurrent?: boolean }) {
  const accept = useShortcutLabel('proposals.accept');
  const change = useShortcutLabel('proposals.change');
  const reject = useShortcutLabel('proposals.reject');
  const kbd = (key: string | undefined): { kbd?: string } => (isCurrent && key !== undefined ? { kbd: key } : {});
  const isWhole = proposal.score !== null;
  return (
    <section className={styles['proposal']} aria-label="Proposal">
      <div className={styles['proposal-head']}>
        <h2>{isWhole ? 'Proposed, not yet accepted' : 'The rule could not name every factor'}</h2>
      </div>
      <p className="muted t12">
        Rule {proposal.ruleId}, as of {formatDate(proposal.asOf)}. The reasons stand under the scales.
      </p>
      {proposal.unknown.length > 0 && <p className={styles['unknown']}>Not known: {proposal.unknownWords}</p>}
      {actions.change !== null && (
        <div className={styles['buttons']}>
          {isWhole && (
            <Button size="small" {...kbd(accept)} isDisabled={actions.accept === null} isPending={actions.isPending} onPress={() => actions.accept?.()}>
              Accept
            </Button>
          )}
          <Button size="small" {...kbd(change)} onPress={() => actions.change?.()}>
            {isWhole ? 'Change' : 'Score it'}
          </Button>
          <Button size="small" {...kbd(reject)} onPress={() => actions.reject?.()}>
            Reject
          </Button>
        </div>
      )}
    </section>
  );
}
