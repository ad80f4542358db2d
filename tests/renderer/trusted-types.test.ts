import { describe, expect, it } from 'vitest';
import { letElementsBeEmptied } from '../../renderer/trusted-types';

describe('HTML from strings', () => {
  it('is refused but for nothing at all, with which elements are emptied [L4]', () => {
    const policies: unknown[] = [];
    const rules: { createHTML: (html: string) => string | null }[] = [];
    letElementsBeEmptied({
      createPolicy: (name: string, given: { createHTML: (html: string) => string | null }) => {
        policies.push(name);
        rules.push(given);
      },
    });
    expect(policies).toEqual(['default']);
    expect(rules.map(({ createHTML }) => ['', ' ', '<b>x</b>', '<img src=x onerror=alert(1)>'].map(createHTML))).toEqual([['', null, null, null]]);
  });

  it('needs nothing where there are no trusted types', () => {
    expect(() => letElementsBeEmptied(undefined)).not.toThrow();
  });
});
