import canonicalize from 'canonicalize';

/** Anything JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

/** Hashing is handed in, so that core runs in a browser page too. Returns lower-case hexadecimal SHA-256. */
export type Sha256 = (bytes: Uint8Array) => string;

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** True for a text with half a surrogate pair, which UTF-8 cannot carry. */
export const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);

/**
 * The canonical JSON of a value (RFC 8785): keys in UTF-16 order, no space, shortest numbers.
 * @throws TypeError for anything JSON would drop or change: undefined, functions, bigints, dates and other classes,
 * NaN, infinities, lone surrogates, cycles.
 */
export function canonicalJson(value: JsonValue): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new TypeError(`Not JSON: ${cause instanceof Error ? cause.message : 'cannot be written'}`, { cause });
  }
  // The library drops what JSON cannot say, which would let two values share one hash.
  refuseWhatIsNotJson(value);
  if (text === undefined) throw new TypeError('Not JSON: nothing to write');
  return text;
}

/** Canonical JSON as UTF-8 bytes: what is hashed. */
export const canonicalBytes = (value: JsonValue): Uint8Array => utf8(canonicalJson(value));

/** True for a plain object, as JSON.parse makes them. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseWhatIsNotJson(root: unknown): void {
  // A stack instead of recursion: a hostile file may nest deeper than the call stack.
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') continue;
    if (Array.isArray(value)) {
      for (const element of value) open.push(element);
      continue;
    }
    if (typeof value !== 'object') throw new TypeError(`Not JSON: ${typeof value}`);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError('Not JSON: an object of a class');
    for (const member of Object.values(value)) open.push(member);
  }
}

/** True for anything that canonical JSON can be written of. */
export function isJsonValue(value: unknown): value is JsonValue {
  try {
    refuseWhatIsNotJson(value);
    return true;
  } catch {
    return false;
  }
}
