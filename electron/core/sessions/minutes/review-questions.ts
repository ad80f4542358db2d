import { columns } from '../../documents/columns';
import type { SessionRecord } from '@shared/contract/sessions/record';
import { reviewQuestions, type ReviewAnswer } from '@shared/contract/sessions/review';
import type { Block } from '@shared/document';

/** The three questions to the review itself, with the answers of the last time beside (M6). Nothing where none was answered. */
export function reviewQuestionBlocks({ reviewAnswers }: SessionRecord): Block[] {
  const given = reviewAnswers.filter(({ words, mark }) => words !== '' || mark !== null);
  if (given.length === 0) return [];
  const hasLast = reviewAnswers.some(({ last }) => last !== null);
  const answerWords = ({ words, mark }: Pick<ReviewAnswer, 'words' | 'mark'>): string => [mark === null ? '' : `${mark} of 5`, words].filter((part) => part !== '').join('. ');
  return [
    { kind: 'heading', level: 2, text: 'The review, reviewed' },
    {
      kind: 'table',
      columns: columns('Question', 'This time', ...(hasLast ? ['Last time'] : [])),
      rows: reviewQuestions.map(({ id, text }) => {
        const answer = reviewAnswers.find(({ question }) => question === id);
        const last = answer?.last ?? null;
        return [text, answer === undefined ? '' : answerWords(answer), ...(hasLast ? [last === null ? '' : `${answerWords(last)}\nSession ${last.sessionNumber}`] : [])];
      }),
    },
  ];
}
