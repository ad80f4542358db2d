import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionId } from '@shared/primitives';
import { runCommand } from '../../../electron/dispatch';
import { loadSigningKey, type SigningKey } from '../../../electron/files/keys';
import type { Desk } from '../../../electron/transaction';
import { ballot, draft, finishItems, itemAt, startMeeting, vote, type Meeting } from '../sessions/meeting';

export interface SealedSession {
  readonly desk: Desk;
  readonly file: string;
  readonly sessionId: SessionId;
  readonly key: SigningKey;
  /** Holds the private key, and whatever a test writes. */
  readonly folder: string;
  readonly keyFile: string;
  close(): void;
}

/** A signed-off session with two rounds of ballots, a decision with dissent, a hostile note and one item put off; and a key of its own. @param prepare what happens first */
export async function sealSession(prepare: (meeting: Meeting) => void = () => undefined): Promise<SealedSession> {
  const meeting = startMeeting();
  prepare(meeting);
  const first = itemAt(meeting, 0);
  vote(meeting, first, [ballot(3, 3, 2), null, ballot(5, 2, 3)]);
  runCommand(meeting.desk, 'sessions.saveNote', { itemId: first, text: hostileNote });
  finishItems(meeting);
  return { ...(await withKey(meeting)), ...signOff(meeting) };
}

export const hostileNote = '=HYPERLINK("http://example.org") <script>alert(1)</script> 中文';

/** A session that still runs. */
export async function runningSession(): Promise<SealedSession> {
  const meeting = startMeeting();
  return { ...(await withKey(meeting)), desk: meeting.desk, file: meeting.file, sessionId: meeting.sessionId };
}

/** Decides the first item once more, so that one decision stands and one is superseded. */
export function decideAgain(meeting: Meeting): void {
  runCommand(meeting.desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { kind: 'act-now', what: 'Ship it tonight' }) });
}

function signOff(meeting: Meeting): Pick<SealedSession, 'desk' | 'file' | 'sessionId'> {
  decideAgain(meeting);
  runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
  return { desk: meeting.desk, file: meeting.file, sessionId: meeting.sessionId };
}

async function withKey(meeting: Meeting): Promise<Pick<SealedSession, 'key' | 'folder' | 'keyFile' | 'close'>> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-evidence-'));
  const keyFile = join(folder, 'key.pem');
  writeFileSync(keyFile, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  return {
    folder,
    keyFile,
    key: await loadSigningKey(keyFile),
    close: () => {
      meeting.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
