/** Where a command writes: results to `out`, problems to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

/** What the exit codes mean; they are part of the documented interface. */
export const exitCodes = {
  /** It was done, or what was looked at is sound. */
  ok: 0,
  /** It was refused or something is wrong; the problem stands on stderr. */
  refused: 1,
  /** The command line itself is wrong: a command, an option or a value that there is not. */
  usage: 2,
  /** A package is whole, but signed by a key that is not known here. */
  unknownSigner: 3,
} as const;

/** What every command gets of the program. */
export interface Shell {
  readonly io: Io;
  /** Sets how the program ends; without it, it ends well. */
  exit(code: (typeof exitCodes)[keyof typeof exitCodes]): void;
}

/** Prints a result: as one line of JSON, or as text for people. */
export function print({ io }: Shell, isJson: boolean | undefined, value: unknown, text: string): void {
  io.out(isJson === true ? `${JSON.stringify(value)}\n` : `${text}\n`);
}

/** Without control characters: a hostile file must not steer the terminal. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');

/** Lines of cells with their columns aligned, numbers to the right; nothing is cut. */
export function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => (cell === null ? '-' : String(cell))));
  const widths = header.map((_, column) => lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0));
  const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const pad = (cell: string, column: number): string => (isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0));
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
