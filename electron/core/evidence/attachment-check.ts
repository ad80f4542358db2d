import type { PackageProblem } from '@shared/contract/evidence/entities';
import { z } from '@shared/zod';
import { eachContentOnce, packagePath } from '../attachments';
import type { Sha256 } from './canonical-json';
import type { BagContents } from './log-check';

const folder = 'data/attachments/';
const Listed = z.object({ attachments: z.array(z.object({ name: z.string(), sha256: z.string() })).default([]) });

/**
 * Holds the attachments of a package against the record that was sealed (E2): each content that the record names is there under its name, is what its hash says, and there is
 * no other. A record that cannot be read is told of by whoever holds it against the log.
 */
export function checkAttachments(bag: BagContents, recordFile: string, sha256: Sha256): readonly PackageProblem[] {
  const listed = listedIn(bag.get(recordFile));
  if (listed === null) return [];
  const expected = new Map(eachContentOnce(listed).map((attachment) => [`data/${packagePath(attachment)}`, attachment.sha256]));
  const strangers = [...bag.keys()].filter((path) => path.startsWith(folder) && !expected.has(path));
  return [
    ...[...expected].flatMap(([path, hash]): PackageProblem[] => {
      const bytes = bag.get(path);
      if (bytes === undefined) return [{ file: path, problem: 'missing-file' }];
      return sha256(bytes) === hash ? [] : [{ file: path, problem: 'attachment-mismatch' }];
    }),
    ...strangers.map((file): PackageProblem => ({ file, problem: 'attachment-mismatch' })),
  ];
}

function listedIn(record: Uint8Array | undefined): z.infer<typeof Listed>['attachments'] | null {
  if (record === undefined) return null;
  try {
    const parsed = Listed.safeParse(JSON.parse(new TextDecoder().decode(record)));
    return parsed.success ? parsed.data.attachments : null;
  } catch {
    return null;
  }
}
