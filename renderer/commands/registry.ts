/** Groups of the palette and of the help sheet, in their order. */
export const commandSections = ['Go to', 'Issues', 'Import', 'Session', 'Actions', 'Evidence', 'Workspace', 'View', 'Help'] as const;
export type CommandSection = (typeof commandSections)[number];

/** Something a person can do by name or key. */
export interface Command {
  /** Unique, `noun.verb`: `issues.create`. */
  readonly id: string;
  /** Sentence case, a verb first: `Create an issue`. */
  readonly title: string;
  readonly section: CommandSection;
  /** As `parseShortcut` reads them: `Mod+K`, `g h`, `?`. The first is shown. */
  readonly shortcuts?: readonly string[];
  /** Other words it is found by. */
  readonly keywords?: readonly string[];
  /** Whether it can be done now; always, where absent. */
  readonly when?: () => boolean;
  /** Left to a field that takes text: undo and select all mean its words there. */
  readonly isNotForFields?: boolean;
  /** Works while a dialog is open too. */
  readonly isForDialogs?: boolean;
  /** Left out of the palette: a key of one screen, such as next item. */
  readonly isHidden?: boolean;
  readonly run: () => void;
}

export interface CommandRegistry {
  /** Adds commands until the returned function is called. A later one with the same id or shortcut wins while it is there. */
  register: (commands: readonly Command[]) => () => void;
  /** All that can be done now, sections in order; of the same id only the latest. */
  list: () => readonly Command[];
  /** The same in the order in which they came: for a key that two share, the last one counts. */
  available: () => readonly Command[];
  find: (id: string) => Command | undefined;
  /** Runs a command by id where it can be done; says whether it ran. */
  run: (id: string) => boolean;
  /** Calls back when commands come or go. */
  subscribe: (listener: () => void) => () => void;
  /** Counts the changes: a snapshot for React. */
  version: () => number;
}

/** An empty registry: one feeds palette, help sheet, menus and keys. */
export function createCommandRegistry(): CommandRegistry {
  let batches: readonly (readonly Command[])[] = [];
  let changes = 0;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    changes += 1;
    for (const listener of listeners) listener();
  };
  const latest = (): readonly Command[] => {
    const all = batches.flat();
    return all.filter((command, index) => all.findLastIndex(({ id }) => id === command.id) === index);
  };
  const isAvailable = (command: Command): boolean => command.when?.() ?? true;

  return {
    register: (commands) => {
      const batch = [...commands];
      batches = [...batches, batch];
      changed();
      return () => {
        batches = batches.filter((other) => other !== batch);
        changed();
      };
    },
    list: () => {
      const available = latest().filter(isAvailable);
      return commandSections.flatMap((section) => available.filter((command) => command.section === section));
    },
    available: () => latest().filter(isAvailable),
    find: (id) => latest().find((command) => command.id === id),
    run: (id) => {
      const command = latest().find((candidate) => candidate.id === id);
      if (command === undefined || !isAvailable(command)) return false;
      command.run();
      return true;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => changes,
  };
}

/** The app's registry. */
export const commandRegistry = createCommandRegistry();

/** Commands that match what was typed, best first: every word must be in the title, the section or a keyword. */
export function searchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  const rank = (command: Command): number => {
    const title = command.title.toLowerCase();
    const all = [title, command.section.toLowerCase(), ...(command.keywords ?? []).map((word) => word.toLowerCase())].join(' ');
    if (!words.every((word) => all.includes(word))) return -1;
    const [first = ''] = words;
    return title.startsWith(first) ? 0 : new RegExp(`\\b${first.replace(/[^a-z0-9]/g, '\\$&')}`).test(title) ? 1 : 2;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter(({ rank: place }) => place >= 0)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}
