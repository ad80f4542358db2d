import type { Database } from 'better-sqlite3';
import { workspace } from './0001-workspace';
import { register } from './0002-register';
import { scoring } from './0003-scoring';
import { sessions } from './0004-sessions';
import { evidence } from './0005-evidence';
import { topics } from './0006-topics';
import { room } from './0007-room';
import { tradeoffs } from './0008-tradeoffs';
import { preparation } from './0009-preparation';
import { decisions } from './0010-decisions';
import { actions } from './0011-actions';
import { judgement } from './0012-judgement';
import { records } from './0013-records';
import { undo } from './0014-undo';
import { proposals } from './0015-proposals';
import { signalRules } from './0016-signal-rules';
import { coverage } from './0017-coverage';
import { samples } from './0018-samples';
import { curation } from './0019-curation';
import { texts } from './0020-texts';
import { rejects } from './0021-rejects';
import { merging } from './0022-merging';
import { metrics } from './0023-metrics';
import { olderExports } from './0024-older-exports';

/** One step of the schema. Never edited once it has been in a release. */
export interface Migration {
  readonly name: string;
  /** Runs in the transaction of all steps. On a filled file foreign keys are off meanwhile, so that a table that others refer to can be made anew; they are checked before the commit. */
  up(db: Database): void;
}

/** In order; `user_version` counts how many a file has seen. */
export const migrations: readonly Migration[] = [workspace, register, scoring, sessions, evidence, topics, room, tradeoffs, preparation, decisions, actions, judgement, records, undo, proposals, signalRules, coverage, samples, curation, texts, rejects, merging, metrics, olderExports];
