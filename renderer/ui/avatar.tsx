import { initials } from './format';
import styles from './avatar.module.css';

/** A person as initials; give `isDecorative` where the name stands beside it. */
export function Avatar({ name, isDecorative = false }: { name: string; isDecorative?: boolean }) {
  return (
    <span className={styles['avatar']} title={name} {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}>
      {initials(name)}
    </span>
  );
}
