import { ReviewAnswer, type ReviewMark, type ReviewQuestionId } from '@shared/contract/sessions/review';
import { OrgFunction, SessionId, type Instant } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = ReviewAnswer.omit({ last: true }).extend({ lastWords: z.string().nullable(), lastMark: z.int().nullable(), lastNumber: z.int().nullable() });

/** The answers of a session to the questions given, in their order, each with the one of the last session before it that gave one. */
export const listAnswers = (db: ReadHandle, sessionId: SessionId, questions: readonly ReviewQuestionId[]): ReviewAnswer[] =>
  db
    .prepare(
      `SELECT q.value AS question, coalesce(now.words, '') AS words, now.mark, before.words AS lastWords, before.mark AS lastMark, s.number AS lastNumber
       FROM json_each(@questions) q
       LEFT JOIN review_answers now ON now.session_id = @sessionId AND now.question = q.value
       LEFT JOIN sessions s ON s.number = (
         SELECT max(o.number) FROM review_answers r JOIN sessions o ON o.id = r.session_id
         WHERE r.question = q.value AND o.state = 'signed-off' AND o.number < (SELECT number FROM sessions WHERE id = @sessionId))
       LEFT JOIN review_answers before ON before.session_id = s.id AND before.question = q.value
       ORDER BY q.key`,
    )
    .all({ sessionId, questions: JSON.stringify(questions) })
    .map((row) => {
      const { lastWords, lastMark, lastNumber, ...answer } = Row.parse(row);
      return ReviewAnswer.parse({ ...answer, last: lastNumber === null ? null : { words: lastWords, mark: lastMark, sessionNumber: lastNumber } });
    });

/** Keeps an answer; one that says nothing is taken away. */
export function saveAnswer(db: WriteHandle, answer: { sessionId: SessionId; question: ReviewQuestionId; words: string; mark: z.infer<typeof ReviewMark> | null; at: Instant }): void {
  db.prepare('DELETE FROM review_answers WHERE session_id = @sessionId AND question = @question').run({ sessionId: answer.sessionId, question: answer.question });
  if (answer.words === '' && answer.mark === null) return;
  db.prepare('INSERT INTO review_answers (session_id, question, words, mark, at) VALUES (@sessionId, @question, @words, @mark, @at)').run(answer);
}

const Part = z.object({ sessionId: SessionId, number: z.int(), function: OrgFunction, people: z.int(), cast: z.int(), asked: z.int() });

/** Ballots by function in each session that has revealed any, newest session first (M2). Only those who ever arrived count as asked. */
export const listParticipation = (db: ReadHandle): z.infer<typeof Part>[] =>
  db
    .prepare(
      `SELECT s.id AS sessionId, s.number, p.function, count(*) AS people, sum(v.cast) AS cast, count(*) * r.rounds AS asked
       FROM (SELECT session_id, count(*) AS rounds FROM ballot_rounds WHERE revealed_at IS NOT NULL GROUP BY session_id) r
       JOIN sessions s ON s.id = r.session_id
       JOIN participants t ON t.session_id = s.id AND t.role <> 'observer' AND t.arrived_at IS NOT NULL
       JOIN people p ON p.id = t.person_id
       JOIN (SELECT t2.id, (SELECT count(*) FROM ballots b JOIN ballot_rounds q ON q.item_id = b.item_id AND q.round = b.round WHERE b.participant_id = t2.id AND q.revealed_at IS NOT NULL) AS cast FROM participants t2) v ON v.id = t.id
       GROUP BY s.id, p.function ORDER BY s.number DESC, p.function LIMIT 240`,
    )
    .all()
    .map((row) => Part.parse(row));
