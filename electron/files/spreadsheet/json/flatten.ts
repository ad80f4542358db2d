/** How deep objects are followed; what lies deeper stays together as text. */
const deepest = 8;
/** A number that a double may not keep, or that would be written in another way. */
const delicate = /\d{16}|\d[eE]/;
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON with its long numbers as the text they are written in: an identifier of 16 digits or more must not lose its last ones.
 *
 * @throws SyntaxError where the text is no JSON
 */
export function parseExactly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!delicate.test(text)) return value;
  // Strings are matched first, so that a number inside of one is left alone.
  return JSON.parse(text.replace(stringOrNumber, (found) => (found.startsWith('"') || !delicate.test(found) ? found : `"${found}"`)));
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value of an object, under the names that lead to it. */
export interface FlatValue {
  /** Names from the outermost in; two that differ are two columns, even where their dotted names are the same. */
  readonly path: readonly string[];
  readonly text: string;
}

/** What stands for a value that is nested more deeply than can be written down. */
export const tooDeep = 'nested too deeply to be read';

/** A value as JSON; null where it is nested so deeply that writing it runs out of stack. */
export function jsonOf(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The values of an object, or null where it is nested too deeply to be read: thousands of levels are no record. */
export function flattenOrNull(object: Readonly<Record<string, unknown>>): FlatValue[] | null {
  try {
    return flatten(object);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The values of an object, nested ones under their dotted names. Nothing of it is left out: what is no plain value becomes text as JSON writes it. */
export function flatten(object: Readonly<Record<string, unknown>>): FlatValue[] {
  const values: FlatValue[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (isObject(value) && path.length < deepest) for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name]);
    else values.push({ path, text: textOfValue(value) });
  };
  walk(object, []);
  return values;
}

function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return listText(value);
  return JSON.stringify(value);
}

/** A list of plain values as a person would write it, where that can be read back; else as JSON. */
function listText(items: readonly unknown[]): string {
  const texts = items.map(textOfValue);
  const isPlain = items.every((item) => typeof item !== 'object' || item === null);
  return isPlain && (texts.length === 1 || texts.every((text) => text !== '' && !text.includes(','))) ? texts.join(', ') : items.length === 0 ? '' : JSON.stringify(items);
}
