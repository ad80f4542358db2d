import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { findPromises, findTone, findUnanswered, type WordsInput } from '../../../electron/core/texts/words/rules';
import { sentencesOf } from '../../../electron/core/texts/words/sentences';

const input = (body: string, more: Partial<WordsInput> = {}): WordsInput => ({ kind: 'email', on: CalendarDate.parse('2026-11-04'), direction: 'in', writer: 'Ann', body, isOwnSpeaker: (name) => name === 'Jonas', ...more });
const sentences = (body: string, kind = 'email'): [number, number, string][] => sentencesOf(kind, body).map(({ line, lastLine, words }) => [line, lastLine, words]);

describe('the sentences of a text [W5]', () => {
  it('joins wrapped lines, cuts at the ends of sentences, and knows abbreviations', () => {
    expect(sentences('Hello Ann,\n\nwe will send the corrected\nbuild by Friday. See e.g. Dr. Berg at\n3 p.m. today! Fine?\n- one\n- two')).toEqual([
      [1, 1, 'Hello Ann,'],
      [3, 4, 'we will send the corrected build by Friday.'],
      [4, 5, 'See e.g. Dr. Berg at 3 p.m. today!'],
      [5, 5, 'Fine?'],
      [6, 6, '- one'],
      [7, 7, '- two'],
    ]);
  });

  it('reads nobody else\'s words: quotations, forwarded messages and signatures', () => {
    expect(sentences('Mine.\n> theirs\nMine too.\n-- \nJane')).toEqual([[1, 1, 'Mine.'], [3, 3, 'Mine too.']]);
    expect(sentences('Mine.\n\nOn Mon, 2 Nov 2026, Ann wrote:\n\n> theirs\n\nAn answer between.')).toEqual([[1, 1, 'Mine.'], [7, 7, 'An answer between.']]);
    expect(sentences('Mine.\n\nOn Mon, 2 Nov 2026, Ann wrote:\ntheirs')).toEqual([[1, 1, 'Mine.']]);
    expect(sentences('Mine.\n\nFrom: Ann\nSent: Monday\nSubject: x\n\ntheirs')).toEqual([[1, 1, 'Mine.']]);
    expect(sentences('Mine.\n-----Original Message-----\ntheirs')).toEqual([[1, 1, 'Mine.']]);
  });

  it('knows who speaks, also on lines that go on', () => {
    expect(sentencesOf('call', '[0:00:01] Ann Lee: Yes. No.\nand more\n[0:00:09] Jonas: Fine.').map(({ speaker, words }) => [speaker, words])).toEqual([['Ann Lee', 'Yes.'], ['Ann Lee', 'No.'], ['Ann Lee', 'and more'], ['Jonas', 'Fine.']]);
  });
});

describe('the tone of a customer [W5]', () => {
  it.each([
    ['We are very disappointed: nobody has answered, and it is still not fixed.', 'negative'],
    ['We are not happy with this.', 'negative'],
    ['Thanks so much, it works perfectly now.', 'positive'],
    ['Ich bin sehr zufrieden, herzlichen Dank!', 'positive'],
    ['Das ist inakzeptabel.', 'negative'],
  ])('of %j is %s', (body, tone) => {
    const found = findTone(input(body));
    expect(found?.tone).toBe(tone);
    expect(body).toContain(found?.quote);
  });

  it.each(['Please find the invoice attached.', 'It is not unacceptable.', 'We love it, but the export is unusable.', '> We are furious.\nSee below.'])('of %j is not proposed', (body) => {
    expect(findTone(input(body))).toBeNull();
  });

  it('is not read from what we wrote or said', () => {
    expect(findTone(input('We are delighted.', { direction: 'out' }))).toBeNull();
    expect(findTone(input('Jonas: We are delighted.\nAnn: It is unusable.', { kind: 'call', direction: null }))?.tone).toBe('negative');
  });

  it('quotes the line and names the words', () => {
    expect(findTone(input('Hello,\n\nthe export failed.\nThis is unacceptable, and we are frustrated.'))).toMatchObject({ line: 4, quote: 'This is unacceptable, and we are frustrated.', reason: 'Words of complaint: "unacceptable", "frustrated".' });
  });
});

describe('promises [W5]', () => {
  it.each([
    ['We will send you the build by Friday.', '2026-11-06'],
    ["I'll get back to you tomorrow.", '2026-11-05'],
    ['I’ll look into it.', null],
    ['You will receive the credit note within 5 business days.', '2026-11-11'],
    ['Engineering will fix this by the end of the month.', '2026-11-30'],
    ['Our support team will call you next week.', '2026-11-13'],
    ['Let me check and come back.', null],
    ['By Friday we are going to ship 2.4.', '2026-11-06'],
  ])('are found in %j', (body, due) => {
    expect(findPromises(input(body)).map(({ quote, dueOn }) => [quote, dueOn])).toEqual([[body, due]]);
  });

  it.each(['We will not send it.', "We won't fix this.", 'Will you send it by Friday?', 'Could we have it, or will we get it later?', 'The build will be late.', 'They sent it on Friday.', '> We will send it by Friday.', 'I hope you will like it.'])('are not found in %j', (body) => {
    expect(findPromises(input(body))).toEqual([]);
  });

  it('are told apart where one sentence makes two, each with its own date', () => {
    expect(findPromises(input("I am sorry. We will send you a corrected build by Friday, and I'll call you tomorrow.")).map(({ quote, dueOn, line }) => [quote, dueOn, line])).toEqual([
      ['We will send you a corrected build by Friday', '2026-11-06', 1],
      ["I'll call you tomorrow.", '2026-11-05', 1],
    ]);
  });

  it('say who made them', () => {
    expect(findPromises(input('We will send it.', { direction: 'out', writer: null }))[0]?.promisedBy).toBe('us');
    expect(findPromises(input('We will send it.'))[0]?.promisedBy).toBe('Ann');
    expect(findPromises(input('[0:00:07] Jonas: We will send it.', { kind: 'call', direction: null }))[0]?.promisedBy).toBe('Jonas');
  });
});

describe('unanswered questions [W5]', () => {
  const asOf = (date: string): CalendarDate => CalendarDate.parse(date);
  it('wait from the third day on', () => {
    const last = input('Thanks.\n\nWhen will the fix be there?');
    expect(findUnanswered(last, asOf('2026-11-06'))).toBeNull();
    expect(findUnanswered(last, asOf('2026-11-07'))).toMatchObject({ line: 3, quote: 'When will the fix be there?', reason: 'The customer asked on 4 Nov 2026 and nothing of the thread came after it: 3 days as of 7 Nov 2026.' });
  });

  it('are those of the customer that ask something, with a question mark or without', () => {
    expect(findUnanswered(input('Please let us know.'), asOf('2026-11-20'))).not.toBeNull();
    for (const body of ['Thanks, all is well.', 'Right?', '> When will it be there?']) expect(findUnanswered(input(body), asOf('2026-11-20'))).toBeNull();
    for (const direction of ['out', null] as const) expect(findUnanswered(input('When will it be there?', { direction }), asOf('2026-11-20'))).toBeNull();
    expect(findUnanswered(input('When will it be there?'), asOf('2026-11-01'))).toBeNull();
  });
});
