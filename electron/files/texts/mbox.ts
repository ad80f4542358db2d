/** A message as a mailbox file holds it, with one level of its `>From ` escapes undone. */
export interface BoxedMessage {
  /** One character a byte; null where it is larger than may be held. */
  readonly raw: string | null;
  readonly sizeBytes: number;
}

/** `From jane@acme.example Fri Nov 21 10:00:00 2025`: a sender, a time and a year. */
const separator = /^From \S*[ \t].{0,80}?\d{1,2}:\d{2}.{0,60}?\d{4}/;
/** A line that goes on for so long is no separator, and need not be held whole to know it. */
const longestLine = 64 * 1024;

/** Whether a text begins as a mailbox does. */
export const beginsAsMbox = (head: string): boolean => separator.test(head.slice(0, 500));

/**
 * Splits a mailbox file (mboxo, mboxrd: RFC 4155) into its messages as its bytes come. A message begins at a `From ` line with a time and a year that
 * follows an empty line or begins the file; `>From ` lines inside lose one `>`. Memory holds one message.
 *
 * @param maxBytes a larger message is told by its size alone
 */
export function* splitMbox(chunks: Iterable<Buffer>, maxBytes: number): Generator<BoxedMessage> {
  const box = createBox(maxBytes);
  let tail = '';
  let isMidLine = false;
  for (const chunk of chunks) {
    const text = tail + chunk.toString('latin1');
    let at = 0;
    for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', at)) {
      const line = text.slice(at, feed + 1);
      at = feed + 1;
      if (isMidLine) box.piece(line);
      else {
        const done = box.line(line);
        if (done !== null) yield done;
      }
      isMidLine = false;
    }
    tail = text.slice(at);
    if (tail.length > longestLine) {
      if (isMidLine) box.piece(tail);
      else box.line(tail);
      tail = '';
      isMidLine = true;
    }
  }
  if (tail !== '') {
    const done = isMidLine ? box.piece(tail) : box.line(tail);
    if (done !== null) yield done;
  }
  const last = box.end();
  if (last !== null) yield last;
}

interface Box {
  /** Takes a line, or the beginning of a very long one; gives the message that it ends. */
  line(line: string): BoxedMessage | null;
  /** Takes what a very long line goes on with. */
  piece(text: string): null;
  end(): BoxedMessage | null;
}

function createBox(maxBytes: number): Box {
  let pieces: string[] = [];
  let sizeBytes = 0;
  let isOpen = false;
  let isAfterBlank = true;
  const keep = (text: string): null => {
    sizeBytes += text.length;
    if (sizeBytes <= maxBytes) pieces.push(text);
    else pieces = [];
    return null;
  };
  const take = (): BoxedMessage | null => {
    const message = isOpen ? { raw: sizeBytes > maxBytes ? null : pieces.join(''), sizeBytes } : null;
    pieces = [];
    sizeBytes = 0;
    return message;
  };
  return {
    line(line) {
      const isSeparator = isAfterBlank && line.startsWith('From ') && separator.test(line);
      isAfterBlank = line === '\n' || line === '\r\n';
      if (isSeparator) {
        const done = take();
        isOpen = true;
        return done;
      }
      // What stands before the first separator is a message too: nothing of the file may be lost.
      if (!isOpen && !isAfterBlank) isOpen = true;
      return keep(/^>+From /.test(line) ? line.slice(1) : line);
    },
    piece: keep,
    end: take,
  };
}
