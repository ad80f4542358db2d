import { Check, Circle, ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { OutputOf } from '@shared/contract';
import type { Room } from '@shared/contract/sessions/entities';
import type { ParticipantId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { ConfirmDialog } from '../../../ui/dialog';
import { formatInstant } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { DefinitionList, ScrollRegion, Section } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { isFinished, participantRoleLabels, phaseLabels } from '../session-words';
import { SheetsMenu } from '../../actions/sheets-menu';
import { ReviewQuestions } from '../run/topics/review-questions';
import { UrgentStanding } from '../urgent/ratifications';
import { Amendments } from './amendments';
import { Paper } from './paper';
import { PutOffDialog } from './put-off-dialog';
import { SaveMinutes } from './save-minutes';
import styles from './sign-off.module.css';

/** The minutes as a document, what is still open, and the signature that seals the session (M6). */
export function SignOffPage({ room }: { room: Room }) {
  const { data: minutes, error } = useOperation('sessions.minutes', { sessionId: room.id }, { keepPrevious: true });
  return (
    <div className={styles['page']}>
      <ScrollRegion label="Minutes" className={cx(styles['desk'])}>
        {error !== null && <Notice tone="error" title={error.message} />}
        {minutes !== undefined && <Paper document={minutes.document} />}
        {minutes?.amendments != null && <Paper document={minutes.amendments.document} />}
      </ScrollRegion>
      <aside className={styles['side']} aria-label="Sign-off" {...{ tabIndex: 0 }}>
        {room.seal === null ? <SignOff room={room} /> : <Sealed room={room} seal={room.seal} amendments={minutes?.amendments ?? null} />}
        <UrgentStanding room={room} />
        <Section title="Papers">
          <div className={styles['papers']}>
            <SaveMinutes sessionId={room.id} />
            <SheetsMenu sessionId={room.id} />
          </div>
        </Section>
      </aside>
    </div>
  );
}

function SignOff({ room }: { room: Room }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [signer, setSigner] = useState<ParticipantId | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isPuttingOff, setIsPuttingOff] = useState(false);
  const going = useAction('sessions.goTo');
  const signing = useCommand('sessions.signOff');
  const signers = room.people.filter(({ canVote, arrivedAt }) => canVote && arrivedAt !== null);
  const suggested = signers.find((person) => person.role === 'facilitator') ?? signers[0];
  const signedBy = signer ?? suggested?.id ?? null;
  const open = room.agenda.filter(({ phase }) => !isFinished(phase));
  const maySign = mayRun(role, 'sessions.signOff') && workspace?.isReadOnly !== true;
  const isReady = open.length === 0 && signedBy !== null;
  const ask = useLatest(() => {
    if (isReady && maySign) setIsAsking(true);
  });
  const toRoom = useLatest(() => appState().replace({ name: 'session', id: room.id, step: 'run' }));
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'sessions.sign-off', title: 'Sign the minutes off', section: 'Session', shortcuts: ['Mod+Enter'], run: ask },
      { id: 'sessions.back', title: 'Back into the session', section: 'Session', shortcuts: ['Escape'], run: toRoom },
    ], [ask, toRoom]),
  );
  const sign = (): void => {
    if (signedBy !== null) signing.mutate({ sessionId: room.id, signedBy }, { onSettled: () => setIsAsking(false) });
  };

  return (
    <>
      <header>
        <h1>Sign-off</h1>
        <p className="muted">The minutes at the left are as they stand now. What is signed off is sealed: nothing of the session changes after that.</p>
      </header>
      <Section title="Items" more={open.length === 0 ? 'all finished' : `${open.length} open`}>
        <ul className={styles['checks']}>
          {room.agenda.map(({ id, position, title, phase, kind }) => {
            const isDone = isFinished(phase);
            return (
              <li key={id} className={cx(!isDone && styles['open'])}>
                {isDone ? <Check aria-label="Finished" /> : <Circle aria-label="Open" />}
                <span className="trunc" title={title}>
                  {position} {title}
                </span>
                {isDone ? (
                  <small>{phaseLabels[phase]}</small>
                ) : (
                  <Button variant="link" size="small" onPress={() => going.run({ itemId: id }, toRoom)}>
                    {kind === 'topic' && phase === 'evidence' ? 'Not finished' : phaseLabels[phase]}
                  </Button>
                )}
              </li>
            );
          })}
          <li className={cx(!room.hasQuorum && styles['open'])}>
            {room.hasQuorum ? <Check aria-label="Reached" /> : <Circle aria-label="Not reached" />}
            <span>
              Quorum: {room.present} present, {room.quorum} needed
            </span>
          </li>
        </ul>
        {open.length > 0 && maySign && (
          <Button size="small" onPress={() => setIsPuttingOff(true)}>
            {open.length === 1 ? 'Put the open item off' : `Put all ${open.length} open items off`}
          </Button>
        )}
      </Section>
      <Section title="The review, reviewed">
        <ReviewQuestions room={room} mayChange={mayRun(role, 'sessions.answerReview') && workspace?.isReadOnly !== true} />
      </Section>
      {maySign ? (
        <Section title="Signature">
          <div className={styles['sign']}>
            {signers.length === 0 ? (
              <Notice tone="warn" title="Nobody who can sign was in the room.">
                Mark who was present, then sign.
              </Notice>
            ) : (
              <Select label="Signed by" options={signers.map(({ id, name, role: part }) => ({ value: id, label: name, detail: participantRoleLabels[part] }))} value={signedBy} onChange={setSigner} />
            )}
            {signing.error !== null && <Notice tone="error" title={signing.error.message} />}
            <Button variant="primary" size="large" isWide kbd="Ctrl Enter" isDisabled={!isReady} onPress={ask}>
              {open.length > 0 ? `${open.length} ${open.length === 1 ? 'item is' : 'items are'} still open` : 'Sign off and seal'}
            </Button>
          </div>
        </Section>
      ) : (
        <p className="muted">The facilitator signs the minutes off.</p>
      )}
      <div>
        <Button onPress={toRoom}>Back into the session</Button>
      </div>
      {isPuttingOff && <PutOffDialog open={open} onClose={() => setIsPuttingOff(false)} />}
      <ConfirmDialog title="Sign off and seal?" isOpen={isAsking} confirmLabel="Sign off" isPending={signing.isPending} onConfirm={sign} onClose={() => setIsAsking(false)}>
        <p>
          {signers.find(({ id }) => id === signedBy)?.name} signs the minutes of session {room.number}. Scores, decisions, ballots and notes are sealed as they stand, and the audit log gets the hash of the minutes.
        </p>
      </ConfirmDialog>
    </>
  );
}

