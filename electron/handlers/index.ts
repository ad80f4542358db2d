import type { CommandHandlers, QueryHandlers } from '../context';
import * as accountLinks from './account-links';
import { getTiming } from './account-timing';
import { compareAccounts, previewUnmerge } from './account-merges/compare';
import { mergeAccounts, unmergeAccount } from './account-merges/merge';
import { listLikelyPairs } from './account-merges/pairs';
import * as accounts from './accounts';
import * as accountRecords from './account-records';
import * as accountNotes from './account-notes';
import * as calibrations from './calibrations';
import * as actions from './actions';
import * as coded from './codings/read';
import * as coding from './codings/write';
import * as coverage from './coverage/matrix';
import * as quiet from './coverage/quiet';
import * as attachments from './attachments';
import * as currencies from './currencies';
import * as followUps from './decisions/follow-up';
import * as promises from './follow-ups';
import * as register from './decisions/read';
import * as edits from './edits';
import * as hypotheses from './erosion/judge';
import * as erosion from './erosion/read';
import * as evidence from './evidence';
import * as filters from './filters';
import { listTargetFields, listVendors } from './import-fields';
import * as imports from './imports';
import * as importHistory from './imports/history';
import { getOverview } from './issue-overview';
import * as issues from './issues';
import { getTimeline } from './issue-timeline';
import * as links from './links';
import { getFigures } from './metrics';
import * as overrides from './overrides';
import * as people from './people';
import * as requests from './requests';
import { listSampledFigures } from './samples/figures';
import * as sampling from './samples/read';
import { verifySample } from './samples/verify';
import * as drawing from './samples/write';
import * as scoring from './scoring';
import * as decidedProposals from './scoring/decide';
import * as proposals from './scoring/proposals';
import * as amendments from './sessions/amendments';
import * as auditQuestions from './sessions/audit-questions';
import * as ballots from './sessions/ballots';
import * as conflicts from './sessions/conflicts';
import * as decisions from './sessions/decisions';
import * as parking from './sessions/parking';
import * as participants from './sessions/people';
import * as agendas from './sessions/prepare';
import * as rooms from './sessions/read';
import * as reviews from './sessions/review';
import * as meetings from './sessions/run';
import * as series from './sessions/series';
import * as signOffs from './sessions/sign-off';
import * as templates from './sessions/templates';
import * as urgent from './sessions/urgent';
import * as signalPreviews from './signals/preview';
import { recompute } from './signals/recompute';
import * as signalRules from './signals/rules';
import * as textDecisions from './texts/decide';
import * as texts from './texts/read';
import { acceptTogether, listWordRules } from './texts/rules';
import * as tradeoffResults from './tradeoffs/decide';
import * as tradeoffBoards from './tradeoffs/prepare';
import * as tradeoffs from './tradeoffs/read';
import * as tradeoffVotes from './tradeoffs/vote';
import * as walks from './walks';
import * as workspaces from './workspaces';

