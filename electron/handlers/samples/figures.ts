import type { SampledFigures } from '@shared/contract/samples/figures';
import type { ReadContext } from '../../context';
import { addDays } from '../../core/calendar';
import { listCodings } from '../../store/codings';
import { listSamples } from '../../store/samples/samples';
import { getOutcome, isRevealed } from '../codings/read';
import { getResults } from './read';

/** Samples and codings of the last year that are told, the newest first. */
const days = 365;
const most = 10;

/** What samples that are in use say of what they were drawn from, each with its size and why it is a sample (W9). Nothing is told of one that nobody has read, or of a coding before both have handed in. */
export function listSampledFigures(context: ReadContext): SampledFigures[] {
  const { db, asOf } = context;
  const used = listSamples(db).filter((sample) => sample.withdrawn === null && sample.asOf <= asOf && sample.asOf > addDays(asOf, -days));
  const codings = listCodings(db);
  return used
    .toSorted((a, b) => b.number - a.number)
    .flatMap((sample) => {
      const about = { sampleId: sample.id, of: sample.of, on: sample.asOf, confidence: sample.plan.confidence };
      const sheets = sample.reviewed === 0 ? [] : [sheetsOf(context, { ...about, name: sample.name })];
      const coded = codings.filter((coding) => coding.sampleId === sample.id && isRevealed(coding)).flatMap(({ id, name }) => codedOf(context, { ...about, name, codingId: id }));
      return [...sheets, ...coded];
    })
    .filter(({ figures }) => figures.length > 0)
    .slice(0, most);
}

type About = Pick<SampledFigures, 'sampleId' | 'name' | 'of' | 'on' | 'confidence'>;

function sheetsOf(context: ReadContext, about: About): SampledFigures {
  const { basis, questions } = getResults(context, { id: about.sampleId });
  return {
    ...about,
    codingId: null,
    basis,
    agreement: null,
    figures: questions.flatMap(({ question: { label, kind }, answers, estimate }) => (kind === 'text' || estimate === null ? [] : [{ label, kind, answers, estimate }])),
  };
}

function codedOf(context: ReadContext, about: About & { readonly codingId: NonNullable<SampledFigures['codingId']> }): SampledFigures[] {
  const outcome = getOutcome(context, { id: about.codingId });
  if (outcome === null) return [];
  const { basis, overall, codes, comments, open } = outcome;
  const answers = comments.length - open;
  const given = codes.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return [{ ...about, basis, agreement: overall, figures: given.flatMap(({ code: { label }, estimate }) => (estimate === null ? [] : [{ label, kind: 'yes-no' as const, answers, estimate }])) }];
}
