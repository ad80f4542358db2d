import { z } from '../zod';
import { AccountId, CodingId, ImportId, InteractionId, IssueId, PersonId, Role, SampleId, SessionId, TradeoffId } from '../primitives';
import { everyone, host, Nothing } from './operation';

/** What one laptop remembers; it lives beside the keys in the user's data folder, never in a workspace. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** The app's zoom in percent, for a projector. */
  zoom: z.int().min(80).max(200).default(100),
  /** A sound when the time-box of an item is over. */
  hasChime: z.boolean().default(true),
});
export type Preferences = z.infer<typeof Preferences>;

/** Who sits at the laptop, and in which role (G9). */
export const ActingPerson = z.object({ personId: PersonId.nullable(), name: z.string(), role: Role });
export type ActingPerson = z.infer<typeof ActingPerson>;

/** A command of the window as the native menu shows it. */
export const MenuCommand = z.strictObject({
  id: z.string().min(1).max(120),
  title: z.string().min(1).max(200),
  /** Its menu. */
  section: z.string().min(1).max(60),
  /** Its first shortcut as people read it. */
  keys: z.string().max(60).nullable(),
  /** The same as Electron writes it; null where Electron cannot, as for two keys in a row. */
  accelerator: z.string().max(60).nullable(),
});
export type MenuCommand = z.infer<typeof MenuCommand>;

/** A place of the app that a restart comes back to. */
export const Place = z.discriminatedUnion('name', [
  z.strictObject({ name: z.enum(['home', 'score', 'meet', 'walk', 'act', 'analyse', 'audit-answers', 'settings']) }),
  z.strictObject({ name: z.literal('govern'), tab: z.enum(['calibration', 'overrides']) }),
  z.strictObject({ name: z.literal('calibrate'), personId: PersonId, sessionId: SessionId.nullable() }),
  z.strictObject({ name: z.literal('watch'), tab: z.enum(['register', 'import', 'proposals', 'signals', 'coverage', 'erosion', 'samples']), sessionId: SessionId.exactOptional() }),
  z.strictObject({ name: z.literal('draw-sample') }),
  z.strictObject({ name: z.literal('coding'), id: CodingId }),
  z.strictObject({ name: z.literal('sample'), id: SampleId, tab: z.enum(['read', 'results', 'draw']) }),
  z.strictObject({ name: z.literal('account'), id: AccountId }),
  z.strictObject({ name: z.literal('import'), id: ImportId }),
  z.strictObject({ name: z.literal('interaction'), id: InteractionId }),
  z.strictObject({ name: z.literal('word-proposals'), accountId: AccountId.nullable(), importId: ImportId.nullable() }),
  z.strictObject({ name: z.literal('issue'), id: IssueId }),
  z.strictObject({ name: z.literal('session'), id: SessionId, step: z.enum(['prepare', 'run', 'sign-off']) }),
  z.strictObject({ name: z.literal('tradeoff'), id: TradeoffId }),
  z.strictObject({ name: z.literal('decisions'), tab: z.enum(['register', 'mine', 'questions']) }),
  z.strictObject({ name: z.literal('prove'), tab: z.enum(['list', 'builder', 'verify']), sessionId: SessionId.exactOptional() }),
]);
export type Place = z.infer<typeof Place>;

export const settings = {
  preferences: host({ permission: everyone, input: Nothing, output: Preferences }),
  setPreferences: host({ permission: everyone, input: Preferences.partial(), output: Preferences, touches: ['settings'] }),
  acting: host({ permission: everyone, input: Nothing, output: ActingPerson }),
  actAs: host({ permission: everyone, input: z.strictObject({ personId: PersonId.nullable(), role: Role }), output: ActingPerson, touches: ['settings'] }),
  /** Where the workspace that is open was left on this laptop (M7); null where it never was. */
  place: host({ permission: everyone, input: Nothing, output: z.object({ place: Place.nullable() }) }),
  rememberPlace: host({ permission: everyone, input: z.strictObject({ place: Place }), output: Nothing }),
  /** Fills the native menu with what the window can do now. */
  showMenu: host({ permission: everyone, input: z.strictObject({ commands: z.array(MenuCommand).max(500) }), output: Nothing }),
  /** Versions of the app and of what it runs on, for the about box and bug reports. */
  about: host({ permission: everyone, input: Nothing, output: z.object({ docket: z.string(), electron: z.string(), chrome: z.string(), node: z.string(), sqlite: z.string() }) }),
};
