import type { CalibrationCase } from '@shared/contract/scoring/calibration';

type BuiltIn = Omit<CalibrationCase, 'origin' | 'isRetired'>;

/**
 * The reference cases that come with the program (S7), in the order in which they are asked: the two worked examples of the method first, then one
 * for each criterion. A case that has been used is never changed: a better wording gets the next version and the old one stays in the list.
 */
const builtIn: readonly BuiltIn[] = [
  {
    id: 'worked-next-cycle',
    version: 1,
    criterion: 'technical-product-issues',
    title: 'Reports that load slowly at a mid-market account',
    facts:
      'A mid-market account with 140 seats opens its weekly reports every Monday. Since the last release each takes close to the limit that the service level allows, and one in five goes past it, so a breach is on record. Users wait and complain; nobody has spoken of leaving. Nothing is due before the next regular cycle: the renewal is ten months away and a faster query is planned for the next release.',
    agreed: { impact: 3, severity: 5, time: 1 },
    reasons: {
      impact: 'One mid-market account: that is the middle anchor. Neither an enterprise nor a churn risk.',
      severity: 'The service level is breached, and a breach is the top anchor, however patient the users are.',
      time: 'Nothing makes waiting for the regular cycle cost more: the renewal is far and the correction is planned.',
    },
  },
  {
    id: 'worked-escalate',
    version: 1,
    criterion: 'response-delays',
    title: 'An enterprise without an answer before its renewal talk',
    facts:
      'An enterprise account has asked three times in eight days why its nightly export misses rows, and had one automatic answer. Its team exports by hand every morning, an hour each day; no committed time has been missed yet and no money is owed. The renewal talk is in two days, and the sponsor has asked for an answer before it.',
    agreed: { impact: 5, severity: 3, time: 3 },
    reasons: {
      impact: 'An enterprise account close to its renewal: the top anchor.',
      severity: 'An hour of work around it each day is meaningful friction. Nothing is breached, so it is not the top.',
      time: 'After the talk in two days an answer is worth little: immediate action.',
    },
  },
  {
    id: 'late-first-answers',
    version: 1,
    criterion: 'response-delays',
    title: 'First answers that come late for small accounts',
    facts:
      'In the last two weeks eleven small accounts waited 30 hours for a first answer; the promise on the website is one working day, without credits. All were answered since. The team has two new people who start on their own next week. None of the accounts is large, and none has written again.',
    agreed: { impact: 2, severity: 3, time: 1 },
    reasons: {
      impact: 'Several small accounts: more than internal, less than one mid-market account.',
      severity: 'A promise was missed without credits and people noticed: friction, not damage.',
      time: 'It is being put right already, and nothing gets worse before the regular cycle.',
    },
  },
  {
    id: 'waiting-for-legal',
    version: 1,
    criterion: 'internal-decision-delays',
    title: 'A data agreement that waits for a signature inside',
    facts:
      'A mid-market account has had its signed data agreement with our legal team for 24 working days. It cannot switch on two of the five modules it pays for until it is countersigned. Two people inside believe that the other one has it. Its administrator asks politely every Friday; the next steering meeting with the account is on Thursday.',
    agreed: { impact: 3, severity: 4, time: 2 },
    reasons: {
      impact: 'One mid-market account, no sign of leaving.',
      severity: 'Two modules that are paid for cannot be used: worse than friction, and no breach.',
      time: 'It has to be signed before the meeting on Thursday: this week.',
    },
  },
  {
    id: 'wrong-urgency',
    version: 1,
    criterion: 'incorrect-prioritization',
    title: 'A low ticket at an account that is about to decide',
    facts:
      'An enterprise account that renews in 40 days reported that approvals are now and then sent to the wrong manager. The ticket was filed as low because there is a way to correct each one by hand. The account has raised it in two calls, and its finance lead wrote that the audit in three weeks cannot be passed like this.',
    agreed: { impact: 5, severity: 4, time: 2 },
    reasons: {
      impact: 'An enterprise that says, in writing, what its renewal hangs on.',
      severity: 'Wrong approvals touch its audit. There is a work-around and no breach yet, so one step below the top.',
      time: 'Three weeks to the audit leave room for a plan this week, and none for the next regular cycle.',
    },
  },
  {
    id: 'stalled-order',
    version: 1,
    criterion: 'commercial-bottlenecks',
    title: 'More seats that nobody can order',
    facts:
      'A mid-market account wants 60 more seats and has asked for the order form three weeks ago. The price list changed in between, and the form waits for an approval that nobody feels in charge of. The users share accounts meanwhile, which the contract tolerates until the end of the quarter, seven weeks from now.',
    agreed: { impact: 3, severity: 2, time: 1 },
    reasons: {
      impact: 'One mid-market account that wants to buy, not leave.',
      severity: 'Sharing accounts is a nuisance which the contract allows: above cosmetic, below friction that stops work.',
      time: 'Seven weeks are left: the regular cycle is soon enough.',
    },
  },
  {
    id: 'defect-before-notice',
    version: 1,
    criterion: 'technical-product-issues',
    title: 'A rounding fault that no customer has seen yet',
    facts:
      'A check inside found that invoices in two currencies are rounded the wrong way since Tuesday. 41 enterprise accounts are affected, by a few cents an invoice. The monthly run goes out tomorrow night and would put the fault before every one of their finance teams; corrected invoices would have to follow, which the contracts count as a breach.',
    agreed: { impact: 5, severity: 5, time: 3 },
    reasons: {
      impact: 'Many enterprise accounts at once.',
      severity: 'Small amounts, but wrong invoices are a breach of contract. What counts is the breach, not the cents.',
      time: 'Tomorrow night the run goes out: immediate action.',
    },
  },
  {
    id: 'quiet-sponsor',
    version: 1,
    criterion: 'silent-experience-erosion',
    title: 'No tickets, fewer users and a sponsor who left',
    facts:
      'An enterprise account has filed no ticket for five months. Weekly users fell from 310 to 190, and the sponsor left in September; nobody has spoken with the successor. The health score is still green, because it counts tickets. The renewal is eight months away.',
    agreed: { impact: 5, severity: 3, time: 1 },
    reasons: {
      impact: 'An enterprise that drifts away quietly is a churn risk.',
      severity: 'Falling use is meaningful friction that nobody puts into words. Nothing is broken or breached.',
      time: 'Eight months are left, and a week more or less changes nothing: the regular cycle, with a date.',
    },
  },
];

export const builtInCases: readonly CalibrationCase[] = builtIn.map((each) => ({ ...each, origin: 'built-in', isRetired: false }));
