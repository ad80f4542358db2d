import type { StateCreator } from 'zustand';
import type { AccountId, ActionId, CodingId, ImportId, InteractionId, IssueId, PersonId, SampleId, SessionId, TradeoffId } from '@shared/primitives';
import { assertNever } from '@shared/primitives';
import type { AppState } from './store';

/** Every place of the app. */
export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'watch'; readonly tab: 'register' | 'import' | 'proposals' | 'signals' | 'coverage' | 'erosion' | 'samples'; readonly sessionId?: SessionId }
  | { readonly name: 'draw-sample' }
  | { readonly name: 'coding'; readonly id: CodingId }
  | { readonly name: 'sample'; readonly id: SampleId; readonly tab: 'read' | 'results' | 'draw' }
  | { readonly name: 'account'; readonly id: AccountId }
  | { readonly name: 'import'; readonly id: ImportId }
  | { readonly name: 'interaction'; readonly id: InteractionId }
  | { readonly name: 'word-proposals'; readonly accountId: AccountId | null; readonly importId: ImportId | null }
  | { readonly name: 'score' }
  | { readonly name: 'issue'; readonly id: IssueId }
  | { readonly name: 'meet' }
  | { readonly name: 'decisions'; readonly tab: 'register' | 'mine' | 'questions' }
  | { readonly name: 'walk' }
  | { readonly name: 'session'; readonly id: SessionId; readonly step: 'prepare' | 'run' | 'sign-off' }
  | { readonly name: 'act'; readonly action?: ActionId }
  | { readonly name: 'tradeoff'; readonly id: TradeoffId }
  | { readonly name: 'analyse' }
  | { readonly name: 'govern'; readonly tab: 'calibration' | 'overrides' }
  | { readonly name: 'calibrate'; readonly personId: PersonId; readonly sessionId: SessionId | null }
  | { readonly name: 'audit-answers' }
  | { readonly name: 'prove'; readonly tab: 'list' | 'builder' | 'verify'; readonly sessionId?: SessionId }
  | { readonly name: 'settings' };

/** The entries of the left rail, in its order; settings stands at its foot. */
export const sections = ['home', 'watch', 'score', 'meet', 'act', 'analyse', 'govern', 'prove', 'settings'] as const;
export type Section = (typeof sections)[number];

/** The part of the app a route belongs to. */
export function sectionOf(route: Route): Section {
  switch (route.name) {
    case 'account':
    case 'import':
    case 'interaction':
    case 'word-proposals':
    case 'draw-sample':
    case 'sample':
    case 'coding':
      return 'watch';
    case 'issue':
      return 'score';
    case 'session':
    case 'tradeoff':
    case 'audit-answers':
    case 'decisions':
    case 'walk':
      return 'meet';
    case 'calibrate':
      return 'govern';
    case 'home':
    case 'watch':
    case 'score':
    case 'meet':
    case 'act':
    case 'analyse':
    case 'govern':
    case 'prove':
    case 'settings':
      return route.name;
    default:
      return assertNever(route);
  }
}

/** Where a section begins. */
export function startOf(section: Section): Route {
  switch (section) {
    case 'watch':
      return { name: 'watch', tab: 'register' };
    case 'prove':
      return { name: 'prove', tab: 'list' };
    case 'govern':
      return { name: 'govern', tab: 'calibration' };
    case 'home':
    case 'score':
    case 'meet':
    case 'act':
    case 'analyse':
    case 'settings':
      return { name: section };
    default:
      return assertNever(section);
  }
}

/** Where a list was left: px scrolled, and the row that was selected. */
export interface ListPosition {
  readonly offset: number;
  readonly selectedIndex: number | null;
}

/** A place with what it remembers; `key` is new for each visit, so a screen can mount afresh. */
export interface HistoryEntry {
  readonly key: number;
  readonly route: Route;
  readonly position: ListPosition | null;
}

export interface NavigationSlice {
  readonly entry: HistoryEntry;
  readonly backStack: readonly HistoryEntry[];
  readonly forwardStack: readonly HistoryEntry[];
  /** Goes to a place; the one left can be come back to. Going where one already is does nothing. */
  navigate: (route: Route) => void;
  /** Like `navigate`, but the place left is forgotten: the next step of a wizard, another tab. */
  replace: (route: Route) => void;
  /** Back to the same row and scroll; nothing where there is nothing to go back to. */
  back: () => void;
  forward: () => void;
  /** Keeps where the list of the current place stands. */
  rememberPosition: (position: ListPosition) => void;
  /** Forgets all places: another workspace was opened. */
  resetNavigation: () => void;
}

const longestHistory = 50;
const firstEntry: HistoryEntry = { key: 0, route: { name: 'home' }, position: null };

/** Two routes that show the same thing. */
export function isSameRoute(a: Route, b: Route): boolean {
  return JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
}

export const createNavigationSlice: StateCreator<AppState, [], [], NavigationSlice> = (set) => {
  let lastKey = 0;
  const entryFor = (route: Route): HistoryEntry => {
    lastKey += 1;
    return { key: lastKey, route, position: null };
  };
  return {
    entry: firstEntry,
    backStack: [],
    forwardStack: [],
    navigate: (route) =>
      set((state) => (isSameRoute(state.entry.route, route) ? state : { entry: entryFor(route), backStack: [...state.backStack, state.entry].slice(-longestHistory), forwardStack: [] })),
    replace: (route) => set((state) => (isSameRoute(state.entry.route, route) ? state : { entry: entryFor(route) })),
    back: () =>
      set((state) => {
        const entry = state.backStack.at(-1);
        return entry === undefined ? state : { entry, backStack: state.backStack.slice(0, -1), forwardStack: [...state.forwardStack, state.entry] };
      }),
    forward: () =>
      set((state) => {
        const entry = state.forwardStack.at(-1);
        return entry === undefined ? state : { entry, forwardStack: state.forwardStack.slice(0, -1), backStack: [...state.backStack, state.entry] };
      }),
    rememberPosition: (position) => set((state) => ({ entry: { ...state.entry, position } })),
    resetNavigation: () => set({ entry: entryFor({ name: 'home' }), backStack: [], forwardStack: [] }),
  };
};
