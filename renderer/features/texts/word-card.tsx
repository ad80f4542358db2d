import { useEffect, useRef } from 'react';
import { wordProposalKindLabels } from '@shared/contract/texts/entities';
import type { WordProposal } from '@shared/contract/texts/operations';
import { useShortcutLabel } from '../../commands/use-commands';
import { Button } from '../../ui/button';
import { formatDate } from '../../ui/format';
import { proposalWords } from './text-words';
import type { WordDesk } from './use-word-desk';
import styles from './texts.module.css';

const stateWords = { accepted: 'accepted', changed: 'accepted as changed', rejected: 'rejected' } as const;

/** A proposal of words: the line, what it would make a fact, why, and the three answers. */
export function WordCard({ proposal, desk }: { proposal: WordProposal; desk: WordDesk }) {
  const { kind, line, lastLine, quote, reason, state, decidedBy, why, ruleId, ruleVersion, asOf } = proposal;
  const isCurrent = desk.currentId === proposal.id;
  const keys = { accept: useShortcutLabel('words.accept'), change: useShortcutLabel('words.change'), reject: useShortcutLabel('words.reject') };
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <article ref={card} className={styles['card']} aria-label={`${wordProposalKindLabels[kind]}, line ${line}`} aria-current={isCurrent} {...(isCurrent ? { 'data-current': '' } : {})} {...(state === 'open' ? {} : { 'data-decided': '' })}>
      <div className={styles['card-head']}>
        <b>{wordProposalKindLabels[kind]}</b>
        <span>{line === lastLine ? `line ${line}` : `lines ${line} to ${lastLine}`}</span>
      </div>
      <blockquote className={styles['quote']}>{quote}</blockquote>
      <p className={styles['medium']}>{proposalWords(proposal)}</p>
      <p className="muted t12" title={`${ruleId}, version ${ruleVersion}, as of ${formatDate(asOf)}`}>
        {reason}
      </p>
      {state === 'open' ? (
        desk.mayDecide && (
          <div className={styles['buttons']}>
            <Button size="small" variant={isCurrent ? 'primary' : 'secondary'} {...(isCurrent ? { kbd: keys.accept } : {})} onPress={() => desk.accept(proposal)}>
              Accept
            </Button>
            <Button size="small" {...(isCurrent ? { kbd: keys.change } : {})} onPress={() => desk.change(proposal)}>
              Change
            </Button>
            <Button size="small" {...(isCurrent ? { kbd: keys.reject } : {})} onPress={() => desk.reject(proposal)}>
              Reject
            </Button>
          </div>
        )
      ) : (
        <p className="muted t12">
          {stateWords[state]}
          {decidedBy === null ? '' : ` by ${decidedBy}`}
          {why === null ? '' : `: ${why}`}
        </p>
      )}
    </article>
  );
}
