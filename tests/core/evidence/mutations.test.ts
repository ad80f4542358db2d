import { describe, expect, it } from 'vitest';
import { compareWithWitnesses } from './mutants';
import { samplePackage } from './sample-package';
import { hasWitnesses } from './tools';

describe('verification beside sha256sum and openssl', () => {
  it.skipIf(!hasWitnesses)('gives their verdict on 200 mutated packages, and is stricter only where the mutation says so [E3]', { timeout: 300_000 }, () => {
    // Of 16 mutations in turn, two keep the package valid (2 x 12) and six meet our own strictness (6 x 12); eight break it for everyone (8 x 13).
    expect(compareWithWitnesses(samplePackage(), 200, 20_261_122)).toEqual({ disagreements: [], accepted: 24, rejected: 104, stricter: 72, strangersKnown: 0 });
  });
});
