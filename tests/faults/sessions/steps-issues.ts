import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { CalendarDate, type Factors } from '@shared/primitives';
import { ballot, draft } from '../../handlers/sessions/meeting';
import { step, type Here, type Step } from './script';

const [mara, ruth, daniel, ada] = ['Mara Ellison', 'Ruth Abrams', 'Daniel Novak', 'Ada Quist'];
const [halden, delmar, kestrel] = ['Halden Medical waits', 'Delmar Ports waits', 'Kestrel Aviation waits'];

const goTo = (title: string): Step => step('sessions.goTo')((here) => ({ itemId: here.item(title) }));
const open = (title: string, mode: 'pass' | 'paper'): Step => step('sessions.openBallots')((here) => ({ itemId: here.item(title), mode }));
const cast = (title: string, name: string, factors: Factors | null, pin: string | null = null): Step => step('sessions.castBallot')((here) => ({ itemId: here.item(title), participantId: here.person(name).id, factors, pin }));
const reveal = (title: string): Step => step('sessions.reveal')((here) => ({ itemId: here.item(title), isConfirmed: true }));
const agree = (title: string, factors: Factors): Step => step('sessions.agree')((here) => ({ itemId: here.item(title), factors, argument: 'Halden said its pharmacists re-key doses by hand', choiceReason: 'Half a step up' }));
const timer = (title: string, isRunning: boolean): Step => step('sessions.setTimer')((here) => ({ itemId: here.item(title), isRunning }));
const park = (text: string): Step => step('sessions.park')(({ sessionId }) => ({ sessionId, text }));
const attend = (name: string, attendance: 'present' | 'left'): Step => step('sessions.setAttendance')((here) => ({ participantId: here.person(name).id, attendance }));
const decide = (title: string, change: (here: Here) => Partial<DecisionDraft>): Step =>
  step('sessions.decide')((here) => {
    const seat = { participantId: here.person(ruth).id, personId: here.person(ruth).personId };
    const whole = draft({ people: { mara: seat, ruth: seat, daniel: seat, noor: seat } }, { dueOn: CalendarDate.parse('2026-12-04'), departureReason: 'The room says so' });
    return { itemId: here.item(title), draft: { ...whole, ...change(here) } };
  });

/** Two rounds on a laptop and on paper, with a round called off between them, and a decision. */
const first: readonly Step[] = [
  goTo(halden),
  step('sessions.setReady')((here) => ({ itemId: here.item(halden), participantIds: [here.person(mara).id, here.person(ada).id], isReady: true })),
  timer(halden, false),
  timer(halden, true),
  step('sessions.extendTimer')((here) => ({ itemId: here.item(halden), minutes: 5 })),
  step('sessions.saveNote')((here) => ({ itemId: here.item(halden), text: 'The pharmacists re-key doses.' })),
  open(halden, 'pass'),
  cast(halden, mara, ballot(5, 4, 3), '1111'),
  cast(halden, ruth, ballot(2, 2, 1), '2222'),
  step('sessions.resetPin')((here) => ({ participantId: here.person(mara).id })),
  cast(halden, mara, ballot(4, 4, 3), '3333'),
  attend(daniel, 'present'),
  step('sessions.setBallotMode')((here) => ({ itemId: here.item(halden), mode: 'paper' })),
  cast(halden, ada, null),
  reveal(halden),
  agree(halden, ballot(4, 3, 3)),
  open(halden, 'paper'),
  cast(halden, mara, ballot(1, 1, 1)),
  step('sessions.cancelRound')((here) => ({ itemId: here.item(halden), reason: 'Read out aloud' })),
  open(halden, 'pass'),
  cast(halden, mara, ballot(5, 4, 3), '3333'),
  cast(halden, ruth, ballot(5, 4, 2), '2222'),
  cast(halden, ada, ballot(5, 3, 3), '4444'),
  reveal(halden),
  agree(halden, ballot(5, 4, 3)),
  decide(halden, (here) => ({ kind: 'act-now', dissents: [{ personId: here.person(daniel).personId, words: 'Severity is 2' }], rejected: [{ alternative: 'Warn in the release notes', reopensIf: 'the hotfix slips' }] })),
];

/** What is set aside, and who comes, goes and stands in, while a round is open. */
const second: readonly Step[] = [
  park('Who owns the mapping'),
  park('Second supplier'),
  park('Parking fees'),
  step('sessions.dropParked')((here) => ({ id: here.parked('Parking fees'), words: 'Not ours' })),
  step('sessions.parkedToIssue')((here) => ({ id: here.parked('Who owns the mapping'), title: 'Nobody owns the mapping', criterion: 'technical-product-issues' })),
  step('sessions.captureIssue')(({ sessionId }) => ({ sessionId, title: 'Exports time out', criterion: 'technical-product-issues', isOnAgenda: true })),
  goTo(delmar),
  open(delmar, 'paper'),
  cast(delmar, mara, ballot(5, 5, 2)),
  cast(delmar, ada, ballot(4, 5, 2)),
  attend(ada, 'left'),
  step('sessions.setDelegate')((here) => ({ participantId: here.person(daniel).id, forId: here.person(ada).id })),
  cast(delmar, daniel, ballot(5, 5, 1)),
  step('sessions.handOver')((here) => ({ sessionId: here.sessionId, toId: here.person(ruth).id, reason: 'Mara has to take a call' })),
  step('sessions.decideLater')((here) => ({ itemId: here.item(delmar), reason: 'The port is asked first' })),
  open(delmar, 'paper'),
  reveal(delmar),
  agree(delmar, ballot(5, 5, 2)),
  decide(delmar, () => ({ kind: 'accept-risk', dueOn: null, acceptUntil: CalendarDate.parse('2027-01-31') })),
];

/** A decision against the arithmetic, and what the time did not suffice for. */
const rest: readonly Step[] = [
  goTo(kestrel),
  step('scoring.placeOverride')((here) => ({ issueId: here.issue(kestrel), band: 'immediate', deciderId: here.person(ruth).personId, reason: 'The board asked twice', until: CalendarDate.parse('2027-02-01'), sessionId: here.sessionId })),
  decide(kestrel, () => ({ kind: 'act-now' })),
  ...['Corvus Insurance waits', 'Sponsor left, usage down 38 %', 'Dose export rounds to whole units', 'Exports time out'].flatMap((title) => [
    goTo(title),
    step('sessions.decideLater')((here) => ({ itemId: here.item(title), reason: 'No time left' })),
  ]),
  step('sessions.parkedToAgenda')((here) => ({ id: here.parked('Second supplier'), agendaOf: here.sessionId })),
  goTo('Second supplier'),
  step('sessions.finishTopic')((here) => ({ itemId: here.item('Second supplier') })),
];

export const issueSteps: readonly Step[] = [...first, ...second, ...rest];
