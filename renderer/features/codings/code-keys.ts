/** The key of each code by its place in the book; letters that the screen or the app uses are left out. */
export const codeKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p', 'a', 's', 'd', 'f', 'h', 'l', 'z', 'x', 'v', 'b'] as const;

/** At most so many codes for one comment. */
export const mostCodes = 5;

/** Gives a code, or takes it back; the first one given is the main one. One too many changes nothing. */
export function toggleCode(codes: readonly string[], code: string): readonly string[] {
  if (codes.includes(code)) return codes.filter((each) => each !== code);
  return codes.length >= mostCodes ? codes : [...codes, code];
}

/** A figure of agreement: two decimals, or n/a where nothing varies. */
export const agreementWords = (value: number | null): string => (value === null ? 'n/a' : value.toFixed(2));
