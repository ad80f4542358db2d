import styles from './topics.module.css';

/** Which page of a list stands here; nothing where there is one only. */
export const pageWords = (page: number, of: number): string[] => (of > 1 ? [`page ${page} of ${of}`] : []);

/** The same beside a heading. */
export function PageMark({ page, of }: { page: number; of: number }) {
  return of > 1 ? <span className={styles['page']}>{pageWords(page, of)}</span> : null;
}
