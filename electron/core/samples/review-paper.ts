import type { Answer, Sample, SampleSheet } from '@shared/contract/samples/entities';
import type { Question } from '@shared/contract/samples/templates';
import type { Block, PaperDocument } from '@shared/document';
import { formatDate } from '../calendar';
import { columns } from '../documents/columns';

/** What fits a page beside the questions. */
const longestText = 2600;

const blanks = { scale: '1      2      3      4      5      n/a', 'yes-no': 'yes      no      n/a', text: '\n\n\n' } as const;
const answerWords = { yes: 'Yes', no: 'No', na: 'Not applicable' } as const;
const isWord = (value: string): value is keyof typeof answerWords => value in answerWords;

function answerCell({ id, kind }: Question, answers: readonly Answer[] | null): string {
  if (answers === null) return blanks[kind];
  const value = answers.find(({ question }) => question === id)?.value ?? '';
  return isWord(value) && kind !== 'text' ? answerWords[value] : value === '' ? '-' : value;
}

/** A page for each drawn item: what there is to read, and the questions with what was answered, or room for a pen (W9). */
export function reviewPaper(sample: Sample, sheets: readonly SampleSheet[], workspace: string): PaperDocument {
  const { name, number, basis, seed, template } = sample;
  return {
    title: `Review sheets: ${name}`,
    subtitle: `${workspace}. Sample ${number}, seed ${seed}, as of ${formatDate(sample.asOf)}. ${basis}`,
    blocks: sheets.flatMap(({ place, ref, title, facts, text, isThere, stratumLabel, review }): Block[] => [
      { kind: 'heading', level: 2, text: `${place}. ${ref} ${title}` },
      { kind: 'facts', rows: [...facts, { label: 'Stratum', value: stratumLabel }] },
      ...(isThere ? [] : [{ kind: 'paragraph' as const, text: 'It is no longer in the register; what was kept at the draw stands above.' }]),
      ...(text.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: text.length > longestText ? `${text.slice(0, longestText)} [...]` : text }]),
      {
        kind: 'table',
        columns: columns('Question', 'Answer'),
        rows: template.questions.map((question) => [question.help === '' ? question.label : `${question.label}\n${question.help}`, answerCell(question, review?.answers ?? null)]),
      },
      { kind: 'paragraph', text: review === null ? 'Read by, on:' : `Read by ${review.by} on ${formatDate(review.at.slice(0, 10))}.` },
    ]),
  };
}
