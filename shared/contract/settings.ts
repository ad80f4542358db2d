import { z } from '../zod';
import { PersonId, Role } from '../primitives';
import { everyone, host, Nothing } from './operation';

/** What one laptop remembers; it lives beside the keys in the user's data folder, never in a workspace. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** The app's zoom in percent, for a projector. */
  zoom: z.int().min(80).max(200).default(100),
});
export type Preferences = z.infer<typeof Preferences>;

/** Who sits at the laptop, and in which role (G9). */
export const ActingPerson = z.object({ personId: PersonId.nullable(), name: z.string(), role: Role });
export type ActingPerson = z.infer<typeof ActingPerson>;

export const settings = {
  preferences: host({ permission: everyone, input: Nothing, output: Preferences }),
  setPreferences: host({ permission: everyone, input: Preferences.partial(), output: Preferences, touches: ['settings'] }),
  acting: host({ permission: everyone, input: Nothing, output: ActingPerson }),
  actAs: host({ permission: everyone, input: z.strictObject({ personId: PersonId.nullable(), role: Role }), output: ActingPerson, touches: ['settings'] }),
  /** Versions of the app and of what it runs on, for the about box and bug reports. */
  about: host({ permission: everyone, input: Nothing, output: z.object({ docket: z.string(), electron: z.string(), chrome: z.string(), node: z.string(), sqlite: z.string() }) }),
};
