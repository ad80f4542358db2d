import type { CommandHandlers, QueryHandlers } from '../context';
import * as accounts from './accounts';
import * as evidence from './evidence';
import * as imports from './imports';
import * as issues from './issues';
import * as people from './people';
import * as scoring from './scoring';
import * as sessions from './sessions';
import * as workspaces from './workspaces';

/** What answers each query of the contract. */
export const queryHandlers: QueryHandlers = {
  'accounts.list': accounts.listAccounts,
  'accounts.get': accounts.getAccount,
  'evidence.packages': evidence.listPackages,
  'imports.list': imports.listImports,
  'imports.mappings': imports.listMappings,
  'issues.list': issues.listIssues,
  'issues.totals': issues.getTotals,
  'issues.position': issues.getPosition,
  'issues.get': issues.getIssue,
  'issues.search': issues.searchIssues,
  'people.list': people.listPeople,
  'scoring.methodology': scoring.getMethodology,
  'scoring.evaluate': scoring.evaluateFactors,
  'scoring.history': scoring.getHistory,
  'scoring.proposals': scoring.listProposals,
  'scoring.proposal': scoring.getProposal,
  'sessions.list': sessions.listSessions,
  'sessions.room': sessions.getRoom,
  'sessions.item': sessions.getItem,
  'sessions.queue': sessions.listQueue,
  'sessions.minutes': sessions.getMinutes,
  'workspaces.check': workspaces.checkWorkspace,
};

/** What carries out each command of the contract; each appends exactly one audit entry. */
export const commandHandlers: CommandHandlers = {
  'imports.saveMapping': imports.saveMapping,
  'issues.create': issues.createIssue,
  'issues.update': issues.updateIssue,
  'people.add': people.addPerson,
  'people.update': people.updatePerson,
  'scoring.record': scoring.recordScore,
  'scoring.acceptProposals': scoring.acceptProposals,
  'scoring.changeProposal': scoring.changeProposal,
  'scoring.rejectProposals': scoring.rejectProposals,
  'scoring.recomputeProposals': scoring.recomputeProposals,
  'sessions.create': sessions.createSession,
  'sessions.update': sessions.updateSession,
  'sessions.addItems': sessions.addItems,
  'sessions.addTopic': sessions.addTopic,
  'sessions.removeItem': sessions.removeItem,
  'sessions.moveItem': sessions.moveItem,
  'sessions.setTimeBox': sessions.setTimeBox,
  'sessions.addParticipant': sessions.addParticipant,
  'sessions.setParticipantRole': sessions.setParticipantRole,
  'sessions.removeParticipant': sessions.removeParticipant,
  'sessions.setAttendance': sessions.setAttendance,
  'sessions.start': sessions.startSession,
  'sessions.goTo': sessions.goToItem,
  'sessions.setTimer': sessions.setTimer,
  'sessions.extendTimer': sessions.extendTimer,
  'sessions.saveNote': sessions.saveNote,
  'sessions.openBallots': sessions.openBallots,
  'sessions.castBallot': sessions.castBallot,
  'sessions.reveal': sessions.revealBallots,
  'sessions.agree': sessions.agreeScore,
  'sessions.decide': sessions.decide,
  'sessions.decideLater': sessions.decideLater,
  'sessions.finishTopic': sessions.finishTopic,
  'sessions.signOff': sessions.signOff,
  'workspaces.rename': workspaces.renameWorkspace,
  'workspaces.setAsOf': workspaces.setAsOf,
};
