import type { Role } from '@shared/primitives';

/** What each role is for, in a line (G9). */
export const roleWords = {
  facilitator: 'Prepares and runs sessions, signs them off',
  scribe: 'Keeps the record of the meeting',
  executive: 'Walks the priority list and decides',
  auditor: 'Reads everything, makes and verifies packages, changes no record',
} as const satisfies Record<Role, string>;
