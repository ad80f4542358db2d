import type { RuleAcceptance, RuleMark } from '@shared/contract/signals';

/** From so many decisions on, a share says something. */
const leastJudged = { overruled: 10, rubberStamped: 20 } as const;

/**
 * What the decisions on a rule's proposals show (W8), without a target for either. Overruled: more than half of at least ten were changed or rejected. Rubber-stamped: of
 * at least twenty, 95 % were accepted unchanged, and four in five of those together with others or within seconds after the one before.
 */
export function marksOf({ accepted, changed, rejected, together, hasty }: RuleAcceptance): RuleMark[] {
  const judged = accepted + changed + rejected;
  const marks: RuleMark[] = [];
  if (judged >= leastJudged.overruled && (changed + rejected) * 2 > judged) marks.push('overruled');
  if (judged >= leastJudged.rubberStamped && accepted * 100 >= judged * 95 && (together + hasty) * 5 >= accepted * 4) marks.push('rubber-stamped');
  return marks;
}
