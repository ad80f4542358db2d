import { CaseId, type CalibrationCase } from '@shared/contract/scoring/calibration';
import { CalendarDate, CalibrationId, Criterion, Instant, OrgFunction, PersonId, type Factors, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const Steps = { impact: z.int(), severity: z.int(), time: z.int() };
const CaseRow = z.object({
  id: CaseId,
  version: z.int(),
  title: z.string(),
  facts: z.string(),
  criterion: Criterion,
  ...Steps,
  reasons: z.string().transform((json): unknown => JSON.parse(json)).pipe(z.object({ impact: z.string(), severity: z.string(), time: z.string() })),
  isRetired: z.int(),
});

/** Every version of the workspace's own cases, in the order in which they were first written and then by version. */
export const listOwnCases = (db: ReadHandle): CalibrationCase[] =>
  statement(
    db,
    `SELECT c.id, c.version, c.title, c.facts, c.criterion, c.impact, c.severity, c.time, c.reasons,
       coalesce((SELECT s.is_retired FROM calibration_case_states s WHERE s.case_id = c.id ORDER BY s.seq DESC LIMIT 1), 0) AS isRetired
     FROM calibration_cases c ORDER BY (SELECT min(f.seq) FROM calibration_cases f WHERE f.id = c.id), c.version`,
  )
    .all()
    .map((row) => {
      const { impact, severity, time, isRetired, ...rest } = CaseRow.parse(row);
      return { ...rest, agreed: { impact, severity, time }, origin: 'own', isRetired: isRetired === 1 };
    });

export function insertCase(db: WriteHandle, { agreed, reasons, ...text }: Pick<CalibrationCase, 'id' | 'version' | 'title' | 'facts' | 'criterion' | 'agreed' | 'reasons'> & { by: PersonId; at: Instant }): void {
  db.prepare(
    `INSERT INTO calibration_cases (id, version, title, facts, criterion, impact, severity, time, reasons, by_person, at)
     VALUES (@id, @version, @title, @facts, @criterion, @impact, @severity, @time, @reasons, @by, @at)`,
  ).run({ ...text, ...agreed, reasons: JSON.stringify(reasons) });
}

export function setCaseRetired(db: WriteHandle, state: { id: CaseId; isRetired: boolean; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO calibration_case_states (case_id, is_retired, reason, by_person, at) VALUES (@id, @isRetired, @reason, @by, @at)').run({ ...state, isRetired: state.isRetired ? 1 : 0 });
}

const CaseRef = z.object({ id: CaseId, version: z.int() });
export type CaseRef = z.infer<typeof CaseRef>;

const AnswerRow = z.object({ caseId: CaseId, version: z.int(), ...Steps, agreedImpact: z.int(), agreedSeverity: z.int(), agreedTime: z.int(), at: Instant });
export interface StoredAnswer extends CaseRef {
  readonly given: Factors;
  /** What the case said when it was answered. */
  readonly agreed: Factors;
  readonly at: Instant;
}

const RunRow = z.object({
  id: CalibrationId,
  personId: PersonId,
  name: z.string(),
  function: OrgFunction,
  cases: z.string().transform((json): unknown => JSON.parse(json)).pipe(z.array(CaseRef)),
  on: CalendarDate,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
});
export interface StoredRun extends z.infer<typeof RunRow> {
  /** In the order in which they were given. */
  readonly answers: readonly StoredAnswer[];
}

const select = `SELECT c.id, c.person_id AS personId, p.name, p.function, c.cases, c.taken_on AS "on", c.started_at AS startedAt, c.finished_at AS finishedAt
  FROM calibrations c JOIN people p ON p.id = c.person_id`;

function toRun(db: ReadHandle, row: unknown): StoredRun {
  const run = RunRow.parse(row);
  const answers = statement(
    db,
    `SELECT case_id AS caseId, version, impact, severity, time, agreed_impact AS agreedImpact, agreed_severity AS agreedSeverity, agreed_time AS agreedTime, at
     FROM calibration_answers WHERE calibration_id = ? ORDER BY position`,
  ).all(run.id);
  return {
    ...run,
    answers: answers.map((answer) => {
      const { caseId, version, impact, severity, time, agreedImpact, agreedSeverity, agreedTime, at } = AnswerRow.parse(answer);
      return { id: caseId, version, given: { impact, severity, time }, agreed: { impact: agreedImpact, severity: agreedSeverity, time: agreedTime }, at };
    }),
  };
}

/** Every calibration, or a person's; oldest first. */
export const listRuns = (db: ReadHandle, personId: PersonId | null = null): StoredRun[] =>
  statement(db, `${select} ${personId === null ? '' : 'WHERE c.person_id = @personId'} ORDER BY c.seq`)
    .all(personId === null ? {} : { personId })
    .map((row) => toRun(db, row));

export function getRun(db: ReadHandle, id: CalibrationId): StoredRun | null {
  const row = statement(db, `${select} WHERE c.id = ?`).get(id);
  return row === undefined ? null : toRun(db, row);
}

export function insertRun(db: WriteHandle, run: { id: CalibrationId; personId: PersonId; sessionId: SessionId | null; cases: readonly CaseRef[]; on: CalendarDate; at: Instant }): void {
  db.prepare('INSERT INTO calibrations (id, person_id, session_id, cases, taken_on, started_at) VALUES (@id, @personId, @sessionId, @cases, @on, @at)').run({ ...run, cases: JSON.stringify(run.cases) });
}

export function insertAnswer(db: WriteHandle, { given, agreed, ...answer }: { runId: CalibrationId; position: number; given: Factors; agreed: Factors; at: Instant } & CaseRef): void {
  db.prepare(
    `INSERT INTO calibration_answers (calibration_id, position, case_id, version, impact, severity, time, agreed_impact, agreed_severity, agreed_time, at)
     VALUES (@runId, @position, @id, @version, @impact, @severity, @time, @agreedImpact, @agreedSeverity, @agreedTime, @at)`,
  ).run({ ...answer, ...given, agreedImpact: agreed.impact, agreedSeverity: agreed.severity, agreedTime: agreed.time });
}

export function finishRun(db: WriteHandle, id: CalibrationId, { on, at }: { on: CalendarDate; at: Instant }): void {
  db.prepare('UPDATE calibrations SET taken_on = @on, finished_at = @at WHERE id = @id').run({ id, on, at });
}
