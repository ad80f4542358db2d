import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMbox } from '../../../electron/files/texts/mbox';
import { parseMessage } from '../../../electron/files/texts/mime/message';

const pieces = (bytes: Buffer, size: number): Buffer[] => Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
const megabyte = 1024 * 1024;

describe('mailbox files (RFC 4155) [W5]', () => {
  it('splits one that another program wrote, wherever its pieces end', () => {
    const bytes = readFileSync('tests/fixtures/texts/thread-of-four-mboxo.mbox');
    for (const size of [1, 7, 100, bytes.length]) {
      const subjects = [...splitMbox(pieces(bytes, size), megabyte)].map(({ raw }) => parseMessage(raw ?? '').messageId);
      expect(subjects).toEqual(['q1@alder-freight.example', 'a1@docket-desk.example', 'q2@alder-freight.example', 'c1@cafe-creme.example']);
    }
  });

  it('takes one mark from escaped lines and leaves sentences that begin with From alone', () => {
    const box = 'From a@b.example Mon Nov  2 09:15:00 2026\nSubject: x\n\n>From here on\n>>From there\nFrom our side all is ready.\n\nFrom the start, it was slow.\n';
    expect([...splitMbox([Buffer.from(box)], megabyte)].map(({ raw }) => raw)).toEqual(['Subject: x\n\nFrom here on\n>From there\nFrom our side all is ready.\n\nFrom the start, it was slow.\n']);
  });

  it('loses nothing that stands before the first separator', () => {
    const box = 'Subject: stray\n\nwords\n\nFrom a@b.example Mon Nov  2 09:15:00 2026\nSubject: x\n\ny\n';
    expect([...splitMbox([Buffer.from(box)], megabyte)]).toHaveLength(2);
  });

  it('gives back any messages that were escaped by mboxrd, in pieces of any size', () => {
    const line = fc.constantFrom('From me to you', '>From x', 'words', '', 'From a@b.example Mon Nov  2 09:15:00 2026', 'é', '> quoted');
    const message = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => `Subject: s\n\n${lines.join('\n')}\n`);
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 60 }), (messages, size) => {
        const box = messages.map((text) => `From a@b.example Mon Nov  2 09:15:00 2026\n${text.replace(/^(>*From )/gm, '>$1')}\n`).join('');
        const read = [...splitMbox(pieces(Buffer.from(box, 'latin1'), size), megabyte)].map(({ raw }) => raw);
        expect(read).toEqual(messages.map((text) => `${text}\n`));
      }),
      { seed: 20, numRuns: 150 },
    );
  });

  it('tells a message that is too large by its size, and goes on with the next', () => {
    const box = `From a@b.example Mon Nov  2 09:15:00 2026\nSubject: big\n\n${'x'.repeat(3 * megabyte)}\n\nFrom a@b.example Mon Nov  2 09:15:00 2026\nSubject: small\n\ny\n`;
    const [big, small] = [...splitMbox(pieces(Buffer.from(box), 512 * 1024), megabyte)];
    expect(big).toEqual({ raw: null, sizeBytes: 3 * megabyte + 16 });
    expect(small?.raw).toBe('Subject: small\n\ny\n');
  });
});
