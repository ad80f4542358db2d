import type { PersonId } from '@shared/primitives';
import type { Desk } from '../../transaction';
import type { fixedGivens } from '../../givens';
import type { OpenWorkspace } from '../../store/database';
import { getPersonByName } from '../../store/people';

export type MovableGivens = ReturnType<typeof fixedGivens>;

/** The desk at which the example is played: people take turns at it, and its clock is moved by hand. */
export interface ExampleDesk {
  readonly facilitator: Desk;
  /** The same desk with somebody else before it. */
  as(name: string): Desk;
  person(name: string): PersonId;
  /** Moves the clock to a moment. @throws Error where that lies in the past */
  moveTo(moment: string): void;
  /** Lets the clock run until a moment, in milliseconds; nothing where it is past. */
  waitUntil(ms: number): void;
  /** Milliseconds on the clock. */
  now(): number;
}

export function exampleDesk(givens: MovableGivens, workspace: OpenWorkspace, facilitator: string): ExampleDesk {
  const person = (name: string): PersonId => {
    const found = getPersonByName(workspace.db, name);
    if (found === null) throw new Error(`The example names ${name}, who is not among its people`);
    return found.id;
  };
  const as = (name: string): Desk => ({ ...givens, workspace, actor: { personId: person(name), name, role: 'facilitator' } });
  const now = (): number => Date.parse(givens.clock());
  return {
    facilitator: as(facilitator),
    as,
    person,
    now,
    waitUntil: (ms) => givens.advance(Math.max(0, Math.round(ms) - now())),
    moveTo: (moment) => {
      const ahead = Date.parse(moment) - now();
      if (ahead < 0) throw new Error(`The example would have to go back in time to ${moment}`);
      givens.advance(ahead);
    },
  };
}
