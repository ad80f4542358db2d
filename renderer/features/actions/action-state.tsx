import { Check, Circle, CircleDot, CircleSlash, CornerDownRight } from 'lucide-react';
import { actionStateLabels, type ActionState } from '@shared/contract/actions/entities';
import { cx } from '../../ui/cx';
import styles from './actions.module.css';

const shapes = { open: Circle, 'in-progress': CircleDot, done: Check, dropped: CircleSlash, superseded: CornerDownRight } as const satisfies Record<ActionState, unknown>;

/** How an action stands: shape and word. */
export function ActionStateMark({ state, isOverdue = false }: { state: ActionState; isOverdue?: boolean }) {
  const Shape = shapes[state];
  return (
    <span className={cx(styles['state'], styles[state], isOverdue && styles['overdue'])}>
      <Shape aria-hidden="true" />
      {actionStateLabels[state]}
    </span>
  );
}
