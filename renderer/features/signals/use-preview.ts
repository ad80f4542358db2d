import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf } from '@shared/contract';
import { SignalRuleId, type RulePreview, type RuleView, type SignalParameters } from '@shared/contract/signals';
import type { CalendarDate } from '@shared/primitives';
import { call, CallError, keyOf } from '../../api';

export interface Preview {
  /** By day; undefined until it is computed. */
  readonly months: readonly (RulePreview | undefined)[];
  readonly error: CallError | null;
  readonly isDone: boolean;
}

/** What a rule with these parameters would have proposed on each of the days, one day after the other: a large register answers other questions in between. */
export function usePreview(rule: RuleView, parameters: SignalParameters, days: readonly CalendarDate[]): Preview {
  const ruleId = SignalRuleId.parse(rule.id);
  const [done, setDone] = useState(0);
  const answers = useQueries({
    queries: days.map((on, index) => {
      const input: InputOf<'signals.preview'> = { ruleId, parameters, on };
      return {
        queryKey: keyOf('signals.preview', input),
        queryFn: async (): Promise<RulePreview> => {
          const answer = await call('signals.preview', input);
          setDone((before) => Math.max(before, index + 1));
          return answer;
        },
        enabled: index <= done,
      };
    }),
    combine: (results) => ({ months: results.map(({ data }) => data), error: results.find(({ error }) => error !== null)?.error ?? null }),
  });
  // Answers that are still known from before do not run again, and so do not count themselves.
  const known = answers.months.findIndex((month) => month === undefined);
  if (known > done) setDone(known);
  return { months: answers.months, error: answers.error instanceof CallError ? answers.error : null, isDone: known === -1 };
}
