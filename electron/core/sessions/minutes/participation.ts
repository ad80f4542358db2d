import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { orgFunctions } from '@shared/primitives';
import { atEnd, columns } from '../../documents/columns';
import { canVote, functionLabel } from '../people';

/** Who voted, by function (M2): of the ballots that were asked for in revealed rounds, how many each function cast. Nothing where nobody voted. */
export function participationBlocks({ session, items }: SessionRecord): Block[] {
  const rounds = items.flatMap((item) => item.rounds.filter(({ revealedAt }) => revealedAt !== null));
  if (rounds.length === 0) return [];
  const voters = session.people.filter(({ role, arrivedAt }) => canVote(role) && arrivedAt !== null);
  const rows = orgFunctions.flatMap((part) => {
    const people = voters.filter((person) => person.function === part);
    if (people.length === 0) return [];
    const cast = rounds.reduce((sum, { ballots }) => sum + ballots.filter(({ participantId }) => people.some(({ id }) => id === participantId)).length, 0);
    const asked = people.length * rounds.length;
    return [[functionLabel(part), String(people.length), `${cast} of ${asked}`, `${Math.round((100 * cast) / asked)} %`]];
  });
  if (rows.length > 0 && rows.every(([, , , share]) => share === '100 %')) return [{ kind: 'paragraph', text: `Every function cast all the ballots that were asked of it: ${rows.map(([part]) => part).join(', ')}.` }];
  return [
    { kind: 'heading', level: 3, text: 'Ballots by function' },
    {
      kind: 'table',
      columns: columns('Function', atEnd('Voters'), atEnd('Ballots'), atEnd('Share')),
      rows,
    },
  ];
}
