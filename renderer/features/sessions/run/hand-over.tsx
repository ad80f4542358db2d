import { EyeOff, ShieldCheck } from 'lucide-react';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { BallotRound, ItemDetail, Participant, Room } from '@shared/contract/sessions/entities';
import type { Dimension, Factors, ParticipantId } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { mayRun, useCommand } from '../../../api';
import { useLatest } from '../../../commands/use-latest';
import { useAction } from '../../../state/use-action';
import { Button, ButtonRow } from '../../../ui/button';
import { FactorScale } from '../../../ui/factor-scale';
import { dimensionLabels, stepWord } from '../../../ui/factor-words';
import { KeyHint } from '../../../ui/kbd';
import { Notice } from '../../../ui/notice';
import { TextField } from '../../../ui/text-field';
import { useRole } from '../../settings/use-acting';
import { useMethodology } from '../../scoring/use-methodology';
import { wholeFactors } from '../../scoring/use-score';
import styles from './hand-over.module.css';

type Step = 'hand' | 'pin' | 'vote' | 'confirm';
type Choice = { readonly [D in Dimension]: number | null };
const noChoice: Choice = { impact: null, severity: null, time: null };

export interface HandOverProps {
  room: Room;
  item: ItemDetail;
  round: BallotRound;
  /** Whose turn it is first; null: whoever has not voted yet, in the order of the list. */
  first: ParticipantId | null;
  onClose: () => void;
}

