import type { CalendarDate } from '@shared/primitives';
import type { Tone } from '@shared/contract/records/entities';
import { daysBetween, formatDate } from '../../calendar';
import { dueDateOf } from './due-dates';
import { sentencesOf, type Sentence } from './sentences';
import { anyOf, plainApostrophes, vocabularies } from './vocabulary';

/** What a rule of words says of itself. */
export interface WordRule {
  readonly id: 'tone-words' | 'promise-words' | 'unanswered-question';
  readonly version: number;
  readonly kind: 'tone' | 'promise' | 'unresolved';
  readonly title: string;
  /** What it looks for, in words. */
  readonly explanation: string;
}

/** The rules of words (W5), in the order in which they are asked. A change of words or readings is a new version. */
export const wordRules = {
  tone: { id: 'tone-words', version: 1, kind: 'tone', title: 'Tone of the customer', explanation: 'Counts words of praise and of complaint in what the customer wrote or said, and proposes the tone that outweighs the other. What is quoted and what we wrote is not read.' },
  promise: { id: 'promise-words', version: 1, kind: 'promise', title: 'Promise', explanation: 'Finds sentences in which somebody says what they will do ("we will send", "I\'ll get back to you"), and reads the date they name against the day on which it was written.' },
  unresolved: { id: 'unanswered-question', version: 1, kind: 'unresolved', title: 'Unanswered question', explanation: 'The last message of a thread is the customer\'s, asks something, and has had no answer for three days or more.' },
} as const satisfies Record<string, WordRule>;

/** Days without an answer after which a question is unresolved. */
export const unansweredDays = 3;

/** An interaction as the rules read it. */
export interface WordsInput {
  readonly kind: string;
  readonly on: CalendarDate;
  readonly direction: 'in' | 'out' | null;
  /** Who wrote an e-mail, as it may be shown. */
  readonly writer: string | null;
  readonly body: string;
  isOwnSpeaker(name: string): boolean;
}

