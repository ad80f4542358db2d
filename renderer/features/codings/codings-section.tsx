import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CodeBook, CodingRow } from '@shared/contract/codings/entities';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { BookDialog } from './book-dialog';
import { CodingDialog } from './coding-dialog';
import styles from './codings.module.css';

const stateLabels = { coding: 'Being coded', settling: 'To settle', settled: 'Settled' } as const;

/** The codings of comments, and the code books they use (W9). */
export function CodingsSection({ hasSamples }: { hasSamples: boolean }) {
  const { data: codings } = useOperation('codings.list', {});
  const { data: books } = useOperation('codings.books', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [dialog, setDialog] = useState<{ kind: 'coding' } | { kind: 'book'; book: CodeBook | null } | null>(null);
  const mayMake = mayRun(role, 'codings.create') && workspace?.isReadOnly === false;
  const mayCode = mayMake && hasSamples;
  useCommands(
    useMemo((): readonly Command[] => [
      ...(mayCode ? [{ id: 'codings.create', title: 'Have comments coded by two people', section: 'Issues' as const, keywords: ['verbatim', 'double coding', 'kappa', 'alpha'], run: () => setDialog({ kind: 'coding' }) }] : []),
      ...(mayMake ? [{ id: 'codings.book', title: 'Make a code book', section: 'Issues' as const, keywords: ['codes', 'verbatim'], run: () => setDialog({ kind: 'book', book: null }) }] : []),
    ], [mayCode, mayMake]),
  );
  return (
    <>
      {(hasSamples || (codings?.length ?? 0) > 0) && (
        <Section
          title="Comments coded by two"
          more={
            mayCode ? (
              <Button size="small" onPress={() => setDialog({ kind: 'coding' })}>
                Code comments
              </Button>
            ) : undefined
          }
        >
          {codings?.length === 0 && <p className="muted measure">The comments of a sample can be coded by two people who do not see each other’s codes. How far they agree, and what the settled codes say of all comments, then stands here.</p>}
          <ul>
            {codings?.map((coding) => (
              <CodingLine key={coding.id} coding={coding} />
            ))}
          </ul>
        </Section>
      )}
      <Section
        title="Code books"
        more={
          mayMake ? (
            <Button size="small" onPress={() => setDialog({ kind: 'book', book: null })}>
              New code book
            </Button>
          ) : undefined
        }
      >
        <ul className={styles['books']}>
          {books?.map((book) => (
            <li key={book.id}>
              <span>
                {book.name} <small>{`version ${book.version}, ${book.codes.length} codes${book.origin === 'built-in' ? ', built in' : ''}`}</small>
              </span>
              {mayMake && (
                <Button size="small" onPress={() => setDialog({ kind: 'book', book })}>
                  {book.origin === 'built-in' ? 'Copy and change' : 'Change'}
                  <span className="vh"> {book.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {dialog?.kind === 'coding' && <CodingDialog onClose={() => setDialog(null)} />}
      {dialog?.kind === 'book' && <BookDialog book={dialog.book} onClose={() => setDialog(null)} />}
    </>
  );
}

function CodingLine({ coding }: { coding: CodingRow }) {
  const { id, number, name, sampleName, comments, coders, state } = coding;
  return (
    <li>
      <button type="button" className={styles['line']} onClick={() => appState().navigate({ name: 'coding', id })}>
        <span>
          <b className="trunc" title={name}>{name}</b>
          <small className="trunc">{`Coding ${number}, ${formatCount(comments)} comments of the sample ${sampleName}`}</small>
        </span>
        {coders.map((coder) => (
          <span key={coder.personId}>
            <span className="trunc">{coder.name}</span>
            <small>{coder.isHandedIn ? 'handed in' : `${formatCount(coder.coded)} of ${formatCount(comments)} coded`}</small>
          </span>
        ))}
        <span>
          <Tag tone={state === 'settled' ? 'accent' : 'plain'}>{stateLabels[state]}</Tag>
        </span>
        <ChevronRight aria-hidden="true" />
      </button>
    </li>
  );
}
