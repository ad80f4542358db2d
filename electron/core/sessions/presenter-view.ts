import type { PresenterDecision, PresenterView } from '@shared/contract/presenter/view';
import type { Methodology } from '@shared/contract/scoring/entities';
import { decisionLabels, type AgendaItem, type BallotRound, type Decision, type ItemDetail, type Room } from '@shared/contract/sessions/entities';
import type { Preferences } from '@shared/contract/settings';
import { criterionLabels, type AccountId, type AgendaItemId, type Instant } from '@shared/primitives';
import { formatDate } from '../calendar';
import { functionLabel } from './people';
import { anotherItem, discreet, mayRead, type Onlookers } from './presenter-discretion';
import { presenterRound, presenterScore } from './presenter-score';
import { presenterWorkOf, type TopicFacts } from './presenter-topics';

type Theme = Preferences['theme'];
type Of<S extends PresenterView['screen']> = Extract<PresenterView, { screen: S }>;

/** What is at hand of a session when its presenter view is made. */
export interface PresenterFacts {
  readonly theme: Theme;
  readonly onlookers: Onlookers;
  readonly room: Pick<Room, 'title' | 'state' | 'plannedOn' | 'startsAt' | 'place' | 'roomMinutes' | 'present' | 'agenda'>;
  /** The account of each issue on the agenda; an item that is not in it belongs to none. */
  readonly accounts: ReadonlyMap<AgendaItemId, AccountId>;
  /** The item on screen; null before the session begins. */
  readonly current: ItemDetail | null;
  /** What the current issue is about, in its own words. */
  readonly about: string;
  /** Of the topic on screen; null where there is nothing but its title. */
  readonly topic: TopicFacts | null;
  readonly methodology: Methodology;
  /** Once signed off: by whom and when, and the items as they were sealed. */
  readonly closing: { readonly signedBy: string; readonly signedOffAt: Instant; readonly items: readonly ItemDetail[] } | null;
}

const minuteMs = 60_000;
/** As much as can be read from afar. */
const longestAbout = 400;

export const emptyView = (theme: Theme): PresenterView => ({ screen: 'empty', theme });

/**
 * What the room should see and nothing else (M4). Every field is picked by name, so that nothing that a session learns to hold later comes along by itself.
 * Ballots appear only counted and only after their reveal (S4); a customer sees its own items and no other (`Onlookers`).
 */
export function presenterViewOf(facts: PresenterFacts): PresenterView {
  if (facts.closing !== null) return closingView(facts, facts.closing);
  const { current } = facts;
  if (facts.room.state === 'prepared' || current === null) return agendaView(facts);
  if (!mayRead(facts.onlookers, accountOf(facts, current.id))) return { screen: 'other', ...onAgenda(facts, current) };
  if (current.kind === 'topic' || current.issue === null) return { screen: 'topic', ...onAgenda(facts, current), topic: current.title, isDone: current.phase === 'done', work: facts.topic === null ? null : presenterWorkOf(facts.topic) };
  return itemView(facts, current, current.issue);
}

const accountOf = ({ accounts }: PresenterFacts, id: AgendaItemId): AccountId | null => accounts.get(id) ?? null;

const frame = ({ theme, room, onlookers }: PresenterFacts) => ({ theme, title: discreet(room.title, onlookers, 'Quality review'), plannedOn: room.plannedOn });

function titleOf(facts: PresenterFacts, { id, title, issueNumber }: Pick<AgendaItem, 'id' | 'title' | 'issueNumber'>): string {
  return mayRead(facts.onlookers, accountOf(facts, id)) ? discreet(title, facts.onlookers, issueNumber === null ? anotherItem : `Issue #${issueNumber}`) : anotherItem;
}

function onAgenda(facts: PresenterFacts, { id, elapsedMs, runningSince, timeBoxMinutes, extendedMinutes }: AgendaItem) {
  const { agenda } = facts.room;
  const place = agenda.findIndex((item) => item.id === id);
  const next = agenda[place + 1];
  return {
    ...frame(facts),
    position: place + 1,
    of: agenda.length,
    timer: { elapsedMs, runningSince, boxMs: (timeBoxMinutes + extendedMinutes) * minuteMs },
    next: next === undefined ? null : titleOf(facts, next),
  };
}

function agendaView(facts: PresenterFacts): Of<'agenda'> {
  const { startsAt, place, roomMinutes, present, agenda } = facts.room;
  const shown = agenda.filter(({ id }) => mayRead(facts.onlookers, accountOf(facts, id)));
  return {
    screen: 'agenda',
    ...frame(facts),
    startsAt,
    place: discreet(place, facts.onlookers, ''),
    roomMinutes,
    present,
    lines: shown.map((item) => ({ position: item.position, title: titleOf(facts, item), account: item.account, minutes: item.timeBoxMinutes })),
    others: agenda.length - shown.length,
  };
}

