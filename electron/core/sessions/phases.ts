import type { ItemPhase, SessionState } from '@shared/contract/sessions/entities';
import { DocketError } from '@shared/result';

/** What the steps of an agenda item depend on. */
export interface ItemFacts {
  readonly kind: 'issue' | 'topic';
  readonly title: string;
  readonly phase: ItemPhase;
  /** The newest ballot round, or null before the first. */
  readonly lastRound: { readonly round: number; readonly isRevealed: boolean } | null;
  /** The highest number that a cancelled round has; 0: none. */
  readonly cancelled: number;
  /** Whether a score was agreed after the newest reveal. */
  readonly isAgreed: boolean;
}

/** The steps that move an item from phase to phase (M3, S4, M5). */
export type ItemStep = 'show' | 'openBallots' | 'castBallot' | 'reveal' | 'agree' | 'decide' | 'defer' | 'finish';

const conflict = (what: string, toDo: string): DocketError => new DocketError('conflict', `${what} Nothing was changed. ${toDo}`);
const hasOpenRound = ({ lastRound }: ItemFacts): boolean => lastRound !== null && !lastRound.isRevealed;

/**
 * The phase an item is in after a step. Going back never destroys anything: showing an item leaves its phase alone, and every later
 * round, score or decision is added to the earlier ones.
 *
 * @throws DocketError conflict, when the step does not fit the item as it stands.
 */
export function phaseAfter(step: ItemStep, item: ItemFacts): ItemPhase {
  const name = `"${item.title}"`;
  if (step === 'show') return item.phase === 'waiting' ? 'evidence' : item.phase;
  if (step === 'defer') return 'deferred';
  if (item.phase === 'waiting') throw conflict(`${name} has not been reached yet.`, 'Go to it first.');
  if (step === 'finish') {
    if (item.kind === 'issue') throw conflict(`${name} is an issue.`, 'Decide on it, or decide later.');
    return 'done';
  }
  if (item.kind === 'topic') throw conflict(`${name} is a topic, which has no score and no decision.`, 'Finish it, or put the issue itself on the agenda.');
  return phaseOfIssueAfter(step, item, name);
}

function phaseOfIssueAfter(step: Exclude<ItemStep, 'show' | 'defer' | 'finish'>, item: ItemFacts, name: string): ItemPhase {
  switch (step) {
    case 'openBallots':
      if (item.phase === 'ballot') throw conflict(`Ballots on ${name} are open already.`, 'Reveal them before you open another round.');
      return 'ballot';
    case 'castBallot':
      if (item.phase !== 'ballot') throw conflict(`No ballots are open on ${name}.`, 'Open a round first.');
      return 'ballot';
    case 'reveal':
      if (item.phase !== 'ballot') throw conflict(item.lastRound === null ? `No ballots were cast on ${name}.` : `The ballots on ${name} are on the table already.`, 'Open another round to vote again.');
      return 'revealed';
    case 'agree':
      if (item.lastRound === null) throw conflict(`Nobody has voted on ${name}.`, 'Open ballots first, or record a score on the issue itself.');
      if (hasOpenRound(item)) throw conflict(`The ballots on ${name} are not revealed yet.`, 'Reveal them first.');
      if (item.phase === 'decided') throw conflict(`${name} is decided on the score that was agreed.`, 'Open another round to change the score; the decision stays until it is taken anew.');
      return 'agreed';
    case 'decide':
      if (hasOpenRound(item)) throw conflict(`The ballots on ${name} are not revealed yet.`, 'Reveal them and agree on a score first, or decide later.');
      if (item.lastRound !== null && !item.isAgreed) throw conflict(`The ballots on ${name} are on the table and no score is agreed.`, 'Agree on a score first, or decide later.');
      return 'decided';
  }
}

/**
 * The round that opening ballots leads to: the next one, or the one that was left open when the item was deferred (S4). The number of a cancelled
 * round is not given again: its commitments stand in the log, and nothing may ever be revealed under them.
 */
export function roundToOpen({ lastRound, cancelled }: Pick<ItemFacts, 'lastRound' | 'cancelled'>): { round: number; isResumed: boolean } {
  if (lastRound !== null && !lastRound.isRevealed) return { round: lastRound.round, isResumed: true };
  return { round: Math.max(lastRound?.round ?? 0, cancelled) + 1, isResumed: false };
}

/**
 * The phase an item goes back to when its open round is called off (S4): the one it had before the round was opened.
 *
 * @param before what is left of the item: the round before, if any, whether a score was agreed on it, and whether the item is decided
 */
export function phaseWithoutRound({ lastRound, isAgreed, isDecided }: Pick<ItemFacts, 'lastRound' | 'isAgreed'> & { readonly isDecided: boolean }): ItemPhase {
  if (isDecided) return 'decided';
  if (lastRound === null) return 'evidence';
  return isAgreed ? 'agreed' : 'revealed';
}

/** Whether nothing is left to do on an item before sign-off (M6). */
export const isFinished = (phase: ItemPhase): boolean => phase === 'decided' || phase === 'deferred' || phase === 'done';

/**
 * Whether a session takes a change: `prepare` before and during the meeting, `run` only during it. A signed-off session takes none (M6).
 *
 * @throws DocketError conflict
 */
export function assertSessionTakes(change: 'prepare' | 'run', session: { readonly number: number; readonly state: SessionState }): void {
  if (session.state === 'signed-off') {
    throw new DocketError('conflict', `Session ${session.number} is signed off and sealed. Nothing was changed. What changes from here on belongs in another session.`);
  }
  if (change === 'run' && session.state === 'prepared') throw conflict(`Session ${session.number} has not begun.`, 'Start it first.');
}

/** @throws DocketError conflict, when a session cannot begin. */
export function assertMayStart(session: { readonly number: number; readonly state: SessionState; readonly items: number }): void {
  assertSessionTakes('prepare', session);
  if (session.state === 'running') throw conflict(`Session ${session.number} is running already.`, 'Go to its room.');
  if (session.items === 0) throw conflict(`Session ${session.number} has no agenda.`, 'Add an issue or a topic first.');
}

/**
 * Every item is decided, deferred or done (M6).
 *
 * @throws DocketError conflict naming those that are not.
 */
export function assertAllFinished(items: readonly { readonly position: number; readonly title: string; readonly phase: ItemPhase }[]): void {
  const open = items.filter(({ phase }) => !isFinished(phase));
  if (open.length === 0) return;
  const named = open.map(({ position, title }) => `${position} "${title}"`).join(', ');
  throw conflict(`${open.length === 1 ? 'One item is' : `${open.length} items are`} still open: ${named}.`, 'Decide on each, or say why it is decided later.');
}
