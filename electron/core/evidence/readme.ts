import type { PackageSession } from '@shared/contract/evidence/entities';

/** What the README tells of the package it lies in. */
export type ReadmeFacts = {
  readonly session: PackageSession;
  readonly workspaceName: string;
  readonly folder: string;
  readonly head: string;
  readonly keyId: string;
  readonly paths: readonly string[];
};

/** What each file is, for those that every package or every session has. */
const descriptions: Readonly<Record<string, string>> = {
  'data/README.txt': 'this text',
  'data/amendments.json': 'what was corrected after the sealing, as the log holds it',
  'data/data.json': 'the complete record of the session, as it was sealed',
  'data/decisions.json': 'the decisions in force',
  'data/log/headers.jsonl': 'the audit log up to the sealing, without content',
  'data/log/proof.json': 'where the log begins and where this package ends',
  'data/log/segment.jsonl': 'the entries of this session with their content',
  'data/methodology.json': 'the scoring rules in force',
  'data/minutes/amendments.html': 'what was corrected after the sealing, for a browser',
  'data/minutes/amendments.md': 'the same as text',
  'data/minutes/amendments.pdf': 'the same for printing',
  'data/minutes/minutes.html': 'the same for a browser',
  'data/minutes/minutes.md': 'the minutes that were sealed',
  'data/minutes/minutes.pdf': 'the same for printing',
  'data/report/report.html': 'the report: start here',
  'data/report/report.pdf': 'the same for printing',
  'data/schema.json': 'JSON Schema (draft 2020-12) of data.json',
  'data/tables/attachments.csv': 'what was attached, with its hash and the day it is evidence of',
  'data/tables/agenda.csv': 'agenda with accounts, time and outcome',
  'data/tables/agreement.csv': 'agreement of the ballots by round and dimension',
  'data/tables/ballots.csv': 'every ballot with its commitment',
  'data/tables/decisions.csv': 'every decision, those superseded too',
  'data/tables/dissents.csv': 'dissent by name',
  'data/tables/participants.csv': 'who took part',
  'data/tables/rejected-alternatives.csv': 'what was not chosen, and what would reopen it',
  'data/tables/scores.csv': 'every agreed score, those superseded too',
};

const pathLine = (path: string): string => {
  const description = path.startsWith('data/attachments/') ? 'attached to an issue' : descriptions[path];
  return description === undefined ? `  ${path}` : `  ${path.padEnd(37)}  ${description}`;
};

const tablesNote = `
The tables are CSV in UTF-8 with a comma. Times are UTC, money is in major units.
A text that a spreadsheet could take for a formula has an apostrophe before it.
`;

const amendmentsNote = `
     What was corrected after the sealing stands in data/amendments.json; the same
     line contains "amendments_sha256":

     sha256sum data/amendments.json
`;

const recordNote = `
     The same line contains "record_sha256", for the record of the session:

     sha256sum data/data.json
`;

/** The README for auditors (E3): what is inside, how to check it with ordinary tools, and what a check can show. */
export const packageReadme = ({ session, workspaceName, folder, head, keyId, paths }: ReadmeFacts): string => `EVIDENCE PACKAGE

Session ${session.number}: ${session.title}
Workspace: ${workspaceName}
Sealed:    ${session.sealedAt} (UTC, by the clock of the computer that sealed it)${session.amendedAt === null ? '' : `\nAmended:   ${session.amendedAt} (UTC); the sealed session itself is unchanged`}
As of:     ${session.asOf}
Head hash: ${head}
Key:       ${keyId}


WHAT IS INSIDE

${paths.map(pathLine).join('\n')}

The folder is a BagIt bag (RFC 8493). manifest-sha256.txt lists every file under
data/ with its SHA-256; tagmanifest-sha256.txt lists the files that describe the
bag; signature.ed25519 signs tagmanifest-sha256.txt. So the one signature covers
every byte of every file.

data/log/headers.jsonl holds one line for every entry of the workspace's audit
log, from the first to the sealing of this session${session.amendedAt === null ? '' : ' and its last\namendment'}. Each entry contains the hash
of the one before. data/log/segment.jsonl holds the entries of this session with
their full content. Of the other entries there is only the header: when, who (by
id), what kind of change, and hashes.
${paths.some((path) => path.startsWith('data/tables/')) ? tablesNote : ''}

HOW TO CHECK IT

You need no software of ours. Unpack the ZIP, then, in the folder ${folder}:

  1. Nothing was changed and nothing is missing:

     sha256sum -c --strict manifest-sha256.txt
     sha256sum -c --strict tagmanifest-sha256.txt

  2. Nothing was added. These two lists must be the same:

     find data -type f | LC_ALL=C sort
     cut -c 67- manifest-sha256.txt | LC_ALL=C sort

     Beside data/ there are exactly six files: bag-info.txt, bagit.txt,
     manifest-sha256.txt, public-key.pem, signature.ed25519 and
     tagmanifest-sha256.txt.

  3. The signature fits (OpenSSL 3):

     openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem \\
       -in tagmanifest-sha256.txt -sigfile signature.ed25519

  4. The key is the sender's. Ask the sender for the key's fingerprint by another
     way than the one the package came by, and compare it with this:

     openssl pkey -pubin -in public-key.pem -outform DER | sha256sum

  5. The minutes are the ones that were sealed. The last line of
     data/log/segment.jsonl contains "minutes_sha256"; compare it with this:

     sha256sum data/minutes/minutes.md
${paths.includes('data/data.json') ? recordNote : ''}${paths.includes('data/amendments.json') ? amendmentsNote : ''}
With Docket, "docket verify PACKAGE.zip" does all of this, checks the audit log
entry by entry and every ballot against what its voter committed to before the
ballots were revealed.


WHAT THIS SHOWS, AND WHAT IT CANNOT SHOW

The package is tamper-evident. It is not tamper-proof.

It shows:
  - any change to any file after signing, provided that you have the public key
    or its fingerprint from another source than this package;
  - any rewriting of the audit log before an entry whose hash somebody else
    holds. The head hash above is such a hash: keep it, or print it.

It cannot show:
  - that the holder of the key did not make up the whole history anew;
  - that entries were not cut off at the end of the log, unless a later head
    hash is known from elsewhere;
  - the true time. All times are what the computer's clock said.

A package signed with another key can be whole and valid and still not come from
whom you think. Without step 4 you know only that it is whole.
`;
