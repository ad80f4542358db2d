import type { KeptReason, KeptRecord, UndoOutcome } from '@shared/contract/imports/undo';
import type { Because, UndoDecision } from './undo';

/** What stands on a record, by its table. A table that is not named here is told by its own name. */
const standingWords: Readonly<Record<string, string>> = {
  scores: 'A person has scored it',
  proposals: 'A person has judged a proposal for it',
  agenda_items: 'It is on the agenda of a session',
  decisions: 'A session has decided on it',
  actions: 'An action was promised for it',
  tradeoff_contenders: 'It competes on a trade-off board',
  tradeoff_outcomes: 'A trade-off has a result for it',
  overrides: 'A person has placed it by hand',
  information_requests: 'Somebody has asked about it',
  parked_outcomes: 'A parked line became it',
  issues: 'An issue was linked to it by a person',
  subscriptions: 'A subscription was joined to it by a person',
  deals: 'A deal was joined to it by a person',
  measurements: 'A measurement was joined to it by a person',
  interactions: 'An interaction was joined to it by a person',
  follow_ups: 'A promise is being followed up',
  word_proposals: 'A person has judged what its words propose',
  account_aliases: 'A person has joined a reference to it',
  account_merges: 'It is merged with another account',
  issue_links: 'A person has linked it to another issue',
  issue_edits: 'A person has edited it',
  attachments: 'Something is attached to it',
};

/** Why something stays, as a sentence without its stop. */
function wordsOf(because: Because): string {
  switch (because) {
    case 'changed-since':
      return 'Changed since by a person or a decision';
    case 'later-import':
      return 'A later import says it too';
    case 'perhaps-later-import':
      return 'A later import, made by an older version of Docket, may say it too';
    default: {
      const table = because.slice('table:'.length);
      return standingWords[table] ?? `Something else refers to it (${table.replaceAll('_', ' ')})`;
    }
  }
}

const keyOf = (because: Because): string => because.replace(/^table:/, '').replaceAll('_', '-');

type Example = Omit<KeptRecord, 'fields'>;

/** Counts what undoing does, record by record, with the first examples of each reason to stay. */
export function createUndoTally(exampleLimit = 20): { add(decision: UndoDecision, record: Example): void; outcome(unlinked: number): UndoOutcome } {
  const counts = { removed: 0, restored: 0, partly: 0, kept: 0 };
  const reasons = new Map<Because, { records: number; examples: KeptRecord[] }>();
  const note = (because: Because, record: Example, fields: readonly string[]): void => {
    const reason = reasons.get(because) ?? { records: 0, examples: [] };
    reason.records += 1;
    if (reason.examples.length < exampleLimit) reason.examples.push({ ...record, fields: [...fields] });
    reasons.set(because, reason);
  };
  return {
    add(decision, record) {
      if (decision.kind === 'remove') counts.removed += 1;
      else if (decision.kind === 'keep') {
        counts.kept += 1;
        for (const because of decision.because) note(because, record, []);
      } else {
        const { returning, staying } = decision;
        if (staying.length === 0) counts.restored += 1;
        else if (returning.length === 0) counts.kept += 1;
        else counts.partly += 1;
        for (const because of new Set(staying.map((field) => field.because))) note(because, record, staying.filter((field) => field.because === because).map(({ field }) => field));
      }
    },
    outcome: (unlinked) => ({
      ...counts,
      unlinked,
      reasons: [...reasons]
        .map(([because, { records, examples }]): KeptReason => ({ because: keyOf(because), words: wordsOf(because), records, examples }))
        .toSorted((a, b) => b.records - a.records || (a.because < b.because ? -1 : 1)),
    }),
  };
}