function itemView(facts: PresenterFacts, item: ItemDetail, issue: NonNullable<ItemDetail['issue']>): Of<'item'> {
  const { onlookers, methodology } = facts;
  const isInternal = onlookers.kind === 'internal';
  const phase = shownPhase(item.phase);
  const revealed = item.rounds.filter(({ revealedAt }) => revealedAt !== null);
  const score = presenterScore(item, methodology);
  const isOnTable = phase === 'revealed' || phase === 'agreed' || phase === 'decided';
  return {
    screen: 'item',
    ...onAgenda(facts, item),
    phase,
    item: {
      number: issue.number,
      title: titleOf(facts, item),
      account: issue.account,
      segment: issue.segment,
      criterion: criterionLabels[issue.criterion],
      openDays: issue.ageDays,
      arr: isInternal ? issue.arr : null,
      daysToRenewal: isInternal ? issue.daysToRenewal : null,
      about: isInternal && facts.about.trim() !== '' ? facts.about.trim().slice(0, longestAbout) : null,
      before: isInternal ? earlierDecision(item, issue) : null,
      putOff: isInternal ? putOffWords(item) : null,
    },
    score,
    placed: isInternal && score !== null ? placedBeside(score, issue.override) : null,
    ballots: phase === 'ballot' ? openBallots(item.rounds.at(-1)) : null,
    reveal: isOnTable ? presenterRound(revealed.at(-1)) : null,
    before: isOnTable ? presenterRound(revealed.at(-2)) : null,
    decision: phase === 'decided' ? decisionShown(item.decision, onlookers) : null,
    deferredReason: phase === 'deferred' ? (isInternal ? (item.deferredReason ?? '') : '') : null,
    bands: methodology.bands.map(({ band, from, to }) => ({ band, from, to })),
  };
}

/** Where a person has placed the issue, beside the band that is shown (S5); not beside medians that nobody has agreed on yet. */
function placedBeside({ band, standing }: NonNullable<Of<'item'>['score']>, placing: NonNullable<ItemDetail['issue']>['override']): Of<'item'>['placed'] {
  if (placing === null || standing === 'medians') return null;
  return { from: band, to: placing.band, position: placing.position, until: placing.until };
}

/** The decision of another session that stands on the issue, and how it went. */
function earlierDecision({ priorDecisions: [last] }: ItemDetail, { nextStep }: NonNullable<ItemDetail['issue']>): Of<'item'>['item']['before'] {
  if (last === undefined) return nextStep === null ? null : { words: nextStep, detail: '' };
  const due = last.dueOn === null ? [] : [`due ${formatDate(last.dueOn)}${last.daysPastDue === null ? '' : `, ${days(last.daysPastDue)} past`}`];
  const ended = last.daysSinceAcceptance === null ? [] : [`acceptance ended ${days(last.daysSinceAcceptance)} ago`];
  return { words: `${decisionLabels[last.kind]}. ${last.what}`, detail: [last.ownerName, ...due, ...ended].join(', ') };
}

function putOffWords({ deferrals }: ItemDetail): string | null {
  const [last] = deferrals;
  if (last === undefined) return null;
  return `${deferrals.length === 1 ? 'Once' : `${deferrals.length} times`}, last on ${formatDate(last.on)}`;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

function shownPhase(phase: AgendaItem['phase']): Of<'item'>['phase'] {
  return phase === 'waiting' || phase === 'done' ? 'evidence' : phase;
}

/** Who has finished and who is waited for, never what they said (S4). */
function openBallots(round: BallotRound | undefined): Of<'item'>['ballots'] {
  if (round === undefined || round.revealedAt !== null) return null;
  const names = (hasFinished: boolean): string[] => round.status.filter((each) => each.hasFinished === hasFinished).map(({ name }) => name);
  return { round: round.round, mode: round.mode, finished: names(true), waiting: names(false) };
}

function decisionShown(decision: Decision | null, onlookers: Onlookers): PresenterDecision | null {
  if (decision === null) return null;
  const { kind, what, ownerName, dueOn, reviewOn } = decision;
  return { kind, what: discreet(what, onlookers, ''), owner: ownerName, function: functionLabel(decision.function), dueOn, reviewOn };
}

function closingView(facts: PresenterFacts, { signedBy, signedOffAt, items }: NonNullable<PresenterFacts['closing']>): Of<'closing'> {
  const issues = items.filter(({ kind }) => kind === 'issue');
  const shown = issues.filter(({ id }) => mayRead(facts.onlookers, accountOf(facts, id)));
  return {
    screen: 'closing',
    ...frame(facts),
    signedBy,
    signedOffAt,
    lines: shown.map((item) => ({
      position: item.position,
      title: titleOf(facts, item),
      account: item.account,
      score: item.agreed?.score ?? null,
      band: item.agreed?.band ?? null,
      decision: decisionShown(item.decision, facts.onlookers),
      isPutOff: item.phase === 'deferred',
    })),
    others: issues.length - shown.length,
  };
}
