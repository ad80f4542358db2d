/** A message as it hangs together with others. */
export interface ThreadMessage {
  readonly ref: string;
  /** The Message-IDs that it answers, the oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

const marks = /^\s*(?:(?:re|fw|fwd|aw|wg|sv|vs|antw|rif|tr|res)(?:\[\d{1,3}\])?\s*:|\[[^\]]{1,40}\])\s*/i;

/** A subject without the marks of answers and lists: `Re: [Support] AW: Invoice` is `invoice`. */
export function bareSubject(subject: string): string {
  let bare = subject;
  for (let mark = marks.exec(bare); mark !== null && mark[0] !== ''; mark = marks.exec(bare)) bare = bare.slice(mark[0].length);
  return bare.replace(/\s+/g, ' ').trim().toLowerCase();
}

const isAnswer = (subject: string): boolean => /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|sv|antw|fw|fwd|wg)(?:\[\d{1,3}\])?\s*:/i.test(subject);
/** An answer without references belongs to the last message of its subject, if that is no older. */
const subjectDays = 60;

/**
 * Which thread each message belongs to, by its references (RFC 5322, 3.6.4), and where an answer has none by its subject. A thread is named by the Message-ID
 * that it begins with, as far as it is known.
 *
 * @param messages those of one account
 * @returns by ref
 */
export function threadsOf(messages: readonly ThreadMessage[]): Map<string, string> {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    // Kept short, so that a chain of thousands is climbed once.
    for (let at = id; at !== root; ) {
      const up = parent.get(at) ?? root;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  /** The older one stays the root. */
  const join = (older: string, newer: string): void => {
    const [a, b] = [find(older), find(newer)];
    if (a !== b) parent.set(b, a);
  };
  for (const { ref, references } of messages) {
    const chain = [...references, ref];
    for (const [index, id] of chain.entries()) {
      if (index > 0) join(chain[index - 1] ?? id, id);
    }
  }
  const bySubject = new Map<string, ThreadMessage>();
  for (const message of messages.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const subject = bareSubject(message.subject);
    if (subject === '') continue;
    const last = bySubject.get(subject);
    if (last !== undefined && message.references.length === 0 && isAnswer(message.subject) && dayOf(message.on) - dayOf(last.on) <= subjectDays) join(last.ref, message.ref);
    bySubject.set(subject, message);
  }
  return new Map(messages.map(({ ref }) => [ref, find(ref)] as const));
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
