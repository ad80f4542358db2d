import { mergeFields, type KeptValue, type KeptValues, type MergeField } from '@shared/contract/account-merges';
import type { CalendarDate, Segment } from '@shared/primitives';
import { deriveCommercials, settleCommercials, type Commercials, type SubscriptionFacts } from '../imports/derive';

/** What a source says of an account. */
export interface AccountFacts {
  readonly name: string;
  readonly segment: Segment;
  readonly tier: string | null;
  readonly health: string | null;
  readonly sponsor: string | null;
  readonly owner: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly signupDate: CalendarDate | null;
  readonly statedArrMinor: number | null;
  readonly statedCurrency: string | null;
  readonly statedRenewal: CalendarDate | null;
  readonly flags: readonly string[];
}

/** A subscription with the system that it comes from. */
export interface MergedSubscription extends SubscriptionFacts {
  readonly system: string;
}

/** An account as it stands: alone, or with others merged into it. */
export interface Standing {
  readonly id: string;
  readonly facts: AccountFacts;
  /** The accounts whose own subscriptions count in its ARR, and those subscriptions. */
  readonly counted: readonly string[];
  readonly subscriptions: readonly MergedSubscription[];
  /** From which account the terms are where they are not its own, in words; empty where they are. */
  readonly termsOf: string;
}

export const standsAlone = (id: string, facts: AccountFacts, subscriptions: readonly MergedSubscription[]): Standing => ({ id, facts, counted: [id], subscriptions, termsOf: '' });

/** ARR and renewal of an account as it stands on a date. */
export const termsOf = ({ facts, subscriptions }: Pick<Standing, 'facts' | 'subscriptions'>, asOf: CalendarDate): Commercials =>
  settleCommercials(
    { arr: facts.statedArrMinor === null || facts.statedCurrency === null ? null : { amountMinor: facts.statedArrMinor, currency: facts.statedCurrency }, renewal: facts.statedRenewal },
    deriveCommercials(subscriptions, asOf),
  );

const saysTerms = ({ facts, subscriptions }: Standing): boolean => facts.statedArrMinor !== null || subscriptions.length > 0;

/** Whether the subscriptions of two accounts can be added up: both have some, and neither has a stated ARR, which goes before them. */
export const canAddUp = (survivor: Standing, other: Standing): boolean =>
  survivor.subscriptions.length > 0 && other.subscriptions.length > 0 && survivor.facts.statedArrMinor === null && other.facts.statedArrMinor === null;

/**
 * Whose terms stand unless somebody says otherwise. Subscriptions of one system are contracts of their own and are added up; those of two systems are most likely
 * the same contracts seen twice, and no ARR may count twice (W4).
 */
export function usualTerms(survivor: Standing, other: Standing): KeptValue {
  const systems = new Set([...survivor.subscriptions, ...other.subscriptions].map(({ system }) => system));
  return canAddUp(survivor, other) && systems.size === 1 ? 'both' : 'survivor';
}

type PlainField = Exclude<MergeField, 'terms'>;
const plainFields = mergeFields.filter((field): field is PlainField => field !== 'terms');

export const isUnknown = (value: string | null): boolean => value === null || value === '' || value === 'unknown';

/** Which of two values stands: the one that was chosen while it is known, else the survivor's, else the other's. */
function stands(survivor: string | null, other: string | null, choice: KeptValue | undefined): 'survivor' | 'other' {
  if (choice === 'survivor') return 'survivor';
  if (choice === 'other' && !isUnknown(other)) return 'other';
  return isUnknown(survivor) && !isUnknown(other) ? 'other' : 'survivor';
}

/** Whose terms stand of two accounts. */
function termsStand(survivor: Standing, other: Standing, choice: KeptValue | undefined): KeptValue {
  if (choice === 'survivor') return 'survivor';
  if (choice === 'both' && canAddUp(survivor, other)) return 'both';
  if (choice === 'other' && saysTerms(other)) return 'other';
  return saysTerms(survivor) || !saysTerms(other) ? 'survivor' : 'other';
}

