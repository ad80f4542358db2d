import type { Criterion } from '@shared/primitives';

export interface Filed {
  readonly criterion: Criterion;
  readonly secondary: readonly Criterion[];
  /** What became of the criterion that was accepted. */
  readonly as: 'primary' | 'secondary' | 'already';
}

/** At most so many beside the primary one, as the contract of an issue has it. */
const mostSecondary = 5;

/**
 * How an issue is filed once a person has accepted a rule's criterion (W1, W7): as its primary one where nobody has set one, else beside it.
 * @param isSet a person or the import has said what the issue is filed under; a mere default is nobody's word
 */
export function fileUnder({ criterion, secondary, isSet }: { criterion: Criterion; secondary: readonly Criterion[]; isSet: boolean }, accepted: Criterion): Filed {
  if (criterion === accepted) return { criterion, secondary, as: 'already' };
  if (!isSet) return { criterion: accepted, secondary: secondary.filter((one) => one !== accepted), as: 'primary' };
  if (secondary.includes(accepted) || secondary.length >= mostSecondary) return { criterion, secondary, as: 'already' };
  return { criterion, secondary: [...secondary, accepted], as: 'secondary' };
}
