import type { SignalKind } from '@shared/contract/coverage/entities';
import type { Criterion, Source } from '@shared/primitives';

/** What a kind of record says, and of what. `own` is what the record itself states. */
export interface SignalRule {
  readonly kind: SignalKind;
  readonly criterion: Criterion | 'own';
  readonly source: Source | 'own';
  /** Why it speaks to that criterion. */
  readonly because: string;
  /** Which day it is dated by. */
  readonly dated: string;
}

/**
 * What counts as a signal, of which criterion and source (W3). A hypothesis of silent erosion is an issue, but nothing that anybody said: it does not
 * count until it is confirmed; nor does an issue that a rule made of an account, a deal or an area. What lies after the as-of date does not count.
 */
export const signalRules = [
  { kind: 'issue', criterion: 'own', source: 'own', because: 'It is filed under a criterion and came from a source. What somebody suspects, and what a rule made of an account, a deal or an area, came from none.', dated: 'The day it was resolved, or else the day it was opened.' },
  { kind: 'deal-stage', criterion: 'commercial-bottlenecks', source: 'crm', because: 'How long a deal stands in a stage shows where contracting stalls delivery.', dated: 'The day the deal came into the stage.' },
  { kind: 'measurement', criterion: 'silent-experience-erosion', source: 'own', because: 'Health and usage fall before anybody writes a ticket.', dated: 'The day it was measured.' },
  { kind: 'interaction', criterion: 'silent-experience-erosion', source: 'own', because: 'Whether and how a customer speaks shows trust, whatever it is about.', dated: 'The day it took place.' },
  { kind: 'follow-up', criterion: 'silent-experience-erosion', source: 'own', because: 'What was promised and not kept erodes trust.', dated: 'The day it was kept, or else that of the call or mail it was promised in.' },
] as const satisfies readonly SignalRule[];
