import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { CaseId, type CalibrationCase, type CalibrationRun, type CalibrationStanding, type Drift } from '@shared/contract/scoring/calibration';
import { CalibrationId, dimensions, orgFunctions, type PersonId, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { calibratedOn, calibrationRule, driftOf, meetsRule, resultOf, resultSentence } from '../core/scoring/calibration';
import { builtInCases } from '../core/scoring/calibration-cases';
import { functionLabel } from '../core/sessions/people';
import type { ReadHandle } from '../store/handles';
import * as store from '../store/calibrations';
import { getPerson, listPeople } from '../store/people';
import { readPeople, requireSession } from './sessions/load';

/** A function of so many people is shown without showing what one of them thinks. */
const ENOUGH_PEOPLE = 3;

const allVersions = (db: ReadHandle): CalibrationCase[] => [...builtInCases, ...store.listOwnCases(db)];
/** The newest version of each case, in the order in which they are asked. */
function newestCases(db: ReadHandle): CalibrationCase[] {
  const newest = new Map<string, CalibrationCase>();
  for (const each of allVersions(db)) newest.set(each.id, each);
  return [...newest.values()];
}

export const listCases = ({ db }: ReadContext): OutputOf<'scoring.calibrationCases'> => ({ rule: calibrationRule, cases: newestCases(db).sort((a, b) => Number(a.isRetired) - Number(b.isRetired)) });

/** Since when each of them is calibrated on the as-of date, or not; of a session, those who take part. @throws DocketError not-found */
export function listStates(context: ReadContext, { sessionId }: ParsedInputOf<'scoring.calibrationStates'>): CalibrationStanding {
  if (sessionId !== null) {
    requireSession(context, sessionId);
    return standingOfSession(context, sessionId);
  }
  return standingOf(context, listPeople(context.db).filter(({ isSystem }) => !isSystem).map(({ id, name }) => ({ personId: id, name })));
}

export const standingOfSession = (context: ReadContext, sessionId: SessionId): CalibrationStanding => standingOf(context, readPeople(context.db, sessionId).map(({ personId, name }) => ({ personId, name })));

function standingOf({ db, asOf }: ReadContext, people: readonly { personId: PersonId; name: string }[]): CalibrationStanding {
  const runs = store.listRuns(db).flatMap((run) => {
    const result = run.finishedAt === null ? null : resultOf(run.answers);
    return result === null ? [] : [{ personId: run.personId, on: run.on, result }];
  });
  return { rule: calibrationRule, people: people.map((person) => ({ ...person, calibratedOn: calibratedOn(runs.filter(({ personId }) => personId === person.personId), calibrationRule, asOf) })) };
}

const maySee = ({ actor }: ReadContext, personId: PersonId): boolean => actor.role === 'facilitator' || actor.personId === personId;

/** A person's calibrations, newest first. @throws DocketError not-found; not-allowed for somebody else's, unless one is the facilitator */
export function listRuns(context: ReadContext, { personId }: ParsedInputOf<'scoring.calibrationRuns'>): CalibrationRun[] {
  requirePerson(context, personId);
  if (!maySee(context, personId)) throw new DocketError('not-allowed', 'What a person answered in a calibration is for that person and the facilitator to see.');
  const cases = allVersions(context.db);
  return store.listRuns(context.db, personId).map((run) => runOf(run, cases)).toReversed();
}

function runOf(run: store.StoredRun, cases: readonly CalibrationCase[]): CalibrationRun {
  const result = run.finishedAt === null ? null : resultOf(run.answers);
  const next = run.cases[run.answers.length];
  const { id, personId, name, on, startedAt, finishedAt } = run;
  return {
    id,
    personId,
    name,
    on,
    startedAt,
    finishedAt,
    cases: run.cases.length,
    answers: run.answers.map((answer) => answerOf(answer, cases)),
    result,
    meetsRule: result === null ? null : meetsRule(result, calibrationRule),
    sentence: result === null ? '' : resultSentence(result),
    next: next === undefined ? null : blind(findCase(cases, next)),
  };
}

const blind = ({ id, version, title, facts, criterion }: CalibrationCase): Pick<CalibrationCase, 'id' | 'version' | 'title' | 'facts' | 'criterion'> => ({ id, version, title, facts, criterion });

function findCase(cases: readonly CalibrationCase[], { id, version }: store.CaseRef): CalibrationCase {
  const found = cases.find((each) => each.id === id && each.version === version);
  if (found === undefined) throw new Error(`No case ${id}, version ${version}`);
  return found;
}

/** What the case said when it was answered stands, whatever was agreed since. */
const answerOf = ({ given, agreed, at, ...ref }: store.StoredAnswer, cases: readonly CalibrationCase[]): CalibrationRun['answers'][number] => ({ case: { ...findCase(cases, ref), agreed }, given, at });

/** How the bias of people and functions moved (S7). The facilitator sees everybody; others themselves, and functions of enough people. */
export function listDrift(context: ReadContext): Drift[] {
  const finished = store.listRuns(context.db).filter(({ finishedAt }) => finishedAt !== null);
  const drift = (of: Drift['of'], name: string, runs: readonly store.StoredRun[]): Drift => ({
    of,
    name,
    people: new Set(runs.map(({ personId }) => personId)).size,
    runs: runs.length,
    series: dimensions.map((dimension) => driftOf(name, dimension, runs)),
  });
  const people = [...new Map(finished.map(({ personId, name }) => [personId, name]))]
    .filter(([personId]) => maySee(context, personId))
    .map(([personId, name]) => drift({ kind: 'person', personId }, name, finished.filter((run) => run.personId === personId)));
  const functions = orgFunctions
    .map((part) => drift({ kind: 'function', function: part }, functionLabel(part), finished.filter((run) => run.function === part)))
    .filter((each) => each.runs > 0 && (context.actor.role === 'facilitator' || each.people >= ENOUGH_PEOPLE));
  return [...functions, ...people.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

function requirePerson({ db }: ReadContext, id: PersonId): { name: string } {
  const person = getPerson(db, id);
  if (person === null || person.isSystem) throw new DocketError('not-found', 'That person is not in this workspace. Nothing was changed. Choose another person.', 'personId');
  return person;
}

/** Begins a calibration with every case in use, or takes up the one that the person left half-way. @throws DocketError not-found */
export function startCalibration(context: WriteContext, { personId, sessionId }: ParsedInputOf<'scoring.startCalibration'>): { id: CalibrationId } {
  const { db, asOf } = context;
  const { name } = requirePerson(context, personId);
  if (sessionId !== null) requireSession(context, sessionId);
  const unfinished = store.listRuns(db, personId).find(({ finishedAt }) => finishedAt === null);
  const id = unfinished?.id ?? CalibrationId.parse(context.newId());
  const cases = unfinished?.cases ?? newestCases(db).filter(({ isRetired }) => !isRetired).map(({ id: caseId, version }) => ({ id: caseId, version }));
  if (unfinished === undefined) store.insertRun(db, { id, personId, sessionId, cases, on: asOf, at: context.clock() });
  context.audit({ action: 'scoring.startCalibration', subject: id, payload: { person: personId, name, cases, is_resumed: unfinished !== undefined } });
  return { id };
}

/**
 * Keeps the answer to the next case and only then tells what was agreed. The log holds which case was answered and not how: that is for the person
 * and the facilitator to see.
 * @throws DocketError not-found; conflict where another case is next
 */
export function answerCalibration(context: WriteContext, { id, caseId, factors }: ParsedInputOf<'scoring.answerCalibration'>): OutputOf<'scoring.answerCalibration'> {
  const { db, asOf } = context;
  const run = store.getRun(db, id);
  if (run === null) throw new DocketError('not-found', 'That calibration is not in this workspace. Nothing was kept. Begin a new one.');
  const position = run.answers.length;
  const next = run.cases[position];
  if (next === undefined || next.id !== caseId) {
    throw new DocketError('conflict', `${run.answers.some((answer) => answer.id === caseId) ? 'This case is answered already, and an answer never changes.' : 'Another case is next.'} Nothing was kept. Load the page again.`);
  }
  const cases = allVersions(db);
  const at = context.clock();
  const answer = { ...next, given: factors, agreed: findCase(cases, next).agreed, at };
  store.insertAnswer(db, { runId: id, position, ...answer });
  const isFinished = position + 1 === run.cases.length;
  if (isFinished) store.finishRun(db, id, { on: asOf, at });
  context.audit({ action: 'scoring.answerCalibration', subject: id, payload: { person: run.personId, case: next.id, version: next.version, is_finished: isFinished } });
  return { answer: answerOf(answer, cases), isFinished };
}

export function addCase(context: WriteContext, text: ParsedInputOf<'scoring.addCalibrationCase'>): { id: CaseId } {
  const id = CaseId.parse(`own-${context.newId()}`);
  store.insertCase(context.db, { id, version: 1, ...text, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'scoring.addCalibrationCase', subject: context.workspaceId, payload: { case: id, version: 1, ...text } });
  return { id };
}

function requireOwnCase({ db }: WriteContext, id: string): CalibrationCase {
  const found = newestCases(db).find((each) => each.id === id);
  if (found === undefined) throw new DocketError('not-found', 'That case is not in this workspace. Nothing was changed. Load the page again.');
  if (found.origin === 'built-in') throw new DocketError('not-allowed', 'The built-in cases are the same everywhere and stay as they are. Nothing was changed. Add a case of your own.');
  return found;
}

/** @throws DocketError not-found; not-allowed for a built-in case */
export function reviseCase(context: WriteContext, { id, ...text }: ParsedInputOf<'scoring.reviseCalibrationCase'>): { version: number } {
  const before = requireOwnCase(context, id);
  const version = before.version + 1;
  store.insertCase(context.db, { id, version, ...text, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'scoring.reviseCalibrationCase', subject: context.workspaceId, payload: { case: id, version, ...text, agreed_before: before.agreed } });
  return { version };
}

/** @throws DocketError not-found; not-allowed for a built-in case; conflict where it is so already */
export function retireCase(context: WriteContext, { id, isRetired, reason }: ParsedInputOf<'scoring.retireCalibrationCase'>): Record<string, never> {
  const before = requireOwnCase(context, id);
  if (before.isRetired === isRetired) throw new DocketError('conflict', `The case is ${isRetired ? 'out of' : 'in'} use already. Nothing was changed.`);
  store.setCaseRetired(context.db, { id, isRetired, reason, by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'scoring.retireCalibrationCase', subject: context.workspaceId, payload: { case: id, is_retired: isRetired, reason } });
  return {};
}
