/**
 * A failure that a person can act on: one sentence that says what happened, and the line to run.
 * Everything else that is thrown is a defect of the scripts and is reported as one.
 */
export class Problem extends Error {
  /**
   * @param {string} sentence what happened, in one plain sentence
   * @param {string} line the command that mends it, or that tries again
   */
  constructor(sentence, line) {
    super(sentence);
    this.name = 'Problem';
    this.line = line;
  }
}

/** @param {string} text printed with a mark, so that Docket's own lines stand out between those of the tools */
export function say(text) {
  console.log(`[docket] ${text}`);
}

/**
 * Prints a failure as a sentence and a line to run, never as a stack trace (set DOCKET_DEBUG=1 to see one).
 * @param {unknown} error
 */
export function report(error) {
  const known = error instanceof Problem;
  const sentence = known ? error.message : `This step failed unexpectedly: ${firstLine(error)}.`;
  console.error(`\n[docket] ${sentence}`);
  console.error(`[docket] Run: ${known ? error.line : 'DOCKET_DEBUG=1 npm run setup'}`);
  if (process.env['DOCKET_DEBUG']) console.error(error);
}

function firstLine(error) {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
