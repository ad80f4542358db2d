/** What the data of the example name must be there. @throws Error naming what is not */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The example names ${String(key)}, which it does not have`);
  return value;
}
