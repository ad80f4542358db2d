import type { CodeBook } from '@shared/contract/codings/entities';

/** The code books that come with the program. Never changed once used: a change is a new version. */
export const builtInBooks: readonly CodeBook[] = [
  {
    id: 'customer-voice',
    version: 1,
    name: 'Voice of the customer',
    origin: 'built-in',
    codes: [
      { id: 'slow-answer', label: 'Slow answer', definition: 'Waiting for a first or a next answer is what is complained about.' },
      { id: 'asked-again', label: 'Had to ask again', definition: 'The same thing was told or asked more than once.' },
      { id: 'wrong-answer', label: 'Wrong or unclear answer', definition: 'What was said was not so, or was not understood.' },
      { id: 'not-fixed', label: 'Not fixed for good', definition: 'It came back, or only a workaround was given.' },
      { id: 'defect', label: 'Defect or outage', definition: 'The product does not do what it should.' },
      { id: 'hard-to-use', label: 'Hard to use', definition: 'It works, and is hard to find, to learn or to do.' },
      { id: 'waits-inside', label: 'Waits on somebody inside', definition: 'An approval, a decision or another function holds it up.' },
      { id: 'price-contract', label: 'Price or contract', definition: 'Money, terms, renewal, procurement.' },
      { id: 'praise', label: 'Praise', definition: 'Something was done well.' },
      { id: 'no-code', label: 'No code fits', definition: 'None of the others; used often, it says that the book lacks one.' },
    ],
  },
  {
    id: 'tone',
    version: 1,
    name: 'Tone',
    origin: 'built-in',
    codes: [
      { id: 'positive', label: 'Positive', definition: 'Content, thankful, pleased.' },
      { id: 'neutral', label: 'Neutral', definition: 'Facts and requests, no feeling either way.' },
      { id: 'negative', label: 'Negative', definition: 'Annoyed, disappointed, worried.' },
      { id: 'leaving', label: 'Thinks of leaving', definition: 'Names an alternative, an end or a cancellation.' },
    ],
  },
];
