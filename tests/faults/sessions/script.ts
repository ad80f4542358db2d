import type { ChannelOfKind, InputOf } from '@shared/contract';
import type { Participant, Room } from '@shared/contract/sessions/entities';
import type { AgendaItemId, IssueId, SessionId, TradeoffId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import type { Desk } from '../../../electron/transaction';

/** What the meeting is called that is played and killed. */
export const killedSession = 'The review that is killed';

/** What a step needs to know, looked up anew for each step: whoever carries the meeting on knows nothing but the workspace. */
export class Here {
  #room: Room | null = null;
  constructor(readonly desk: Desk) {}

  get room(): Room {
    if (this.#room !== null) return this.#room;
    const { id: sessionId } = named(runQuery(this.desk, 'sessions.list', {}), ({ title }) => title === killedSession, killedSession);
    this.#room = runQuery(this.desk, 'sessions.room', { sessionId });
    return this.#room;
  }
  get sessionId(): SessionId {
    return this.room.id;
  }
  person(name: string): Participant {
    return named(this.room.people, (person) => person.name === name, name);
  }
  item(title: string): AgendaItemId {
    return named(this.room.agenda, (item) => item.title === title, title).id;
  }
  issue(title: string): IssueId {
    return named(runQuery(this.desk, 'issues.list', { offset: 0, limit: 50 }).rows, (issue) => issue.title === title, title).id;
  }
  get boardId(): TradeoffId {
    return named(runQuery(this.desk, 'tradeoffs.list', { sessionId: this.sessionId }), () => true, 'a board').id;
  }
  parked(text: string): InputOf<'sessions.dropParked'>['id'] {
    return named(this.room.parked, (line) => line.text === text, text).id;
  }
}

export function named<T>(all: readonly T[], is: (each: T) => boolean, name: string): T {
  const found = all.find(is);
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
}

/** One command of the meeting, and so one commit and one entry of the log. */
export interface Step {
  readonly kind: ChannelOfKind<'command'>;
  run(desk: Desk): void;
}

/** @returns what takes the input, which is made from the workspace as it stands when the step is due */
export const step =
  <C extends ChannelOfKind<'command'>>(kind: C) =>
  (input: (here: Here) => InputOf<C>): Step => ({ kind, run: (desk) => void runCommand(desk, kind, input(new Here(desk))) });
