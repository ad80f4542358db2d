import { Fragment } from 'react';
import { matchedStretches } from './matched-words';
import styles from './marked-text.module.css';

/** A text in which the words that a search found are marked. */
export function MarkedText({ text, search }: { text: string; search: string }) {
  if (search.trim() === '') return text;
  let at = 0;
  return matchedStretches(text, search).map((stretch) => {
    const key = at;
    at += stretch.text.length;
    return stretch.isMatch ? (
      <mark key={key} className={styles['mark']}>
        {stretch.text}
      </mark>
    ) : (
      <Fragment key={key}>{stretch.text}</Fragment>
    );
  });
}
