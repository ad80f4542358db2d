import type { WriteContext } from '../../context';
import { threadsOf } from '../../core/texts/threads';
import { sentencesOf } from '../../core/texts/words/sentences';
import { findPromises, findTone, findUnanswered, wordRules, type WordFinding, type WordsInput } from '../../core/texts/words/rules';
import { listPeople } from '../../store/people';
import { listThreadGroups, listThreaded, threadWriter, type ThreadGroup } from '../../store/texts/details';
import { getOwnParties } from '../../store/texts/own';
import { listKnownProposals, listLastOfThreads, listWorded, wordProposalWriter, type KnownProposal, type WordedInteraction } from '../../store/texts/proposals';

/** Interactions that are read at once. */
const chunk = 500;
/** As long as a person may write them. */
const longestWords = 500;
const longestName = 120;

/** What the rules of words proposed anew, and what they took back because the words or the day no longer bear it. */
export interface WordsProposed {
  readonly considered: number;
  readonly added: number;
  readonly withdrawn: number;
}

/**
 * Brings what the rules of words propose about interactions up to date (W5): tone and promises of those named, and unanswered questions of every thread that
 * they belong to. What a person has judged is not proposed again. Nothing here is a fact. Appends no audit entry: the command that needs it does.
 */
export function proposeFromWords(context: WriteContext, interactionIds: readonly string[]): WordsProposed {
  const isOwnSpeaker = ownSpeakers(context);
  const tally = { considered: 0, added: 0, withdrawn: 0 };
  for (let from = 0; from < interactionIds.length; from += chunk) {
    const ids = interactionIds.slice(from, from + chunk);
    const worded = listWorded(context.db, ids);
    const settle = createSettler(context, listKnownProposals(context.db, ids), [wordRules.tone.id, wordRules.promise.id], tally);
    for (const interaction of worded) {
      const input = inputOf(interaction, isOwnSpeaker);
      const sentences = sentencesOf(input.kind, input.body);
      const tone = interaction.tone === null ? findTone(input, sentences) : null;
      settle(interaction, [...(tone === null ? [] : [tone]), ...findPromises(input, sentences)]);
    }
    tally.considered += worded.length;
  }
  for (const group of listThreadGroups(context.db, interactionIds)) proposeUnanswered(context, group, isOwnSpeaker, tally);
  return tally;
}

/** Whether a voice is one of ours: as an import said it, or because it is somebody of this workspace. */
function ownSpeakers({ db }: Pick<WriteContext, 'db'>): (name: string) => boolean {
  const names = new Set([...getOwnParties(db).speakers, ...listPeople(db).map(({ name }) => name)].map((name) => name.toLowerCase()));
  return (name) => name === 'us' || names.has(name.toLowerCase());
}

const inputOf = ({ kind, on, direction, person, body }: WordedInteraction, isOwnSpeaker: (name: string) => boolean): WordsInput => ({
  kind,
  on,
  direction,
  // The person of a mail that went out is whom it went to.
  writer: direction === 'in' ? person : null,
  body,
  isOwnSpeaker,
});

/** Threads are looked for anew, because a message that has come may join two. */
function proposeUnanswered(context: WriteContext, group: ThreadGroup, isOwnSpeaker: (name: string) => boolean, tally: { added: number; withdrawn: number }): void {
  const { db, asOf } = context;
  const messages = listThreaded(db, group);
  const threads = threadsOf(messages);
  const write = threadWriter(db);
  for (const { id, ref, thread } of messages) {
    const now = threads.get(ref) ?? ref;
    if (now !== thread) write(id, now);
  }
  const last = new Map(listLastOfThreads(db, [...new Set(threads.values())]).map((one) => [one.id, one] as const));
  const settle = createSettler(context, listKnownProposals(db, messages.map(({ id }) => id)), [wordRules.unresolved.id], tally);
  for (const { id } of messages) {
    const waiting = last.get(id);
    const finding = waiting === undefined ? null : findUnanswered(inputOf(waiting, isOwnSpeaker), asOf);
    if (waiting !== undefined && finding !== null) settle(waiting, [finding]);
    else settle({ id }, []);
  }
}

type Settle = { (interaction: WordedInteraction, findings: readonly WordFinding[]): void; (interaction: { readonly id: string }, findings: readonly []): void };

/** A function that makes the open proposals of an interaction those that were found, of the rules named. */
function createSettler(context: WriteContext, known: readonly KnownProposal[], rules: readonly string[], tally: { added: number; withdrawn: number }): Settle {
  const { db, asOf, newId } = context;
  const writer = wordProposalWriter(db);
  const byInteraction = new Map<string, KnownProposal[]>();
  for (const proposal of known) if (rules.includes(proposal.ruleId)) byInteraction.set(proposal.interactionId, [...(byInteraction.get(proposal.interactionId) ?? []), proposal]);
  return (interaction: WordedInteraction | { readonly id: string }, findings: readonly WordFinding[]) => {
    const before = byInteraction.get(interaction.id) ?? [];
    const keyOf = ({ ruleId, tone, quote }: { ruleId: string; tone: string | null; quote: string }): string => JSON.stringify([ruleId, tone ?? quote]);
    const found = new Map(findings.map((finding) => [keyOf({ ruleId: finding.rule.id, tone: finding.tone, quote: finding.quote }), finding] as const));
    for (const proposal of before) {
      const finding = found.get(keyOf(proposal));
      const isSame = finding !== undefined && finding.quote === proposal.quote && finding.line === proposal.line && finding.dueOn === proposal.dueOn && finding.rule.version === proposal.ruleVersion;
      // What a person has judged stands; what is still open and still found stays as it is.
      if (proposal.state !== 'open' || isSame) found.delete(keyOf(proposal));
      else {
        writer.withdraw(proposal);
        tally.withdrawn += 1;
      }
    }
    if (!('body' in interaction)) return;
    for (const finding of found.values()) {
      const followUpId = finding.rule.kind === 'tone' ? null : newId();
      const { rule, line, lastLine, quote, tone, promisedBy, dueOn, reason } = finding;
      const { id: interactionId, accountId, accountRef, importId } = interaction;
      if (followUpId !== null) {
        writer.propose({ id: followUpId, interactionId, accountId, accountRef, words: (rule.kind === 'unresolved' ? `Answer: ${quote}` : quote).slice(0, longestWords).replace(/\p{Surrogate}$/u, ''), quote, line, promisedBy: rule.kind === 'unresolved' ? 'us' : (promisedBy?.slice(0, longestName) ?? null), dueOn, importId });
      }
      writer.insert({ id: newId(), interactionId, ruleId: rule.id, ruleVersion: rule.version, kind: rule.kind, line, lastLine, quote, tone, promisedBy, dueOn, reason, asOf, followUpId });
      tally.added += 1;
    }
  };
}
