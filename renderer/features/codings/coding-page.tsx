import { useMemo, useState } from 'react';
import type { Coding } from '@shared/contract/codings/entities';
import type { CodingId, PersonId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Page, PageHeader } from '../../ui/page';
import { WholePageState } from '../../ui/whole-page-state';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { CodingWork } from './coding-work';
import { OutcomeView } from './outcome-view';
import styles from './codings.module.css';

const toSamples = (): void => appState().navigate({ name: 'watch', tab: 'samples' });

/** One coding: a door for each coder until both have handed in, then what the two gave (W9). */
export function CodingPage({ id }: { id: CodingId }) {
  const { data: coding, error } = useOperation('codings.get', { id });
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [coderId, setCoderId] = useState<PersonId | null>(null);
  const mayCode = mayRun(role, 'codings.code') && workspace?.isReadOnly === false;
  const coder = coding?.state === 'coding' ? coding.coders.find(({ personId, isHandedIn }) => personId === coderId && !isHandedIn) : undefined;
  const leave = useLatest(() => (coder === undefined ? toSamples() : setCoderId(null)));
  useCommands(useMemo((): readonly Command[] => [{ id: 'codings.leave', title: 'Leave the coding', section: 'Issues', shortcuts: ['Escape'], run: leave }], [leave]));
  if (error !== null) {
    return (
      <WholePageState heading="Coding" title="This coding cannot be shown" action={<Button onPress={toSamples}>Samples</Button>}>
        {error.message}
      </WholePageState>
    );
  }
  if (coding === undefined) return null;
  const { name, number, sampleName, comments, state } = coding;
  return (
    <Page
      isFlush
      header={
        <PageHeader
          title={coder === undefined ? name : `${coder.name} codes`}
          sub={coder === undefined ? `Coding ${number}, ${formatCount(comments)} comments of the sample ${sampleName}` : `${name}, ${formatCount(coder.coded)} of ${formatCount(comments)} coded`}
          tools={
            <Button kbd="Esc" onPress={leave}>
              {coder === undefined ? 'Samples' : 'Go on later'}
            </Button>
          }
        />
      }
    >
      {state === 'coding' ? coder === undefined ? <Doors coding={coding} onOpen={mayCode ? setCoderId : null} /> : <CodingWork key={coder.personId} coding={coding} coder={coder} onHandedIn={() => setCoderId(null)} /> : <OutcomeView coding={coding} />}
    </Page>
  );
}

function Doors({ coding, onOpen }: { coding: Coding; onOpen: ((personId: PersonId) => void) | null }) {
  return (
    <div className={styles['scroll']}>
      <div className={styles['doors']}>
        <p className="muted measure">Each codes alone, one after the other on this laptop or on different days. How far each is is shown, what they gave is not: nobody sees a code before both have handed in, not even the one who gave it.</p>
        <ul>
          {coding.coders.map(({ personId, name, coded, isHandedIn }) => (
            <li key={personId} className={styles['door']}>
              <h2>{name}</h2>
              <p>{isHandedIn ? 'Handed in' : `${formatCount(coded)} of ${formatCount(coding.comments)} coded`}</p>
              {!isHandedIn && onOpen !== null && (
                <Button onPress={() => onOpen(personId)}>
                  {coded === 0 ? 'Code' : 'Go on coding'}
                  <span className="vh"> as {name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p className="muted">{`Code book: ${coding.book.name}, version ${coding.book.version}${coding.wordless === 0 ? '' : `. ${formatCount(coding.wordless)} records of the sample have no words and are left out.`}`}</p>
      </div>
    </div>
  );
}
