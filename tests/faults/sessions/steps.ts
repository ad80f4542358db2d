import type { OrgFunction, ParticipantRole } from '@shared/primitives';
import { TemplateId } from '@shared/primitives';
import { runQuery } from '../../../electron/dispatch';
import { killedSession, named, step, type Step } from './script';
import { boardSteps } from './steps-board';
import { issueSteps } from './steps-issues';

const onScreen = (title: string): Step => step('sessions.goTo')((here) => ({ itemId: here.item(title) }));
const finish = (title: string): Step => step('sessions.finishTopic')((here) => ({ itemId: here.item(title) }));
const attend = (name: string, attendance: 'present' | 'left' = 'present'): Step => step('sessions.setAttendance')((here) => ({ participantId: here.person(name).id, attendance }));
const join = (name: string, role: ParticipantRole): Step =>
  step('sessions.addParticipant')(({ sessionId, desk }) => ({ sessionId, role, person: { id: named(runQuery(desk, 'people.list', {}), (each) => each.name === name, name).id } }));
const joinAs = (name: string, part: OrgFunction, role: ParticipantRole): Step => step('sessions.addParticipant')(({ sessionId }) => ({ sessionId, role, person: { name, function: part } }));

const facts = { title: killedSession, plannedOn: '2026-11-28', startsAt: '14:00', place: 'Room 4', roomMinutes: 90, quorum: 3 };

const prepare: readonly Step[] = [
  step('sessions.create')(() => ({ ...facts, templateId: TemplateId.parse('weekly') })),
  step('sessions.update')(({ sessionId }) => ({ ...facts, sessionId, place: 'Room 5', roomMinutes: 120 })),
  step('sessions.createSeries')(({ sessionId }) => ({ name: 'Weekly', intervalDays: 7, close: 'none', fiscalStartMonth: 1, sessionId })),
  join('Mara Ellison', 'facilitator'),
  join('Ruth Abrams', 'decider'),
  join('Daniel Novak', 'function-lead'),
  join('Noor Haddad', 'observer'),
  joinAs('Ada Quist', 'product', 'observer'),
  step('sessions.setParticipantRole')((here) => ({ participantId: here.person('Ada Quist').id, role: 'scribe' })),
  joinAs('Bo Lind', 'sales', 'observer'),
  step('sessions.removeParticipant')((here) => ({ participantId: here.person('Bo Lind').id })),
  attend('Mara Ellison'),
  attend('Ruth Abrams'),
  attend('Ada Quist'),
  step('sessions.addTopic')(({ sessionId }) => ({ sessionId, title: 'Any other business', timeBoxMinutes: 5 })),
  step('sessions.addTopic')(({ sessionId }) => ({ sessionId, title: 'Lunch', timeBoxMinutes: 5 })),
  step('sessions.setTimeBox')((here) => ({ itemId: here.item('Any other business'), timeBoxMinutes: 8 })),
  step('sessions.moveItem')((here) => ({ itemId: here.item('Any other business'), position: 2 })),
  step('sessions.removeItem')((here) => ({ itemId: here.item('Lunch') })),
  step('sessions.setConflict')((here) => ({ itemId: here.item('Halden Medical waits'), participantId: here.person('Daniel Novak').id, reason: 'Sold them the licence' })),
  step('sessions.setConflict')((here) => ({ itemId: here.item('Delmar Ports waits'), participantId: here.person('Daniel Novak').id, reason: 'Not so sure' })),
  step('sessions.removeConflict')((here) => ({ itemId: here.item('Delmar Ports waits'), participantId: here.person('Daniel Novak').id })),
  step('sessions.start')(({ sessionId }) => ({ sessionId })),
];

const opening: readonly Step[] = [
  step('actions.update')(({ desk, sessionId }) => {
    const { id, revision } = named(runQuery(desk, 'actions.list', { offset: 0, limit: 10, filter: {} }).rows, ({ what }) => what === 'Ship hotfix 4.11.2', 'the action');
    return { id, revision, sessionId, state: 'in-progress', note: 'On staging', evidence: '', doneOn: null };
  }),
  finish('Open actions'),
  onScreen('Any other business'),
  step('sessions.decideLater')((here) => ({ itemId: here.item('Any other business'), reason: 'Nothing came up' })),
  onScreen('To ratify'),
  step('sessions.ratify')((here) => ({
    itemId: here.item('To ratify'),
    decisionId: named(runQuery(here.desk, 'sessions.ratifications', { sessionId: here.sessionId }), () => true, 'a decision to ratify').decisionId,
    verdict: 'ratified',
    reason: 'It could not wait',
    byId: here.person('Mara Ellison').personId,
  })),
  finish('To ratify'),
  onScreen('Trade-off'),
  ...boardSteps,
  finish('Trade-off'),
  onScreen('Metrics review'),
  finish('Metrics review'),
];

const closing: readonly Step[] = [
  onScreen('Audit questions'),
  step('sessions.saveAuditAnswer')((here) => ({ itemId: here.item('Audit questions'), question: 'ownership', words: 'Quality owns it on paper', judgement: 2, answeredBy: [here.person('Mara Ellison').personId] })),
  step('sessions.saveAuditAnswer')((here) => ({ itemId: here.item('Audit questions'), question: 'ownership', words: 'Quality owns it', judgement: 3, answeredBy: [here.person('Ruth Abrams').personId] })),
  finish('Audit questions'),
  onScreen('Review of the review'),
  step('sessions.answerReview')(({ sessionId }) => ({ sessionId, question: 'time', words: 'Mostly', mark: 4 })),
  finish('Review of the review'),
  step('sessions.signOff')((here) => ({ sessionId: here.sessionId, signedBy: here.person('Mara Ellison').id })),
  step('sessions.amend')(({ sessionId }) => ({ sessionId, subject: { kind: 'text' }, words: 'The room was number 6', reason: 'Written from memory' })),
];

/** A whole meeting, from the template of its agenda to an amendment after the sign-off. Each step is one commit. */
export const steps: readonly Step[] = [...prepare, ...opening, ...issueSteps, ...closing];

/** Every kind of step there is, in the order in which they first come. */
export const kinds: readonly Step['kind'][] = [...new Set(steps.map(({ kind }) => kind))];
