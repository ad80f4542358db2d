/**
 * Text as it may stand on paper: one kind of line break, and none of the characters that cannot be seen but change what is read (controls,
 * marks that reverse the direction of writing, lone halves of a pair).
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
}