function Sealed({ room, seal, amendments }: { room: Room; seal: NonNullable<Room['seal']>; amendments: OutputOf<'sessions.minutes'>['amendments'] }) {
  const role = useRole();
  const mayBuild = mayRun(role, 'evidence.build');
  const build = useLatest(() => appState().navigate({ name: 'prove', tab: 'builder', sessionId: room.id }));
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'sessions.back', title: 'All sessions', section: 'Session', shortcuts: ['Escape'], run: () => appState().navigate({ name: 'meet' }) },
      ...(mayBuild ? [{ id: 'evidence.build-session', title: 'Make an evidence package of this session', section: 'Evidence' as const, shortcuts: ['Mod+Enter'], run: build }] : []),
    ], [mayBuild, build]),
  );
  return (
    <>
      <header className={styles['sealed']}>
        <ShieldCheck aria-hidden="true" />
        <div>
          <h1>Signed off and sealed</h1>
          <p>
            {seal.signedBy}
            {room.signedOffAt === null ? '' : `, ${formatInstant(room.signedOffAt)}`}
          </p>
        </div>
      </header>
      <Section title="Seal">
        <DefinitionList
          items={[
            { term: 'Log entry', value: <span className="tnum">{seal.seq}</span> },
            { term: 'Minutes SHA-256', value: <span className="mono">{seal.minutesSha256}</span> },
            { term: 'Head before', value: <span className="mono">{seal.headBefore}</span> },
            { term: 'Seal', value: <span className="mono">{seal.sealHash}</span> },
          ]}
        />
      </Section>
      <p className="muted">The seal's hash fixes every entry of the log before it: a later change to the record gives another value. It makes tampering evident to whoever kept the value; it does not make it impossible.</p>
      <Amendments room={room} amendments={amendments} />
      {mayBuild && (
        <Button variant="primary" size="large" isWide kbd="Ctrl Enter" onPress={build}>
          Make an evidence package
        </Button>
      )}
      <div>
        <Button onPress={() => appState().navigate({ name: 'meet' })}>All sessions</Button>
      </div>
    </>
  );
}
