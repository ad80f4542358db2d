import * as accounts from './accounts';
import * as actions from './actions';
import * as attachments from './attachments';
import * as decisions from './decisions';
import * as evidence from './evidence';
import type { HostHandlers } from './host';
import * as imports from './imports';
import * as presenter from './presenter';
import * as papers from './papers';
import * as rehearsal from './rehearsal';
import { exportCoding, exportSample } from './samples';
import * as settings from './settings';
import * as texts from './texts';
import * as workspaces from './workspaces';

/** What carries out each operation that works on files, windows or preferences. */
export const hostHandlers: HostHandlers = {
  'accounts.saveBrief': accounts.saveBrief,
  'actions.readReturned': actions.readReturned,
  'actions.saveSheets': actions.saveSheets,
  'codings.export': exportCoding,
  'attachments.choose': attachments.chooseFile,
  'attachments.add': attachments.addAttachment,
  'attachments.save': attachments.saveAttachment,
  'decisions.exportCsv': decisions.exportDecisions,
  'evidence.preview': evidence.previewPackage,
  'evidence.previewFile': evidence.previewFile,
  'evidence.build': evidence.buildPackage,
  'evidence.verify': evidence.verifyPackage,
  'evidence.key': evidence.getKey,
  'evidence.exportKey': evidence.exportKey,
  'imports.chooseFile': imports.chooseFile,
  'imports.readAgain': imports.readAgain,
  'imports.guessMapping': imports.guessMapping,
  'imports.vendorMapping': imports.vendorMapping,
  'imports.saveRejects': imports.saveRejects,
  'imports.preview': imports.previewImport,
  'imports.run': imports.runImport,
  'imports.previewUndo': imports.previewUndo,
  'imports.undo': imports.undoImport,
  'imports.cancel': imports.cancelJob,
  'presenter.state': presenter.getState,
  'presenter.open': presenter.openPresenter,
  'presenter.close': presenter.closePresenter,
  'samples.export': exportSample,
  'sessions.saveMinutes': actions.saveMinutes,
  'sessions.savePaper': papers.savePaper,
  'settings.preferences': settings.getPreferences,
  'settings.setPreferences': settings.setPreferences,
  'settings.acting': settings.getActing,
  'settings.actAs': settings.actAs,
  'settings.place': settings.getPlace,
  'settings.rememberPlace': settings.rememberPlace,
  'settings.showMenu': settings.showMenu,
  'settings.about': settings.getAbout,
  'texts.choose': texts.chooseTexts,
  'texts.preview': texts.previewTexts,
  'texts.run': texts.runTexts,
  'workspaces.current': workspaces.getCurrent,
  'workspaces.recent': workspaces.listRecent,
  'workspaces.create': workspaces.createWorkspace,
  'workspaces.openExample': workspaces.openExample,
  'workspaces.open': workspaces.openWorkspace,
  'workspaces.openRecent': workspaces.openRecent,
  'workspaces.startRehearsal': rehearsal.startRehearsal,
  'workspaces.endRehearsal': rehearsal.endRehearsal,
};
