import type { Command } from 'commander';
import type { Shell } from '../output';
import { registerAccounts } from './accounts';
import { registerActions } from './actions';
import { registerAgenda } from './agenda';
import { registerAgreement } from './agreement';
import { registerBrief } from './brief';
import { registerCheck } from './check';
import { registerCoverage } from './coverage';
import { registerFigures } from './figures';
import { registerImport } from './import';
import { registerImports } from './imports';
import { registerKeys } from './keys';
import { registerMerge } from './merge';
import { registerMinutes } from './minutes';
import { registerNew } from './new';
import { registerPackage } from './package';
import { registerRank } from './rank';
import { registerSample } from './sample';
import { registerScore } from './score';
import { registerSessions } from './sessions';
import { registerSignals } from './signals';
import { registerTradeoff } from './tradeoff';
import { registerUndo } from './undo';
import { registerVerify } from './verify';

/**
 * Adds one command to the program. What needs SQLite is imported inside its action, so that the commands that do not (`score`, `agreement`, `tradeoff`, `verify`) work
 * where it cannot be loaded.
 */
export type Registration = (program: Command, shell: Shell) => void;

/** In the order in which the help lists them. */
export const registrations: readonly Registration[] = [
  registerScore,
  registerAgreement,
  registerTradeoff,
  registerNew,
  registerImport,
  registerImports,
  registerUndo,
  registerMerge,
  registerRank,
  registerSignals,
  registerAccounts,
  registerBrief,
  registerCoverage,
  registerFigures,
  registerSample,
  registerSessions,
  registerAgenda,
  registerMinutes,
  registerActions,
  registerPackage,
  registerKeys,
  registerVerify,
  registerCheck,
];
