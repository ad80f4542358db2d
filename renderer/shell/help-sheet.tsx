import { commandSections } from '../commands/registry';
import { shortcutLabel } from '../commands/shortcuts';
import { platform, useCommandList } from '../commands/use-commands';
import { useApp } from '../state/store';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import styles from './help-sheet.module.css';

/** Every shortcut that works here and now: `?`. */
export function HelpSheet() {
  const isOpen = useApp((state) => state.isHelpOpen);
  const close = useApp((state) => state.closeOverlays);
  const commands = useCommandList().filter(({ shortcuts }) => (shortcuts?.length ?? 0) > 0);
  const groups = commandSections.map((section) => ({ section, members: commands.filter((command) => command.section === section) })).filter(({ members }) => members.length > 0);
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={close} size="large">
      <div className={styles['columns']}>
        {groups.map(({ section, members }) => (
          <section key={section} className={styles['group']}>
            <h3 className={styles['title']}>{section}</h3>
            <ul>
              {members.map(({ id, title, shortcuts = [] }) => (
                <li key={id} className={styles['line']}>
                  <span>{title}</span>
                  <span className={styles['keys']}>
                    {shortcuts.map((shortcut) => (
                      <Kbd key={shortcut}>{shortcutLabel(shortcut, platform)}</Kbd>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
