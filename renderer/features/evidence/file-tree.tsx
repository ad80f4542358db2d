import { File, Folder } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import type { PackageFile } from '@shared/contract/evidence/operations';
import { cx } from '../../ui/cx';
import { formatBytes } from '../../ui/format';
import { treeOf } from './file-lines';
import styles from './evidence.module.css';

export interface FileTreeProps {
  files: readonly PackageFile[];
  /** The path of the file that is read. */
  selected: string | null;
  onSelect: (path: string) => void;
}

/** `1712ecfb…fcc9`. */
const hashWord = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-4)}`;

/** Every file of the package with its size and hash; arrows move, the one with focus is read. */
export function FileTree({ files, selected, onSelect }: FileTreeProps) {
  const list = useRef<HTMLUListElement>(null);
  const lines = treeOf(files);
  const paths = lines.flatMap((line) => (line.kind === 'file' ? [line.path] : []));
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = paths.indexOf(selected ?? '');
    const next = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: paths.length - 1 }[event.key];
    const path = next === undefined ? undefined : paths[next];
    if (path === undefined) return;
    event.preventDefault();
    onSelect(path);
    list.current?.querySelector<HTMLButtonElement>(`[data-index="${paths.indexOf(path)}"]`)?.focus();
  };
  return (
    <ul ref={list} className={styles['tree']} aria-label="Files of the package" onKeyDownCapture={onKeyDown}>
      {lines.map((line) =>
        line.kind === 'folder' ? (
          <li key={line.path} className={styles['folder']} style={{ paddingInlineStart: 24 + line.depth * 20 }}>
            <Folder aria-hidden="true" />
            {line.name}
          </li>
        ) : (
          <li key={line.path}>
            <button
              type="button"
              data-index={paths.indexOf(line.path)}
              tabIndex={line.path === (selected ?? paths[0]) ? 0 : -1}
              className={cx(styles['file'], line.path === selected && styles['selected'])}
              aria-current={line.path === selected ? 'true' : undefined}
              onClick={() => onSelect(line.path)}
            >
              <span className={styles['name']} style={{ paddingInlineStart: line.depth * 20 }}>
                <File aria-hidden="true" />
                <span className="trunc" title={line.path}>{line.name}</span>
              </span>
              <span className={styles['size']}>{formatBytes(line.size)}</span>
              <span className={cx(styles['hash'], 'mono')} title={line.sha256}>
                {hashWord(line.sha256)}
              </span>
            </button>
          </li>
        ),
      )}
    </ul>
  );
}
