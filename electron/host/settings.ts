import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { ActingPerson, Preferences } from '@shared/contract/settings';
import { DocketError } from '@shared/result';
import type { Actor } from '../context';
import type { OpenWorkspace } from '../store/database';
import { getPerson, getSystemPerson } from '../store/people';
import { getWorkspace } from '../store/workspaces';
import { deskOf, type Host } from './host';
import type { Memory } from './preferences';

export const getPreferences = (host: Host): Preferences => host.memory.get().preferences;

export function setPreferences(host: Host, change: ParsedInputOf<'settings.setPreferences'>): Preferences {
  host.memory.update((memory) => ({
    ...memory,
    preferences: { theme: change.theme ?? memory.preferences.theme, density: change.density ?? memory.preferences.density, zoom: change.zoom ?? memory.preferences.zoom, hasChime: change.hasChime ?? memory.preferences.hasChime },
  }));
  return host.memory.get().preferences;
}

export function getActing(host: Host): ActingPerson {
  const { workspace, actor } = deskOf(host);
  return { personId: actor.personId === getSystemPerson(workspace.db).id ? null : actor.personId, name: actor.name, role: actor.role };
}

/** Remembers who sits before this workspace. The choice changes no record: every entry names its actor. */
export function actAs(host: Host, { personId, role }: ParsedInputOf<'settings.actAs'>): ActingPerson {
  const { workspace } = deskOf(host);
  if (personId !== null && getPerson(workspace.db, personId) === null) throw new DocketError('not-found', 'That person is not in this workspace.');
  if (host.open?.rehearsed !== undefined) {
    // Of a rehearsal nothing is remembered; its people may not even exist outside it.
    host.open = { ...host.open, actor: actorOf(workspace, { personId, role }) };
    return getActing(host);
  }
  host.memory.update((memory) => ({ ...memory, acting: { ...memory.acting, [getWorkspace(workspace.db).id]: { personId, role } } }));
  if (host.open !== null) host.open = { ...host.open, actor: rememberedActor(workspace, host.memory.get()) };
  return getActing(host);
}

/** The person and role that this laptop last acted as in a workspace; else the system user as facilitator. */
export function rememberedActor({ db }: Pick<OpenWorkspace, 'db'>, memory: Memory): Actor {
  return actorOf({ db }, memory.acting[getWorkspace(db).id]);
}

function actorOf({ db }: Pick<OpenWorkspace, 'db'>, acting: Memory['acting'][string] | undefined): Actor {
  const person = (acting?.personId == null ? null : getPerson(db, acting.personId)) ?? getSystemPerson(db);
  return { personId: person.id, name: person.name, role: acting?.role ?? 'facilitator' };
}

/** Where this laptop left the workspace that is open. */
export const getPlace = (host: Host): OutputOf<'settings.place'> => ({ place: host.memory.get().places[getWorkspace(deskOf(host).workspace.db).id] ?? null });

/** Kept outside the workspace, and written at once: a kill comes back to it (M7). */
export function rememberPlace(host: Host, { place }: ParsedInputOf<'settings.rememberPlace'>): Record<string, never> {
  const { id } = getWorkspace(deskOf(host).workspace.db);
  // A place of a rehearsal may lead nowhere once it has ended.
  if (host.open?.rehearsed !== undefined) return {};
  host.memory.update((memory) => ({ ...memory, places: { ...memory.places, [id]: place } }));
  return {};
}

export function showMenu(host: Host, { commands }: ParsedInputOf<'settings.showMenu'>): Record<string, never> {
  host.showMenu(commands);
  return {};
}

export const getAbout = (host: Host): OutputOf<'settings.about'> => host.versions;