/** What answers each query of the contract. */
export const queryHandlers: QueryHandlers = {
  'accounts.list': accounts.listAccounts,
  'accounts.get': accounts.getAccount,
  'accounts.compare': compareAccounts,
  'accounts.likelyPairs': listLikelyPairs,
  'accounts.unmergePreview': previewUnmerge,
  'accounts.unlinked': accountLinks.listUnlinked,
  'accounts.joins': accountLinks.listJoins,
  'accounts.timing': getTiming,
  'accounts.records': accountRecords.getRecords,
  'accounts.timeline': accountRecords.listTimeline,
  'accounts.notes': accountNotes.listNotes,
  'actions.list': actions.listActions,
  'actions.get': actions.getAction,
  'actions.owners': actions.listOwners,
  'actions.ofMeeting': actions.listOfMeeting,
  'codings.list': coded.listCodings,
  'codings.get': coded.getCoding,
  'codings.books': coded.listBooks,
  'codings.work': coded.listWork,
  'codings.comment': coded.getComment,
  'codings.outcome': coded.getOutcome,
  'coverage.matrix': coverage.getMatrix,
  'coverage.signals': coverage.listCell,
  'coverage.provisions': coverage.listProvisions,
  'coverage.quiet': quiet.listQuiet,
  'coverage.sweep': quiet.getSweep,
  'attachments.ofIssue': attachments.listAttachments,
  'currencies.list': currencies.listCurrencies,
  'currencies.history': currencies.listHistory,
  'decisions.list': register.listDecisions,
  'decisions.get': register.getDecision,
  'decisions.period': register.getPeriod,
  'edits.get': edits.getEdit,
  'erosion.list': erosion.listHypotheses,
  'evidence.packages': evidence.listPackages,
  'filters.list': filters.listFilters,
  'filters.counts': filters.countFilters,
  'imports.list': imports.listImports,
  'imports.get': importHistory.getImport,
  'imports.changes': importHistory.listChanges,
  'imports.missing': importHistory.listMissing,
  'imports.ofIssue': importHistory.listIssueChanges,
  'imports.mappings': imports.listMappings,
  'imports.fields': listTargetFields,
  'imports.vendors': listVendors,
  'issues.list': issues.listIssues,
  'issues.totals': issues.getTotals,
  'issues.position': issues.getPosition,
  'issues.get': issues.getIssue,
  'issues.overview': getOverview,
  'issues.search': issues.searchIssues,
  'issues.timeline': getTimeline,
  'links.ofIssue': links.listLinks,
  'issues.tags': issues.getTags,
  'issues.owners': issues.getOwners,
  'metrics.figures': getFigures,
  'people.list': people.listPeople,
  'requests.list': requests.listRequests,
  'samples.list': sampling.listSamples,
  'samples.get': sampling.getSample,
  'samples.items': sampling.listItems,
  'samples.sheet': sampling.getSheet,
  'samples.results': sampling.getResults,
  'samples.figures': listSampledFigures,
  'samples.templates': sampling.listTemplates,
  'samples.preview': sampling.getPreview,
  'samples.trial': sampling.tryDraw,
  'samples.verify': verifySample,
  'scoring.methodology': scoring.getMethodology,
  'scoring.evaluate': scoring.evaluateFactors,
  'scoring.history': scoring.getHistory,
  'scoring.proposals': proposals.listProposals,
  'scoring.proposalCounts': proposals.countProposalsByRule,
  'scoring.proposal': proposals.getProposal,
  'scoring.signals': proposals.listSignals,
  'scoring.overrides': overrides.listOverrides,
  'scoring.overrideOverview': overrides.getOverrideOverview,
  'scoring.calibrationCases': calibrations.listCases,
  'scoring.calibrationStates': calibrations.listStates,
  'scoring.calibrationRuns': calibrations.listRuns,
  'scoring.calibrationDrift': calibrations.listDrift,
  'sessions.auditQuestions': auditQuestions.listQuestions,
  'sessions.auditAnswers': auditQuestions.listAnswers,
  'sessions.list': rooms.listSessions,
  'sessions.room': rooms.getRoom,
  'sessions.item': rooms.getItem,
  'sessions.queue': rooms.listQueue,
  'sessions.parkedBefore': parking.listParkedBefore,
  'sessions.minutes': rooms.getMinutes,
  'sessions.templates': templates.listTemplates,
  'sessions.agendaAsTemplate': templates.agendaAsTemplate,
  'sessions.waiting': templates.listWaiting,
  'sessions.series': series.listSeries,
  'sessions.ratifications': urgent.listRatifications,
  'texts.rules': listWordRules,
  'texts.own': texts.getOwn,
  'texts.interaction': texts.getInteraction,
  'texts.proposals': texts.listProposals,
  'tradeoffs.list': tradeoffs.listTradeoffs,
  'tradeoffs.get': tradeoffs.getTradeoff,
  'tradeoffs.question': tradeoffs.getQuestion,
  'tradeoffs.consequences': tradeoffs.getConsequences,
  'tradeoffs.ofIssue': tradeoffs.getIssueTradeoffs,
  'signals.rules': signalRules.listRules,
  'signals.preview': signalPreviews.previewRule,
  'sessions.reviewAnswers': reviews.listAnswers,
  'sessions.participation': reviews.listParticipation,
  'walks.get': walks.getWalk,
  'workspaces.check': workspaces.checkWorkspace,
};

