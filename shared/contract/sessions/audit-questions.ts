import { AgendaItemId, CalendarDate, Instant, PersonId, SessionId } from '../../primitives';
import { z } from '../../zod';
import { command, Nothing, query, recorders } from '../operation';

/** The five questions of the review, in their order (M8). */
export const auditQuestionIds = ['ownership', 'sources', 'prioritisation', 'accountability', 'detect-first'] as const;
export const AuditQuestionId = z.enum(auditQuestionIds);
export type AuditQuestionId = z.infer<typeof AuditQuestionId>;

const Judgement = z.int().min(1).max(5);

export const AuditAnswer = z.object({
  words: z.string(),
  /** 1 to 5 on the question's own scale; null where it was not judged, or has none. */
  judgement: Judgement.nullable(),
  answeredBy: z.array(z.object({ personId: PersonId, name: z.string() })),
  at: Instant,
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;

/** One question with what helps to answer it, the session's answer, and the one that the last session gave. */
export const AuditQuestion = z.object({
  id: AuditQuestionId,
  text: z.string(),
  guidance: z.string(),
  /** What 1 and 5 mean; null where a number would say nothing. */
  scale: z.object({ low: z.string(), high: z.string() }).nullable(),
  /** From the register, as of the session. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  answer: AuditAnswer.nullable(),
  last: z.object({ sessionId: SessionId, sessionNumber: z.int(), on: CalendarDate, answer: AuditAnswer }).nullable(),
});
export type AuditQuestion = z.infer<typeof AuditQuestion>;

export const auditQuestionOperations = {
  auditQuestions: query({ input: z.strictObject({ sessionId: SessionId }), output: z.array(AuditQuestion) }),
  /** Every session that answered any, newest first. */
  auditAnswers: query({
    input: Nothing,
    output: z.object({
      questions: z.array(AuditQuestion.pick({ id: true, text: true, scale: true })),
      sessions: z.array(z.object({ sessionId: SessionId, sessionNumber: z.int(), title: z.string(), on: CalendarDate, answers: z.array(z.object({ question: AuditQuestionId, answer: AuditAnswer })) })),
    }),
  }),
  /** Keeps an answer as it stands; it can be changed until the sign-off. An empty one takes it back. */
  saveAuditAnswer: command({
    permission: recorders,
    input: z.strictObject({
      itemId: AgendaItemId,
      question: AuditQuestionId,
      words: z.string().trim().max(8000),
      judgement: Judgement.nullable(),
      answeredBy: z.array(PersonId).max(60),
    }),
    output: Nothing,
    touches: ['sessions', 'workspaces'],
  }),
};
