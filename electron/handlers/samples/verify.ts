import type { ParsedInputOf } from '@shared/contract';
import type { SampleCheck } from '@shared/contract/samples/entities';
import { z } from '@shared/zod';
import type { ReadContext } from '../../context';
import { drawSample, populationLines } from '../../core/samples/draw';
import { checkWords } from '../../core/samples/words';
import { sha256, sha256OfTexts } from '../../files/hashing';
import { getPayload } from '../../store/audit-log';
import { listStrata } from '../../store/samples/population';
import * as store from '../../store/samples/samples';
import { itemsDigest } from './frame';
import { requireSample } from './read';

const Logged = z.object({ seed: z.string(), digest: z.string(), items_sha256: z.string(), size: z.int() });

/**
 * Draws a sample again from the population that was kept with it, and compares: with what is stored, with its digest, with its entry in the log, and with what the register would give today (W9).
 * @throws DocketError not-found
 */
export function verifySample(context: ReadContext, { id }: ParsedInputOf<'samples.verify'>): SampleCheck {
  const { db } = context;
  const sample = requireSample(context, id);
  const kept = store.listKeptStrata(db, id);
  const stored = store.listSampleItems(db, id, { offset: 0, limit: sample.size + 1 });
  const sizes = new Map(store.listSampleStrata(db, id).map(({ key, size }) => [key, size]));
  const redrawn = drawSample(kept, sizes, sample.seed, sha256);
  const isSame = redrawn.length === stored.length && redrawn.every(({ place, id: itemId, stratum }, index) => stored[index]?.place === place && stored[index].itemId === itemId && stored[index].stratum === stratum);
  const payload = getPayload(db, sample.entrySeq);
  const logged = payload === null ? null : Logged.safeParse(JSON.parse(payload)).data;
  const found = {
    isSame,
    isDigestRight: sha256OfTexts(populationLines(kept)) === sample.digest,
    isInLog:
      payload === null
        ? null
        : logged !== undefined && logged !== null && logged.seed === sample.seed && logged.digest === sample.digest && logged.size === sample.size && logged.items_sha256 === itemsDigest(stored.map(({ place, itemId }) => ({ place, id: itemId }))),
    register: compare(kept, listStrata(db, sample.plan, sample.asOf)),
  };
  return { ...found, words: checkWords(found) };
}

/** How a population has moved since. */
function compare(then: readonly { key: string; ids: readonly string[] }[], now: readonly { key: string; ids: readonly string[] }[]): SampleCheck['register'] {
  const before = new Map(then.flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));
  let [population, added, moved] = [0, 0, 0];
  for (const { key, ids } of now) {
    for (const id of ids) {
      population += 1;
      const was = before.get(id);
      if (was === undefined) added += 1;
      else if (was !== key) moved += 1;
    }
  }
  return { population, added, gone: before.size - (population - added), moved };
}
