import { readFileSync } from 'node:fs';
import { DocketError } from '@shared/result';
import type { z } from '@shared/zod';
import { plain } from './output';

/**
 * Reads a JSON file of a given shape.
 *
 * @throws DocketError `invalid-input` naming the first field that is not as it must be; `not-found` or `io` where the file cannot be read.
 */
export function readJsonFile<T extends z.ZodType>(file: string, shape: T): z.infer<T> {
  const parsed = shape.safeParse(parseJson(file, readText(file)));
  if (parsed.success) return parsed.data;
  const [problem, ...more] = parsed.error.issues;
  const others = more.length === 0 ? '' : ` ${more.length === 1 ? 'One more field is' : `${more.length} more fields are`} wrong.`;
  throw new DocketError('invalid-input', plain(`${file} cannot be used: ${fieldName(problem?.path ?? [])} ${problem?.message ?? 'is wrong'}.${others} Nothing was computed. Correct the file.`));
}

/** As a person would write it: `items[2].ballots[0].impact`. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return name === '' ? 'the whole' : name.replace(/^\./, '');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new DocketError(code === 'ENOENT' ? 'not-found' : 'io', code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} could not be read (${code}). Nothing was computed. Check its name.`, undefined, { cause: error });
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocketError('invalid-input', `${file} cannot be used: it is not JSON. Nothing was computed. Correct the file.`, undefined, { cause: error });
  }
}
