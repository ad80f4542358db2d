import { stepCounts } from '@shared/contract/scoring/entities';
import { dimensions, type Dimension } from '@shared/primitives';
import { z } from '@shared/zod';
import { listField, objectField, repeated, textField, wholeField } from '../file-fields';
import { ordinalAlpha, spreadOf, type Spread } from './agreement';

const value = z.int('must be a whole number, or null where nothing was given').nullable();
const steps = (dimension: Dimension) => wholeField(2, 100).default(stepCounts[dimension]);

/**
 * The ballots of a meeting as a file hands them over (S4): scales with so many steps (1 to A; the product's own where it says nothing), and
 * per item what each participant gave. A value of null is an abstention on that dimension.
 */
export const MeetingBallots = objectField({
  scales: z
    .strictObject({ impact: steps('impact'), severity: steps('severity'), time: steps('time') }, { error: ({ code }) => (code === 'unrecognized_keys' ? 'knows only impact, severity and time' : 'must be an object') })
    .default(stepCounts),
  items: listField(objectField({ id: textField(), ballots: listField(objectField({ participant: textField(), impact: value, severity: value, time: value }), 1000) }), 10_000),
}).superRefine(({ scales, items }, context) => {
  for (const item of repeated(items.map(({ id }) => id))) context.addIssue({ code: 'custom', path: ['items', item, 'id'], message: `is ${JSON.stringify(items[item]?.id)}, as an earlier item is` });
  for (const [item, { ballots }] of items.entries()) {
    const path = ['items', item, 'ballots'];
    for (const ballot of repeated(ballots.map(({ participant }) => participant))) {
      context.addIssue({ code: 'custom', path: [...path, ballot, 'participant'], message: `is ${JSON.stringify(ballots[ballot]?.participant)}, who has a ballot on this item already` });
    }
    for (const [ballot, given] of ballots.entries()) {
      for (const dimension of dimensions) {
        const step = given[dimension];
        if (step !== null && (step < 1 || step > scales[dimension])) context.addIssue({ code: 'custom', path: [...path, ballot, dimension], message: `must be a whole number from 1 to ${scales[dimension]}` });
      }
    }
  }
});
export type MeetingBallots = z.infer<typeof MeetingBallots>;

type ItemSpread = Pick<Spread, 'median' | 'min' | 'max' | 'rwg' | 'withinOne'>;

/** Every figure of agreement of a meeting, unrounded (S4). */
export interface MeetingAgreement {
  readonly items: readonly ({ readonly id: string } & Readonly<Record<Dimension, ItemSpread>>)[];
  /** Krippendorff's alpha, null where it is undefined. */
  readonly alpha: Readonly<Record<Dimension, number | null>>;
}

/** What the ballots of a meeting say together, as `spreadOf` and `ordinalAlpha` define it (S4). */
export function agreementOfMeeting({ scales, items }: MeetingBallots): MeetingAgreement {
  const given = (ballots: MeetingBallots['items'][number]['ballots'], dimension: Dimension): number[] => ballots.flatMap((ballot) => ballot[dimension] ?? []);
  const spread = (ballots: MeetingBallots['items'][number]['ballots'], dimension: Dimension): ItemSpread => {
    const { median, min, max, rwg, withinOne } = spreadOf(given(ballots, dimension), dimension, scales[dimension]);
    return { median, min, max, rwg, withinOne };
  };
  const alpha = (dimension: Dimension): number | null => ordinalAlpha(items.map(({ ballots }) => given(ballots, dimension)));
  return {
    items: items.map(({ id, ballots }) => ({ id, impact: spread(ballots, 'impact'), severity: spread(ballots, 'severity'), time: spread(ballots, 'time') })),
    alpha: { impact: alpha('impact'), severity: alpha('severity'), time: alpha('time') },
  };
}