/** What a rule has found: it becomes a proposal, and a fact only by a person. */
export interface WordFinding {
  readonly rule: WordRule;
  /** Where its quotation begins and ends, from 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly quote: string;
  /** The tone, for rule `tone-words`. */
  readonly tone: Tone | null;
  /** Who promised: a name, `us`, `customer`, or null where it cannot be told. */
  readonly promisedBy: string | null;
  readonly dueOn: CalendarDate | null;
  readonly reason: string;
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
const longestQuote = 500;
const quoteOf = ({ words }: Sentence): string => (words.length <= longestQuote ? words : `${words.slice(0, longestQuote - 1).replace(/\p{Surrogate}$/u, '')}…`);

const toneWords = vocabularies.map(({ negative, positive, negations }) => ({ negative: anyOf(negative), positive: anyOf(positive), negation: anyOf(negations, 'iu') }));
const promiseWords = anyOf(vocabularies.flatMap(({ promises }) => promises));
const refusalWords = anyOf(vocabularies.flatMap(({ refusals }) => refusals), 'iu');
const requestWords = anyOf(vocabularies.flatMap(({ requests }) => requests), 'iu');

/** The tone of what a customer wrote or said; null where the words balance, there are none, or they are ours. */
export function findTone(input: WordsInput, sentences: readonly Sentence[] = sentencesOf(input.kind, input.body)): WordFinding | null {
  if (input.direction === 'out') return null;
  const negative: string[] = [];
  const positive: string[] = [];
  const at: Partial<Record<'negative' | 'positive', Sentence>> = {};
  for (const sentence of sentences) {
    if (sentence.speaker !== null && (sentence.speaker === 'us' || input.isOwnSpeaker(sentence.speaker))) continue;
    const words = plainApostrophes(sentence.words);
    const count = (tone: 'negative' | 'positive', found: string): void => {
      (tone === 'negative' ? negative : positive).push(found);
      at[tone] ??= sentence;
    };
    for (const lists of toneWords) {
      const isTurned = (index: number): boolean => lists.negation.test(words.slice(0, index).split(/\s+/).slice(-4).join(' '));
      for (const match of words.matchAll(lists.negative)) if (!isTurned(match.index)) count('negative', match[0]);
      for (const match of words.matchAll(lists.positive)) if (isTurned(match.index)) count('negative', `not ${match[0]}`);
        else count('positive', match[0]);
    }
  }
  const tone = negative.length > positive.length ? 'negative' : positive.length > negative.length ? 'positive' : null;
  const sentence = tone === null ? undefined : at[tone];
  if (tone === null || sentence === undefined) return null;
  const found = [...new Set(tone === 'negative' ? negative : positive)].slice(0, 8);
  const other = tone === 'negative' ? positive : negative;
  return {
    rule: wordRules.tone,
    line: sentence.line,
    lastLine: sentence.lastLine,
    quote: quoteOf(sentence),
    tone,
    promisedBy: null,
    dueOn: null,
    reason: `${tone === 'negative' ? 'Words of complaint' : 'Words of praise'}: ${quoted(found)}${other.length === 0 ? '.' : `; against them: ${quoted([...new Set(other)].slice(0, 4))}.`}`,
  };
}

/** The promises in what was written or said, by either side; a sentence may make several. */
export function findPromises(input: WordsInput, sentences: readonly Sentence[] = sentencesOf(input.kind, input.body)): WordFinding[] {
  return sentences.flatMap((sentence) =>
    clausesOf(sentence.words).map(({ clause, match }): WordFinding => {
      const due = dueDateOf(clause, input.on);
      return {
        rule: wordRules.promise,
        line: sentence.line,
        lastLine: sentence.lastLine,
        quote: quoteOf({ ...sentence, words: clause }),
        tone: null,
        promisedBy: promiserOf(input, sentence),
        dueOn: due.on,
        reason: `"${match}" promises something. ${due.reason}`,
      };
    }),
  );
}

/** The clauses of a sentence that promise: each goes from its promise to the next one, the first from the beginning. A question promises nothing. */
function clausesOf(words: string): { clause: string; match: string }[] {
  const plain = plainApostrophes(words);
  if (plain.trimEnd().endsWith('?')) return [];
  const matches = [...plain.matchAll(promiseWords)];
  return matches.flatMap((found, index) => {
    const from = index === 0 ? 0 : found.index;
    const to = matches[index + 1]?.index ?? words.length;
    const clause = words.slice(from, to).trimEnd().replace(/[,;]?\s(?:and|but|then|so)$/i, '').replace(/[,;]$/, '').trim();
    return refusalWords.test(plain.slice(from, to)) || clause === '' ? [] : [{ clause, match: found[0].trim() }];
  });
}

function promiserOf({ kind, direction, writer }: WordsInput, { speaker }: Sentence): string | null {
  if (kind !== 'email') return speaker;
  return writer ?? (direction === 'out' ? 'us' : direction === 'in' ? 'customer' : null);
}

/** A question, or words that ask for an answer; asides such as "right?" are none. */
export function findQuestion(sentences: readonly Sentence[]): Sentence | null {
  const asks = ({ words }: Sentence): boolean => (/\?["'”’)]*$/.test(words.trimEnd()) && words.trim().split(/\s+/).length >= 3 && !/^(?:how are you|how is it going|hope)/i.test(words)) || requestWords.test(plainApostrophes(words));
  return sentences.findLast(asks) ?? null;
}

/** The last message of a thread, where it waits for an answer as of a day (W5); null where it does not. */
export function findUnanswered(last: WordsInput, asOf: CalendarDate): WordFinding | null {
  if (last.direction !== 'in' || last.on > asOf) return null;
  const days = daysBetween(last.on, asOf);
  if (days < unansweredDays) return null;
  const question = findQuestion(sentencesOf(last.kind, last.body));
  if (question === null) return null;
  return {
    rule: wordRules.unresolved,
    line: question.line,
    lastLine: question.lastLine,
    quote: quoteOf(question),
    tone: null,
    promisedBy: null,
    dueOn: null,
    reason: `The customer asked on ${formatDate(last.on)} and nothing of the thread came after it: ${days} days as of ${formatDate(asOf)}.`,
  };
}
