import { runQuery } from '../../../electron/dispatch';
import { named, step, type Here, type Step } from './script';

const title = (account: string): string => `${account} waits`;
const contender = (here: Here, account: string, effort: number) => ({ issueId: here.issue(title(account)), effort });
const terms = { title: 'January capacity', unit: 'people-days', currency: null } as const;

const seat = (name: string | null): Step => step('tradeoffs.seat')((here) => ({ id: here.boardId, participantId: name === null ? null : here.person(name).id }));
/** Answers the question on screen, whatever it is: whoever carries on is asked the same. */
const answer = (preference: 'first' | 'second'): Step =>
  step('tradeoffs.answer')(({ desk, boardId: id }) => {
    const { question } = runQuery(desk, 'tradeoffs.get', { id });
    if (question === null) throw new Error('Nobody is asked anything');
    const { participantId, firstId, secondId } = question;
    return { id, participantId, firstId, secondId, preference, reason: `The ${preference}` };
  });

/** A board from its making to its result, with what an earlier one left. */
export const boardSteps: readonly Step[] = [
  step('tradeoffs.reviewConsequence')(({ desk, sessionId }) => {
    const { resultId, issueId } = named(runQuery(desk, 'tradeoffs.consequences', { sessionId }), ({ account }) => account === 'Corvus Insurance', 'a consequence');
    return { sessionId, resultId, issueId, outcome: 'happened', words: 'They asked for a discount' };
  }),
  step('tradeoffs.create')((here) => ({ sessionId: here.sessionId, ...terms, capacity: 10, contenders: [contender(here, 'Halden Medical', 9), contender(here, 'Delmar Ports', 7), contender(here, 'Oakfield Retail', 4)] })),
  step('tradeoffs.update')(({ boardId: id }) => ({ id, ...terms, capacity: 15 })),
  step('tradeoffs.addContenders')((here) => ({ id: here.boardId, contenders: [contender(here, 'Aster Pharma', 5), contender(here, 'Corvus Insurance', 9)] })),
  step('tradeoffs.updateContender')((here) => ({ id: here.boardId, ...contender(here, 'Aster Pharma', 6), daysToEffect: 10 })),
  step('tradeoffs.removeContender')((here) => ({ id: here.boardId, issueId: here.issue(title('Oakfield Retail')) })),
  seat('Mara Ellison'),
  answer('first'),
  answer('second'),
  step('tradeoffs.takeBack')((here) => ({ id: here.boardId, participantId: here.person('Mara Ellison').id })),
  answer('first'),
  seat('Ruth Abrams'),
  answer('first'),
  answer('second'),
  answer('first'),
  seat(null),
  step('tradeoffs.decide')((here) => {
    const { contenders } = runQuery(here.desk, 'tradeoffs.get', { id: here.boardId, showsOrder: true });
    const chosen = [here.issue(title('Halden Medical')), here.issue(title('Aster Pharma'))];
    const deferred = contenders.filter(({ issueId }) => !chosen.includes(issueId)).map(({ issueId }) => ({ issueId, why: 'Too much', ownerId: here.person('Ruth Abrams').personId, consequence: 'They wait until March' }));
    return { id: here.boardId, draft: { chosen, reason: 'Both are promised', deferred, dissents: [{ personId: here.person('Ada Quist').personId, words: 'Corvus pays the most' }] } };
  }),
];
