import { dimensionLabels } from '@shared/contract/scoring/entities';
import { verdictLabels, type OverrideRecord } from '@shared/contract/scoring/overrides';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { bandLabels, dimensions } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });

/** What the minutes say of what people judged: who was calibrated (S7), what was placed by hand (S5), the audit questions (M8). */
export const judgementBlocks = (record: SessionRecord): Block[] => [...overrideBlocks(record), ...questionBlocks(record), ...calibrationBlocks(record)];

function overrideBlocks({ overrides }: SessionRecord): Block[] {
  if (overrides.length === 0) return [];
  return [
    heading('Placed by hand'),
    { kind: 'paragraph', text: 'These issues were placed above or below their arithmetic. Score and band stay what they are; until the day named, the priority list goes by the place.' },
    {
      kind: 'table',
      columns: columns('Issue', 'By arithmetic', 'Placed in', 'Decided by', atEnd('Until'), 'Reason'),
      rows: overrides.map((override) => [`#${override.issueNumber} ${override.title}`, arithmeticWords(override), placedWords(override), override.decider, formatDate(override.until), reasonWords(override)]),
    },
  ];
}

function arithmeticWords({ factors, score, arithmeticBand }: OverrideRecord): string {
  const product = factors === null ? '' : `${dimensions.map((dimension) => factors[dimension]).join(' × ')} = `;
  return score === null ? bandLabels[arithmeticBand] : `${product}${score}, ${bandLabels[arithmeticBand]}`;
}

const placedWords = ({ band, position }: OverrideRecord): string => `${bandLabels[band]}${position === 'top' ? ', at its top' : position === 'bottom' ? ', at its bottom' : ''}`;

function reasonWords({ reason, end, judgement }: OverrideRecord): string {
  const ended = end === null ? '' : end.how === 'withdrawn' ? ` Withdrawn on ${formatDate(end.on)}: ${end.reason}` : ` Superseded on ${formatDate(end.on)}.`;
  return `${reason}${ended}${judgement === null ? '' : ` ${verdictLabels[judgement.verdict]}: ${judgement.words}`}`;
}

function questionBlocks({ auditQuestions }: SessionRecord): Block[] {
  if (auditQuestions.every(({ answer }) => answer === null)) return [];
  return [
    heading('Audit questions'),
    ...auditQuestions.flatMap(({ text, scale, facts, answer, last }, index): Block[] => [
      { kind: 'heading', level: 3, text: `${index + 1}. ${text}` },
      answer === null ? { kind: 'paragraph', text: 'Not answered.' } : { kind: 'paragraph', text: answer.words === '' ? 'Judged without words.' : answer.words },
      {
        kind: 'facts',
        rows: [
          ...(answer === null || scale === null ? [] : [{ label: `Judged, 1 ${scale.low} to 5 ${scale.high}`, value: judgementWords(answer.judgement, last?.answer.judgement ?? null) }]),
          ...(answer === null || answer.answeredBy.length === 0 ? [] : [{ label: 'Answered by', value: answer.answeredBy.map(({ name }) => name).join(', ') }]),
          ...facts,
          ...(last === null ? [] : [{ label: `Last time, session ${last.sessionNumber} on ${formatDate(last.on)}`, value: `${last.answer.words === '' ? 'No words' : last.answer.words}${last.answer.judgement === null ? '' : ` (${last.answer.judgement})`}` }]),
        ],
      },
    ]),
  ];
}

function judgementWords(now: number | null, before: number | null): string {
  if (now === null) return 'not judged';
  return before === null ? String(now) : now === before ? `${now}, as last time` : `${now}, last time ${before}`;
}

function calibrationBlocks({ calibration }: SessionRecord): Block[] {
  if (calibration === null || calibration.people.length === 0) return [];
  return [
    heading('Calibration'),
    { kind: 'paragraph', text: `${calibration.rule.words} The dimensions are ${dimensions.map((dimension) => dimensionLabels[dimension]).join(', ')}.` },
    { kind: 'facts', rows: calibration.people.map(({ name, calibratedOn }) => ({ label: name, value: calibratedOn === null ? 'not calibrated' : `calibrated on ${formatDate(calibratedOn)}` })) },
  ];
}
