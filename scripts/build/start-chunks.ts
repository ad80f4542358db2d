/** What a bundler tells of its modules. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Names the chunk of a module of the first screen: what a window reads before its first line lies in one file of its own, and one that it
 * shares with the other window, so that a start asks main for few files. Screens that are loaded later keep chunks of their own.
 * @param main the first module of the main window @param presenter that of the presenter window
 * @returns for a module's id its chunk, or null where the bundler decides
 */
export function startChunks(main: string, presenter: string): (id: string, modules: Modules) => string | null {
  let reached: { readonly main: ReadonlySet<string>; readonly presenter: ReadonlySet<string> } | null = null;
  return (id, modules) => {
    reached ??= { main: reachedFrom(main, modules), presenter: reachedFrom(presenter, modules) };
    if (!reached.main.has(id)) return null;
    return reached.presenter.has(id) ? 'shared' : 'start';
  };
}

/** A module and all that it imports, without what is imported later. */
function reachedFrom(first: string, modules: Modules): Set<string> {
  const found = new Set([first]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
