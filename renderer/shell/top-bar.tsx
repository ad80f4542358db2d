import { ChevronDown, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Role } from '@shared/primitives';
import { useShortcutLabel } from '../commands/use-commands';
import { useApp } from '../state/store';
import { Avatar } from '../ui/avatar';
import { cx } from '../ui/cx';
import { formatDate } from '../ui/format';
import { Kbd } from '../ui/kbd';
import type { MenuGroup } from '../ui/menu';
import { Menu, Popover } from '../ui/menu';
import styles from './shell.module.css';

/** Which workspace is open, and the menu on its name. */
export interface WorkspaceSlot {
  readonly name: string;
  readonly menu: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

/** The date the register is looked at from. */
export interface AsOfSlot {
  readonly date: string;
  /** Set by a person, rather than today. */
  readonly isSet: boolean;
  /** What opens on a press: a form to change it. */
  readonly editor: (close: () => void) => ReactNode;
}

/** Who sits at the laptop, and the menu to change it. */
export interface PersonSlot {
  readonly name: string;
  readonly role: Role;
  readonly menu: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

export const roleLabels = { facilitator: 'Facilitator', scribe: 'Scribe', executive: 'Executive', auditor: 'Auditor' } as const satisfies Record<Role, string>;

export interface TopBarProps {
  /** Null: no workspace is open. */
  workspace: WorkspaceSlot | null;
  asOf: AsOfSlot | null;
  person: PersonSlot | null;
  /** The one thing to do from here: `Start a session`. */
  action?: ReactNode;
}

/** The bar above every screen. */
export function TopBar({ workspace, asOf, person, action }: TopBarProps) {
  const openPalette = useApp((state) => state.openPalette);
  const paletteKeys = useShortcutLabel('app.palette');
  return (
    <header className={styles['top']}>
      <div className={styles['start']}>
        {workspace !== null && (
          <Menu
            label="Workspace"
            groups={workspace.menu}
            onAction={workspace.onAction}
            trigger={
              <AriaButton className={styles['pick'] ?? ''}>
                <span className={styles['name']}>{workspace.name}</span>
                <ChevronDown aria-hidden="true" />
              </AriaButton>
            }
          />
        )}
        {asOf !== null && (
          <div className={styles['as-of']}>
            <Popover label="As-of date" trigger={<AriaButton className={cx(styles['pick'], asOf.isSet && styles['set'])}>As of {formatDate(asOf.date)}</AriaButton>}>
              {asOf.editor}
            </Popover>
          </div>
        )}
      </div>
      <AriaButton className={styles['command'] ?? ''} onPress={openPalette}>
        <Search aria-hidden="true" />
        <span>Search, or type a command</span>
        {paletteKeys !== undefined && <Kbd>{paletteKeys}</Kbd>}
      </AriaButton>
      <div className={styles['end']}>
        {person !== null && (
          <Menu
            label="Who is at the laptop"
            placement="bottom end"
            groups={person.menu}
            onAction={person.onAction}
            trigger={
              <AriaButton className={styles['pick'] ?? ''}>
                <Avatar name={person.name} isDecorative />
                <span className={styles['person']}>{person.name}</span>
                <span className={styles['role']}>{roleLabels[person.role]}</span>
                <ChevronDown aria-hidden="true" />
              </AriaButton>
            }
          />
        )}
        {action}
      </div>
    </header>
  );
}
