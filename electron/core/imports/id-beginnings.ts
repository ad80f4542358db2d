/** Characters of an id that are shown at the least. */
const fewest = 8;

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The shortest beginning of each id that no other of them has, of at least eight characters and never ending with a hyphen; a function from the id. */
export function shortestBeginnings(ids: readonly string[]): (id: string) => string {
  const sorted = [...new Set(ids)].toSorted();
  const beginnings = new Map(
    sorted.map((id, place) => {
      // In their order, nobody shares more of an id than its neighbours do.
      const shared = Math.max(sharedLength(id, sorted[place - 1] ?? ''), sharedLength(id, sorted[place + 1] ?? ''));
      const length = Math.max(fewest, shared + 1);
      return [id, id.slice(0, id[length - 1] === '-' ? length + 1 : length)] as const;
    }),
  );
  return (id) => beginnings.get(id) ?? id;
}
