import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@shared/primitives';
import { runQuery } from '../../../electron/dispatch';
import { verifyPackage } from '../../../electron/core/evidence/verify';
import { elapsedAt } from '../../../electron/core/sessions/timers';
import { utf8 } from '../../../electron/core/evidence/canonical-json';
import { sha256 } from '../../../electron/files/hashing';
import { openOwnKey, verifyEd25519 } from '../../../electron/files/keys';
import { beatMs } from '../../../electron/host/heartbeat';
import { makePackage } from '../../../electron/packaging';
import type { Desk } from '../../../electron/transaction';
import type { Acknowledgement, Orders } from '../orders';
import { lookAt, placeOf, type Place } from './place';
import { outcomeOf, uninterrupted } from './outcome';
import { steps } from './steps';

type SessionOrders = Extract<Orders, { scenario: 'sessions' }>;

/** The laptop lies dark for hours before somebody opens it again. */
const darkMs = 3 * 3_600_000;

const isOfKind = <K extends Acknowledgement['kind']>(kind: K) => (each: Acknowledgement): each is Extract<Acknowledgement, { kind: K }> => each.kind === kind;

/** The last time that the program said was coming: it cannot have lived later. */
const lastTime = ({ startAt }: SessionOrders, said: readonly Acknowledgement[]): Instant => said.findLast(isOfKind('time'))?.at ?? startAt;

/** A clock that goes on from when the laptop is opened again, a second a reading. */
export function wokenAt(orders: SessionOrders, said: readonly Acknowledgement[]): () => Instant {
  let now = Date.parse(lastTime(orders, said)) + darkMs;
  return () => Instant.parse(new Date((now += 1000)).toISOString());
}

/** The meeting stands where it stood, hides what it hid, and can be carried on to its end from there (M7). */
export async function sessionProblems(desk: Desk, orders: SessionOrders, said: readonly Acknowledgement[]): Promise<string[]> {
  const done = Number(desk.workspace.db.prepare("SELECT count(*) FROM audit_log WHERE seq > ? AND action <> 'sessions.recoverTimers'").pluck().get(orders.base));
  const before = said.filter(isOfKind('place')).find(({ step }) => step === done)?.place ?? null;
  const problems = [...placeProblems(before, placeOf(desk), lastTime(orders, said)), ...secrecyProblems(desk)];
  // What is played from here on is not killed, and need not wait for the disk.
  desk.workspace.db.pragma('synchronous = OFF');
  // Each step is one entry: what is not in the log is still to be done.
  for (const step of steps.slice(done)) {
    try {
      step.run(desk);
    } catch (error) {
      return [...problems, `carried on from step ${done}: ${step.kind} failed: ${error instanceof Error ? error.message : String(error)}`];
    }
  }
  return [...problems, ...(await endProblems(desk, orders))];
}

function placeProblems(before: Place | null, after: Place | null, deathAt: Instant): string[] {
  if (before === null || after === null) return before === after ? [] : [`there is ${after === null ? 'no' : 'a'} meeting`];
  const problems: string[] = [];
  if (before.onScreen?.itemId !== after.onScreen?.itemId || before.onScreen?.phase !== after.onScreen?.phase) problems.push(`on screen is ${JSON.stringify(after.onScreen)} and was ${JSON.stringify(before.onScreen)}`);
  if (before.seats.join() !== after.seats.join()) problems.push(`seated is ${after.seats.join()} and was ${before.seats.join()}`);
  for (const name of new Set([...Object.keys(before.hashes), ...Object.keys(after.hashes)])) if (before.hashes[name] !== after.hashes[name]) problems.push(`${name} is not what it was`);
  for (const timer of before.timers) {
    const truth = elapsedAt(timer, deathAt);
    const found = after.timers.find(({ itemId }) => itemId === timer.itemId);
    const least = timer.runningSince === null ? truth : truth - beatMs;
    if (found === undefined || found.runningSince !== null || found.elapsedMs > truth || found.elapsedMs < least) problems.push(`the timer of ${timer.itemId} stands at ${JSON.stringify(found)}, and ${truth} ms had passed`);
  }
  return problems;
}

/** Ballots that are in are there and hidden: no query gives what opens their commitment, and none their values. */
function secrecyProblems(desk: Desk): string[] {
  const seen = lookAt(desk);
  if (seen === null) return [];
  const hidden = desk.workspace.db.prepare('SELECT b.nonce FROM ballots b JOIN ballot_rounds r ON r.item_id = b.item_id AND r.round = b.round WHERE r.revealed_at IS NULL').pluck().all().map(String);
  const outside = JSON.stringify([seen, runQuery(desk, 'sessions.minutes', { sessionId: seen.room.id }), desk.workspace.db.prepare('SELECT payload FROM audit_payloads').pluck().all()]);
  const open = seen.items.flatMap(({ rounds }) => rounds).filter(({ revealedAt }) => revealedAt === null);
  const finished = open.flatMap(({ status }) => status).filter(({ hasFinished }) => hasFinished);
  return [
    ...(hidden.some((nonce) => outside.includes(nonce)) ? ['a nonce of a ballot in an open round can be read'] : []),
    ...(open.some(({ ballots, agreement }) => ballots.length + agreement.length > 0) ? ['ballots of an open round can be read'] : []),
    ...(finished.length === hidden.length ? [] : [`${hidden.length} hidden ballots are stored, and ${finished.length} are shown as in`]),
  ];
}

/** The session is sealed, its minutes and its package are true, and the same came of it as without a kill. */
async function endProblems(desk: Desk, { isPackaged }: SessionOrders): Promise<string[]> {
  const seen = lookAt(desk);
  const seal = seen?.room.seal;
  if (seen === null || seal == null) return ['the session is not sealed in the end'];
  const sessionId = seen.room.id;
  const { markdown } = runQuery(desk, 'sessions.minutes', { sessionId });
  const { integrity, auditChain } = runQuery(desk, 'workspaces.check', {});
  const problems: string[] = [];
  if (sha256(utf8(markdown)) !== seal.minutesSha256) problems.push('the minutes are not those that were sealed');
  if (!markdown.includes(seal.headBefore)) problems.push('the minutes do not print the head');
  if (integrity !== 'ok' || auditChain !== 'ok') problems.push(`carried on: integrity ${integrity}, chain ${auditChain}`);
  const [lines, expected] = [outcomeOf(desk, sessionId).split('\n'), uninterrupted().split('\n')];
  const other = lines.findIndex((line, place) => line !== expected[place]);
  if (other >= 0 || lines.length !== expected.length) problems.push(`something else came of the meeting than without the kill: ${lines[other]?.trim()} instead of ${expected[other]?.trim()}`);
  return isPackaged ? [...problems, ...(await packageProblems(desk, sessionId))] : problems;
}

async function packageProblems(desk: Desk, sessionId: Parameters<typeof makePackage>[1]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-key-'));
  try {
    const key = await openOwnKey(folder, desk.clock());
    const { zip } = await makePackage(desk, sessionId, key);
    const { valid, problems } = verifyPackage(zip, { sha256, verifyEd25519, knownKeyIds: [key.keyId] });
    return valid ? [] : [`the package: ${JSON.stringify(problems)}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
