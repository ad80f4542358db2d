import type { Command } from '../../commands/registry';

/** The keys of a proposal, the same on the list and on the page: a accepts, e changes, r rejects. What is null cannot be done now. */
export function proposalCommands({ accept, change, reject }: Readonly<Record<'accept' | 'change' | 'reject', (() => void) | null>>): readonly Command[] {
  return [
    ...(accept === null ? [] : [{ id: 'proposals.accept', title: 'Accept the proposal', section: 'Issues' as const, shortcuts: ['a'], run: accept }]),
    ...(change === null ? [] : [{ id: 'proposals.change', title: 'Change the proposal', section: 'Issues' as const, shortcuts: ['e'], run: change }]),
    ...(reject === null ? [] : [{ id: 'proposals.reject', title: 'Reject the proposal', section: 'Issues' as const, shortcuts: ['r'], run: reject }]),
  ];
}
