import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCues } from '../../../electron/files/texts/cues';
import { formatSpoken } from '../../../electron/core/texts/lines';

const shown = (text: string): string[] => readCues(text).lines.map(formatSpoken);

describe('subtitles [W5]', () => {
  it('reads voices, times and characters of WebVTT, and joins what a program has cut', () => {
    const { lines, notes, doubts } = readCues(readFileSync('tests/fixtures/texts/quarterly-review-2026-11-04.vtt', 'utf8'));
    expect(lines.map(formatSpoken)).toEqual([
      '[0:00:01] Jonas Keller: Welcome back, Ann. Shall we begin with the exports?',
      '[0:00:07] Ann Ødegård: Honestly, we are frustrated & tired of it.',
      "[0:00:12] Jonas Keller: I understand. We'll ship the corrected exporter by the end of the month, and I will send you the test plan within three business days.",
      '[0:01:02] Ann Ødegård: Good. Who will be our contact for this?',
    ]);
    expect(notes).toEqual(['Recorded: 2026-11-04']);
    expect(doubts).toEqual([]);
  });

  it('reads SubRip, whose times have commas and whose voices stand before the words', () => {
    expect(shown(readFileSync('tests/fixtures/texts/two-cues-2026-11-06.srt', 'utf8').replaceAll('\r\n', '\n'))).toEqual(['[0:00:01] Jonas Keller: We will fix it tomorrow.', '[0:00:04] Mei Chen: Thank you.']);
  });

  it('tells two voices of one cue apart', () => {
    expect(shown('WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>Yes.</v> <v B>No.')).toEqual(['[0:00:01] A: Yes.', '[0:00:01] B: No.']);
  });

  it('leaves out a block that is no cue, and tells it', () => {
    const { lines, doubts } = readCues('WEBVTT\n\nnot a cue\n\n00:xx --> 00:02.000\nwords\n\n00:01.000 --> 00:02.000\nkept');
    expect(lines.map(formatSpoken)).toEqual(['[0:00:01] kept']);
    expect(doubts).toEqual(['2 blocks are no cues and were left out']);
  });
});
