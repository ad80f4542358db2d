import type { Role } from '../primitives';
// oxlint-disable-next-line no-restricted-imports -- the outline is drawn from the whole
import { contract } from '.';

/**
 * The roles that may run each operation, by noun and name. The build writes this module out as a literal, so that what only needs names
 * and roles (the preload, the window, main before it has loaded the rest) reads neither the contract nor zod.
 */
export const outline: Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>> = Object.fromEntries(
  Object.entries(contract).map(([noun, operations]) => [noun, Object.fromEntries(Object.entries(operations).map(([name, { permission }]) => [name, permission]))]),
);
