/** What a line cannot be broken in: no space, hyphen or slash, and none of the scripts that break between any two characters. */
const unbroken = /[^\s\-/\u2e80-\u{10ffff}]{16,}/gu;

/** A character that belongs to the one before it. */
const joined = /\p{M}|\u200d/u;

/**
 * Breaks words that are wider than a line, such as keys and addresses, where the line ends. The PDF library would do it too, but lays out the whole rest of the word for each
 * character that it tries: the time of a long word grows with the square of its length.
 * @param widthOf the width of one character in the face in force; of a long word their sum is as good as its layout
 */
export function breakLongWords(text: string, width: number, widthOf: (character: string) => number): string {
  return text.replaceAll(unbroken, (word) => {
    let broken = '';
    let filled = 0;
    let isTooWide = false;
    for (const character of word) {
      const wide = widthOf(character);
      // A point is left for kerning, which can make a line wider than the sum of its characters.
      if (filled + wide > width - 1 && filled > 0 && !joined.test(character)) {
        broken += '\n';
        filled = 0;
        isTooWide = true;
      }
      broken += character;
      filled += wide;
    }
    return isTooWide ? broken : word;
  });
}

/** Widths of single characters, each measured once for a face and size. */
export function characterWidths(doc: PDFKit.PDFDocument): (faceAndSize: string) => (character: string) => number {
  const known = new Map<string, Map<string, number>>();
  return (faceAndSize) => {
    const widths = known.get(faceAndSize) ?? new Map<string, number>();
    known.set(faceAndSize, widths);
    return (character) => {
      const width = widths.get(character) ?? doc.widthOfString(character);
      widths.set(character, width);
      return width;
    };
  };
}
