import { InvalidArgumentError, type Command } from 'commander';
import { CalendarDate, Role, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';

const Common = z.object({ json: z.boolean().optional(), actor: z.string().optional(), role: Role.default('facilitator') });
/** The options that every command knows. */
export type CommonOptions = z.infer<typeof Common>;

/** Who acts, as the command line says it. */
export type Acting = Pick<CommonOptions, 'actor' | 'role'>;

export const commonOptions = (command: Command): CommonOptions => Common.parse(command.optsWithGlobals());

/** Reads a whole number within a range; anything else is a mistake of usage that names the range. */
export const wholeNumber = (name: string, min: number, max: number) => (text: string): number => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new InvalidArgumentError(`${name} must be a whole number from ${min} to ${max}.`);
  return value;
};

/** Reads a calendar date such as 2026-11-22. */
export function calendarDate(text: string): CalendarDate {
  const date = CalendarDate.safeParse(text);
  if (!date.success) throw new InvalidArgumentError('A date is written as 2026-11-22.');
  return date.data;
}

/** Reads the id of a session. */
export function sessionId(text: string): SessionId {
  const id = SessionId.safeParse(text);
  if (!id.success) throw new InvalidArgumentError('A session is named by its id, as "docket sessions" lists it.');
  return id.data;
}
