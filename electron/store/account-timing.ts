import type { AccountId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from './handles';

const Row = z.object({ value: z.number().nullable(), flags: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))), column: z.string().nullable() });
/** A time that an issue says or not, its flags, and the column of its import that the time was read from. */
export type TimedIssue = z.infer<typeof Row>;

const columns = { 'first-response': 'first_response_minutes', resolution: 'resolution_minutes' } as const;

/** The issues of an account as far as one of their times goes; for the resolution only those that are resolved or closed. */
export const listTimedIssues = (db: ReadHandle, accountId: AccountId, field: keyof typeof columns): TimedIssue[] =>
  db
    .prepare(
      `SELECT i.${columns[field]} AS value, i.flags,
         (SELECT json_extract(c.value, '$.column') FROM imports m, json_each(m.mapping, '$.columns') c WHERE m.id = i.import_id AND json_extract(c.value, '$.field') = @field LIMIT 1) AS "column"
       FROM issues i WHERE i.account_id = @accountId ${field === 'resolution' ? "AND i.status IN ('resolved', 'closed')" : ''}`,
    )
    .all({ accountId, field })
    .map((row) => Row.parse(row));