/** The laptop goes round: nothing but the name of the next person until that person takes it, and nothing of a ballot once it is in. */
export function HandOver({ room, item, round, first, onClose }: HandOverProps) {
  const missing = round.status.filter(({ participantId, hasFinished }) => !hasFinished && room.people.some(({ id, attendance }) => id === participantId && attendance === 'present'));
  const [chosen, setChosen] = useState(first);
  const nextId = chosen ?? missing[0]?.participantId ?? null;
  const person = room.people.find(({ id }) => id === nextId);
  return (
    <ModalOverlay className={styles['overlay'] ?? ''} isOpen isKeyboardDismissDisabled>
      <Modal className={styles['modal'] ?? ''}>
        <AriaDialog className={styles['dialog'] ?? ''} aria-label="Ballots on the laptop">
          {person === undefined ? (
            <div className={styles['card']}>
              <ShieldCheck aria-hidden="true" />
              <Heading slot="title">Everyone in the room has voted</Heading>
              <p>Hand the laptop back to the facilitator. Nothing is shown before the reveal.</p>
              <Button variant="primary" size="large" autoFocus onPress={onClose}>
                Back to the session
              </Button>
            </div>
          ) : (
            <Turn key={person.id} person={person} item={item} remaining={missing.length} onDone={() => setChosen(null)} onClose={onClose} />
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Turn({ person, item, remaining, onDone, onClose }: { person: Participant; item: ItemDetail; remaining: number; onDone: () => void; onClose: () => void }) {
  const [step, setStep] = useState<Step>('hand');
  const [pin, setPin] = useState('');
  const [choice, setChoice] = useState<Choice>(noChoice);
  const [isAbstaining, setIsAbstaining] = useState(false);
  const casting = useCommand('sessions.castBallot');

  const cast = (): void => {
    if (casting.isPending) return;
    casting.mutate({ itemId: item.id, participantId: person.id, factors: isAbstaining ? null : wholeFactors(choice), pin }, {
      onSuccess: onDone,
      onError: ({ failure }) => {
        if (failure.field !== 'pin') return;
        setPin('');
        setStep('pin');
      },
    });
  };

  switch (step) {
    case 'hand':
      return (
        <div className={styles['card']}>
          <EyeOff aria-hidden="true" />
          <p className={styles['eye']}>{item.title}</p>
          <Heading slot="title">Hand the laptop to {person.name}</Heading>
          <p>{remaining === 1 ? 'This is the last ballot.' : remaining === 0 ? 'The ballot that is in will be replaced.' : `${remaining} ballots are still to come.`} Nobody sees a ballot before the reveal.</p>
          <ButtonRow>
            <Button size="large" onPress={onClose}>
              Stop here
            </Button>
            <Button variant="primary" size="large" autoFocus onPress={() => setStep('pin')}>
              I am {person.name}
            </Button>
          </ButtonRow>
        </div>
      );
    case 'pin':
      return <PinStep person={person} problem={casting.error?.failure.field === 'pin' ? casting.error.message : null} onBack={() => setStep('hand')} onPin={(typed) => {
        setPin(typed);
        // What was chosen is kept where only the PIN was wrong.
        setStep(isAbstaining || wholeFactors(choice) !== null ? 'confirm' : 'vote');
      }} />;
    case 'vote':
      return (
        <VoteStep
          person={person}
          title={item.title}
          choice={choice}
          onChange={(dimension, value) => setChoice((before) => ({ ...before, [dimension]: value }))}
          onNext={(abstains) => {
            setIsAbstaining(abstains);
            setStep('confirm');
          }}
        />
      );
    case 'confirm':
      return (
        <div className={styles['card']}>
          <p className={styles['eye']}>{person.name}</p>
          <Heading slot="title">{isAbstaining ? 'You abstain on this item' : wordsOf(wholeFactors(choice))}</Heading>
          <p>It is kept under a hash and shown with all the others at the reveal. Until then it can be cast again.</p>
          {casting.error !== null && casting.error.failure.field !== 'pin' && <Notice tone="error" title={casting.error.message} />}
          <ButtonRow>
            <Button size="large" onPress={() => setStep('vote')}>
              Change it
            </Button>
            <Button variant="primary" size="large" autoFocus onPress={cast}>
              Cast the ballot
            </Button>
          </ButtonRow>
        </div>
      );
  }
}

const wordsOf = (factors: Factors | null): string => (factors === null ? '' : dimensions.map((dimension) => `${dimensionLabels[dimension]} ${stepWord(dimension, factors[dimension])}`).join(', '));

function PinStep({ person, problem, onPin, onBack }: { person: Participant; problem: string | null; onPin: (pin: string) => void; onBack: () => void }) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<string | null>(problem);
  const [againError, setAgainError] = useState<string | null>(null);
  const resetting = useAction('sessions.resetPin');
  const mayReset = mayRun(useRole(), 'sessions.resetPin');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const isWhole = /^\d{4,8}$/.test(pin);
    const isSame = person.hasPin || again === pin;
    setError(isWhole ? null : 'A PIN is 4 to 8 digits.');
    setAgainError(isWhole && !isSame ? 'The two are not the same.' : null);
    if (isWhole && isSame) onPin(pin);
  };
  return (
    <form className={styles['card']} onSubmit={submit}>
      <p className={styles['eye']}>{person.name}</p>
      <Heading slot="title">{person.hasPin ? 'Enter your PIN' : 'Choose a PIN for this session'}</Heading>
      <p>{person.hasPin ? 'The one chosen at the first ballot.' : '4 to 8 digits. It keeps the next person from changing your ballot.'}</p>
      <div className={styles['pin']}>
        <TextField label="PIN" type="password" value={pin} onChange={(text) => setPin(text.replace(/\D/g, ''))} maxLength={8} autoFocus error={error} />
        {!person.hasPin && <TextField label="The same again" type="password" value={again} onChange={(text) => setAgain(text.replace(/\D/g, ''))} maxLength={8} error={againError} />}
      </div>
      <ButtonRow>
        <Button size="large" onPress={onBack}>
          Back
        </Button>
        <Button variant="primary" size="large" type="submit">
          Go on
        </Button>
        {person.hasPin && mayReset && (
          <Button size="large" variant="quiet" isPending={resetting.isPending} onPress={() => resetting.run({ participantId: person.id })}>
            Forget this PIN
          </Button>
        )}
      </ButtonRow>
      {person.hasPin && <p>{mayReset ? 'Who forgot it lets the facilitator press Forget this PIN and chooses a new one. The log keeps that it was done.' : 'Who forgot it asks the facilitator, who can let a new one be chosen.'}</p>}
    </form>
  );
}

interface VoteStepProps {
  person: Participant;
  title: string;
  choice: Choice;
  onChange: (dimension: Dimension, value: number) => void;
  onNext: (isAbstaining: boolean) => void;
}

function VoteStep({ person, title, choice, onChange, onNext }: VoteStepProps) {
  const { anchors } = useMethodology();
  const frame = useRef<HTMLDivElement>(null);
  const isWhole = wholeFactors(choice) !== null;
  const focusScale = useLatest((index: number): void => {
    const scales = frame.current?.querySelectorAll<HTMLElement>('[role="radiogroup"], [role="toolbar"], [role="group"]');
    const target = scales?.[index]?.querySelector<HTMLElement>('button') ?? frame.current?.querySelector<HTMLElement>('[data-next] button:not([disabled])');
    target?.focus();
  });
  useEffect(() => focusScale(0), [focusScale]);
  return (
    <div className={styles['card']}>
      <p className={styles['eye']}>{person.name}</p>
      <Heading slot="title">{title}</Heading>
      <div ref={frame} className={styles['scales']}>
        {dimensions.map((dimension, index) => (
          <FactorScale
            key={dimension}
            dimension={dimension}
            value={choice[dimension]}
            anchors={anchors[dimension]}
            onChange={(value) => {
              onChange(dimension, value);
              // After the digits are drawn the next scale takes them.
              requestAnimationFrame(() => focusScale(index + 1));
            }}
          />
        ))}
        <div data-next>
          <ButtonRow>
            <Button variant="primary" size="large" isDisabled={!isWhole} onPress={() => onNext(false)}>
              Look at it once more
            </Button>
            <Button size="large" onPress={() => onNext(true)}>
              Abstain
            </Button>
          </ButtonRow>
        </div>
      </div>
      <p className={styles['keys']}>
        <KeyHint keys="1–5">a step, and on to the next scale</KeyHint>
        <KeyHint keys="Enter">go on</KeyHint>
      </p>
    </div>
  );
}