/** What carries out each command of the contract; each appends exactly one audit entry. */
export const commandHandlers: CommandHandlers = {
  'accounts.addFollowUp': promises.addFollowUp,
  'accounts.updateFollowUp': promises.updateFollowUp,
  'accounts.settleFollowUp': promises.settleFollowUp,
  'accounts.writeNote': accountNotes.writeNote,
  'actions.update': actions.updateAction,
  'actions.applyReturned': actions.applyReturned,
  'codings.create': coding.createCoding,
  'codings.code': coding.codeComment,
  'codings.handIn': coding.handIn,
  'codings.settle': coding.settle,
  'codings.saveBook': coding.saveBook,
  'coverage.answerQuiet': quiet.answerQuiet,
  'coverage.setThresholds': quiet.setThresholds,
  'coverage.recordSweep': quiet.recordSweep,
  'coverage.provide': coverage.provide,
  'attachments.update': attachments.updateAttachment,
  'attachments.remove': attachments.removeAttachment,
  'attachments.restore': attachments.restoreAttachment,
  'links.add': links.addLink,
  'links.remove': links.removeLink,
  'currencies.setReporting': currencies.setReporting,
  'currencies.setRate': currencies.setRate,
  'decisions.recordOutcome': followUps.recordOutcome,
  'decisions.reopen': followUps.reopenDecision,
  'decisions.setFiscalYear': followUps.setFiscalYear,
  'edits.apply': edits.applyBulkEdit,
  'edits.undo': edits.undoEdit,
  'filters.save': filters.saveFilter,
  'filters.update': filters.updateFilter,
  'filters.move': filters.moveFilter,
  'filters.remove': filters.removeFilter,
  'filters.restore': filters.restoreFilter,
  'erosion.open': hypotheses.openHypothesis,
  'erosion.extend': hypotheses.extendHypothesis,
  'erosion.settle': hypotheses.settleHypothesis,
  'accounts.merge': mergeAccounts,
  'accounts.unmerge': unmergeAccount,
  'accounts.join': accountLinks.joinAccounts,
  'accounts.unjoin': accountLinks.unjoinAccount,
  'imports.saveMapping': imports.saveMapping,
  'issues.create': issues.createIssue,
  'issues.update': issues.updateIssue,
  'people.add': people.addPerson,
  'people.update': people.updatePerson,
  'requests.ask': requests.askForInformation,
  'requests.answer': requests.answerRequest,
  'samples.draw': drawing.drawSample,
  'samples.withdraw': drawing.withdrawSample,
  'samples.review': drawing.reviewItem,
  'samples.saveTemplate': drawing.saveTemplate,
  'scoring.record': scoring.recordScore,
  'scoring.acceptProposals': decidedProposals.acceptProposals,
  'scoring.changeProposal': decidedProposals.changeProposal,
  'scoring.rejectProposals': decidedProposals.rejectProposals,
  'scoring.recomputeProposals': scoring.recomputeProposals,
  'scoring.placeOverride': overrides.placeOverride,
  'scoring.withdrawOverride': overrides.withdrawOverride,
  'scoring.judgeOverride': overrides.judgeOverride,
  'scoring.startCalibration': calibrations.startCalibration,
  'scoring.answerCalibration': calibrations.answerCalibration,
  'scoring.addCalibrationCase': calibrations.addCase,
  'scoring.reviseCalibrationCase': calibrations.reviseCase,
  'scoring.retireCalibrationCase': calibrations.retireCase,
  'sessions.saveAuditAnswer': auditQuestions.saveAnswer,
  'sessions.create': agendas.createSession,
  'sessions.update': agendas.updateSession,
  'sessions.addItems': agendas.addItems,
  'sessions.addTopic': agendas.addTopic,
  'sessions.removeItem': agendas.removeItem,
  'sessions.moveItem': agendas.moveItem,
  'sessions.setTimeBox': agendas.setTimeBox,
  'sessions.addParticipant': participants.addParticipant,
  'sessions.setParticipantRole': participants.setParticipantRole,
  'sessions.removeParticipant': participants.removeParticipant,
  'sessions.setAttendance': participants.setAttendance,
  'sessions.start': meetings.startSession,
  'sessions.goTo': meetings.goToItem,
  'sessions.setTimer': meetings.setTimer,
  'sessions.extendTimer': meetings.extendTimer,
  'sessions.saveNote': meetings.saveNote,
  'sessions.setReady': meetings.setReady,
  'sessions.setConflict': conflicts.setConflict,
  'sessions.removeConflict': conflicts.removeConflict,
  'sessions.setDelegate': participants.setDelegate,
  'sessions.handOver': participants.handOver,
  'sessions.park': parking.park,
  'sessions.parkedToIssue': parking.parkedToIssue,
  'sessions.parkedToAgenda': parking.parkedToAgenda,
  'sessions.dropParked': parking.dropParked,
  'sessions.captureIssue': parking.captureIssue,
  'sessions.resetPin': ballots.resetPin,
  'sessions.setBallotMode': ballots.setBallotMode,
  'sessions.cancelRound': ballots.cancelRound,
  'sessions.openBallots': ballots.openBallots,
  'sessions.castBallot': ballots.castBallot,
  'sessions.reveal': ballots.revealBallots,
  'sessions.agree': decisions.agreeScore,
  'sessions.decide': decisions.decide,
  'sessions.decideLater': meetings.decideLater,
  'sessions.finishTopic': meetings.finishTopic,
  'sessions.answerReview': reviews.answerReview,
  'sessions.signOff': signOffs.signOff,
  'sessions.saveTemplate': templates.saveTemplate,
  'sessions.renameTemplate': templates.renameTemplate,
  'sessions.deleteTemplate': templates.deleteTemplate,
  'sessions.applyTemplate': templates.applyTemplate,
  'sessions.createSeries': series.createSeries,
  'sessions.updateSeries': series.updateSeries,
  'sessions.deleteSeries': series.deleteSeries,
  'sessions.setSeries': series.setSeries,
  'sessions.prepareNext': series.prepareNext,
  'sessions.createUrgent': urgent.createUrgent,
  'sessions.ratify': urgent.ratify,
  'texts.acceptTogether': acceptTogether,
  'texts.decide': textDecisions.decideProposal,
  'texts.propose': textDecisions.proposeAll,
  'tradeoffs.create': tradeoffBoards.createTradeoff,
  'tradeoffs.update': tradeoffBoards.updateTradeoff,
  'tradeoffs.addContenders': tradeoffBoards.addContenders,
  'tradeoffs.updateContender': tradeoffBoards.updateContender,
  'tradeoffs.removeContender': tradeoffBoards.removeContender,
  'tradeoffs.remove': tradeoffBoards.removeTradeoff,
  'tradeoffs.seat': tradeoffVotes.seatPerson,
  'tradeoffs.answer': tradeoffVotes.answerPair,
  'tradeoffs.takeBack': tradeoffVotes.takeBackAnswer,
  'tradeoffs.decide': tradeoffResults.decideTradeoff,
  'tradeoffs.reviewConsequence': tradeoffResults.reviewConsequence,
  'sessions.amend': amendments.amendSession,
  'signals.setRule': signalRules.setRule,
  'signals.recompute': recompute,
  'walks.decide': walks.decideOnWalk,
  'walks.putOff': walks.putOffOnWalk,
  'walks.signOff': walks.signWalkOff,
  'workspaces.rename': workspaces.renameWorkspace,
  'workspaces.setAsOf': workspaces.setAsOf,
};
