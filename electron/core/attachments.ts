const longest = 120;
const longestEnding = 12;
// Windows reads these as devices, whatever ending they have.
const devices = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/i;

/**
 * The name that a file is kept, listed and saved by: what any system can write, in one line, read from left to right (W4). Folders before it are dropped, characters that
 * cannot be seen or turn the direction of reading too; what nothing is left of is called `file`.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}\ufffd]/gu, '')
    .replace(/[%:<>"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const short = shortened(visible).replace(/[ .]+$/, '');
  if (short === '') return 'file';
  return devices.test(short) ? `_${short}` : short;
}

/** The name cut before its ending, in whole characters. */
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= longest) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 ? Array.from(name.slice(dot)) : [];
  const kept = ending.length > 0 && ending.length <= longestEnding ? ending : [];
  return [...letters.slice(0, longest - kept.length), ...kept].join('').normalize('NFC');
}

/** Where a package keeps it, under `data/`: once a content, whatever it is called elsewhere (E2). */
export const packagePath = ({ sha256, name }: { sha256: string; name: string }): string => `attachments/${sha256.slice(0, 16)}-${name}`;

/** One of each content, by the name that it came with first; in the order in which they came. */
export function eachContentOnce<T extends { readonly sha256: string }>(attachments: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return attachments.filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256));
}
