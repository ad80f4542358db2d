import type { ResolvedMapping } from './mapping';

/**
 * What tells a row of a file from another: its external reference. Of a file of stage events, in which a deal stands once for each stage, it is
 * the reference with the stage and its date, or the reference alone for the one row that may leave its date open. Empty where the row has no reference.
 */
export function createIdentity({ mapping, columns }: ResolvedMapping): (cells: readonly string[]) => string {
  const at = (key: string): number => columns.get(key)?.index ?? -1;
  const [ref, stage, since] = [at('ref'), at('stage'), at('stage-since')];
  const text = (cells: readonly string[], index: number): string => (cells[index] ?? '').trim();
  if (mapping.kind !== 'deals' || stage === -1 || since === -1) return (cells) => text(cells, ref);
  return (cells) => {
    const own = text(cells, ref);
    const on = text(cells, since);
    return own === '' || on === '' ? own : `${own}\u0000${text(cells, stage)}\u0000${on}`;
  };
}
