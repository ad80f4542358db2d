import { z } from '../zod';
import { OrgFunction, PersonId } from '../primitives';
import { command, Nothing, query, reviewers } from './operation';

/** Owners, participants, deciders and members are all people of one table. */
export const Person = z.object({ id: PersonId, name: z.string(), function: OrgFunction, isSystem: z.boolean() });
export type Person = z.infer<typeof Person>;

/** In one Unicode form, and with something in it that can be seen. */
export const PersonName = z
  .string()
  .normalize('NFC')
  .trim()
  .min(1)
  .max(120)
  .refine((name) => /[\p{L}\p{N}]/u.test(name), 'A name has at least one letter in it.');

export const people = {
  list: query({ input: Nothing, output: z.array(Person) }),
  add: command({ permission: reviewers, input: z.strictObject({ name: PersonName, function: OrgFunction }), output: Person, touches: ['people'] }),
  update: command({
    permission: reviewers,
    input: z.strictObject({ id: PersonId, name: PersonName, function: OrgFunction }),
    output: Person,
    touches: ['people', 'sessions', 'issues'],
  }),
};
