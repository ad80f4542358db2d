import { sampleKindLabels, type SampleCheck, type SampleKind } from '@shared/contract/samples/entities';

const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

export interface BasisFacts {
  readonly of: SampleKind;
  readonly population: number;
  readonly size: number;
  readonly reviewed: number;
  readonly seed: string;
  readonly purpose: string;
}

/** Whether figures are full or sampled, and why (W9): it stands beside every one of them. */
export function basisWords({ of, population, size, reviewed, seed, purpose }: BasisFacts): string {
  const things = sampleKindLabels[of].toLowerCase();
  const why = `Why: ${/[.!?]$/.test(purpose) ? purpose : `${purpose}.`}`;
  if (reviewed >= population) return `Full: all ${whole(population)} ${things} were read. ${why}`;
  const left = size - reviewed;
  const open = left === 0 ? '' : ` ${whole(left)} of the ${whole(size)} drawn ${left === 1 ? 'is' : 'are'} not read yet; they come in random order, so what is read is a sample already.`;
  return `Sampled: ${whole(reviewed)} of ${whole(population)} ${things}, seed ${seed}. ${why}${open}`;
}

/** What a check of a sample found, in sentences. */
export function checkWords({ isSame, isDigestRight, isInLog, register }: Omit<SampleCheck, 'words'>): string {
  const drawn = !isDigestRight
    ? 'The kept population does not have the digest that was stored: it was changed after the draw.'
    : isSame
      ? 'The seed draws the same sample again from the same population.'
      : 'The seed draws another sample from the same population: this one was changed after the draw.';
  const log = isInLog === null ? 'The content of its log entry was erased, so it was not compared with the log.' : isInLog ? 'The log says the same.' : 'The log says otherwise.';
  const { added, gone, moved, population } = register;
  const since = added + gone + moved === 0 ? 'The register has the same population today.' : `The register has ${whole(population)} today: ${whole(added)} came, ${whole(gone)} went and ${whole(moved)} changed their stratum since. The sample does not follow it.`;
  return `${drawn} ${log} ${since}`;
}
