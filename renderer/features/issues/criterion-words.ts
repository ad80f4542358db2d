import type { Criterion } from '@shared/primitives';
import { criteria, criterionLabels } from '@shared/primitives';

/** A criterion in one word, for tables. */
export const criterionShortLabels = {
  'response-delays': 'Response',
  'internal-decision-delays': 'Decision',
  'incorrect-prioritization': 'Priority',
  'commercial-bottlenecks': 'Commercial',
  'technical-product-issues': 'Technical',
  'silent-experience-erosion': 'Erosion',
} as const satisfies Record<Criterion, string>;

/** A criterion with its number of the six: `2 Internal decision delays`. */
export const numberedCriterion = (criterion: Criterion): string => `${criteria.indexOf(criterion) + 1} ${criterionLabels[criterion]}`;