/** For each field whose value stands after a merge. */
export function standingValues(survivor: Standing, other: Standing, keep: KeptValues): Record<MergeField, KeptValue> {
  const plain = plainFields.map((field) => [field, stands(survivor.facts[field], other.facts[field], keep[field])] as const);
  return { ...allSurvivor, ...Object.fromEntries(plain), terms: termsStand(survivor, other, keep.terms) };
}

const allSurvivor = { name: 'survivor', segment: 'survivor', terms: 'survivor', tier: 'survivor', health: 'survivor', sponsor: 'survivor', owner: 'survivor', region: 'survivor', industry: 'survivor', signupDate: 'survivor' } as const satisfies Record<MergeField, KeptValue>;

/**
 * An account with another merged into it (W6). Each field is the survivor's or the other's, never a mixture; ARR, currency and the subscriptions that count are one
 * field, so that no ARR counts twice and no currencies are added. A renewal that the side whose terms stand does not know is filled from the other.
 */
export function mergeInto(survivor: Standing, other: Standing, keep: KeptValues, asOf: CalendarDate): Standing {
  const from = standingValues(survivor, other, keep);
  const side = (field: PlainField): AccountFacts => (from[field] === 'other' ? other : survivor).facts;
  const chosen = from.terms === 'other' ? other : survivor;
  const rest = from.terms === 'other' ? survivor : other;
  const both = from.terms === 'both';
  const subscriptions = both ? [...survivor.subscriptions, ...other.subscriptions] : chosen.subscriptions;
  const { facts } = chosen;
  const filled = termsOf({ facts, subscriptions }, asOf).renewal === null ? termsOf(rest, asOf).renewal : null;
  const says = both ? `, ${other.facts.name} counted in` : from.terms === 'other' ? `, of ${other.facts.name}` : survivor.termsOf;
  return {
    id: survivor.id,
    facts: {
      name: side('name').name,
      segment: side('segment').segment,
      tier: side('tier').tier,
      health: side('health').health,
      sponsor: side('sponsor').sponsor,
      owner: side('owner').owner,
      region: side('region').region,
      industry: side('industry').industry,
      signupDate: side('signupDate').signupDate,
      statedArrMinor: facts.statedArrMinor,
      statedCurrency: facts.statedCurrency,
      statedRenewal: both ? (survivor.facts.statedRenewal ?? other.facts.statedRenewal) : (filled ?? facts.statedRenewal),
      flags: [...new Set([...survivor.facts.flags, ...other.facts.flags])],
    },
    counted: both ? [...survivor.counted, ...other.counted] : chosen.counted,
    subscriptions,
    termsOf: filled === null || !saysTerms(chosen) ? says : `${says}, renewal of ${rest.facts.name}`,
  };
}

/** A merge in force, as far as what stands follows from it. */
export interface MergeStep {
  readonly accountId: string;
  readonly intoId: string;
  readonly keep: KeptValues;
}

/**
 * A function that says how an account stands with all that were merged into it, and into those; null where it is not there.
 * @param merges in force, the oldest first
 * @param alone how an account stands by what its own source says
 */
export function standingsAfter(merges: readonly MergeStep[], alone: (id: string) => Standing | null, asOf: CalendarDate): (id: string) => Standing | null {
  const done = new Map<string, Standing | null>();
  const stand = (id: string): Standing | null => {
    const known = done.get(id);
    if (known !== undefined) return known;
    const own = alone(id);
    const steps = merges.filter(({ intoId }) => intoId === id);
    const standing = steps.reduce<Standing | null>((survivor, { accountId, keep }) => {
      const other = stand(accountId);
      return survivor === null || other === null ? survivor : mergeInto(survivor, other, keep, asOf);
    }, own);
    done.set(id, standing);
    return standing;
  };
  return stand;
}
