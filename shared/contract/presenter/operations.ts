import { z } from '../../zod';
import { AccountId, Instant, SessionId } from '../../primitives';
import { everyone, host, Nothing, recorders } from '../operation';

/** Who sits before the projector. With a customer in the room nothing of any other account is shown. */
export const audiences = ['internal', 'customer'] as const;
export const Audience = z.enum(audiences);
export type Audience = z.infer<typeof Audience>;

/** What was chosen for a session. `accountId` is the customer's, and null for an internal audience. */
export const PresenterChoice = z.object({ audience: Audience, accountId: AccountId.nullable() });
export type PresenterChoice = z.infer<typeof PresenterChoice>;

export const PresenterState = PresenterChoice.extend({
  /** Whether the window shows this session now. */
  isOpen: z.boolean(),
  /** Another screen is there for it, beside the one with the main window. */
  hasOtherDisplay: z.boolean(),
  /** When its screen was last taken away, so that it came back to this one. */
  displayLostAt: Instant.nullable(),
  /** Accounts with an issue on the agenda, by name: those who may be the audience. */
  accounts: z.array(z.object({ id: AccountId, name: z.string() })),
});
export type PresenterState = z.infer<typeof PresenterState>;

const OfSession = z.strictObject({ sessionId: SessionId });

/** The presenter window as the main window steers it (M4). The window itself can call none of these. */
export const presenter = {
  state: host({ permission: everyone, input: OfSession, output: PresenterState }),
  /** Opens the window on a session, or changes session and audience of the one that is open. */
  open: host({
    permission: recorders,
    input: OfSession.extend({ audience: Audience, accountId: AccountId.nullable().default(null) }).refine(({ audience, accountId }) => (audience === 'customer') === (accountId !== null), {
      path: ['accountId'],
      message: 'Choose the account that sits in the room. An internal audience has none.',
    }),
    output: z.object({ isOnOtherDisplay: z.boolean() }),
    touches: ['presenter'],
  }),
  close: host({ permission: everyone, input: Nothing, output: Nothing, touches: ['presenter'] }),
};
