interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createHTML: (html: string) => string | null }): unknown;
}

const isPolicyFactory = (value: unknown): value is PolicyFactory => typeof value === 'object' && value !== null && typeof Reflect.get(value, 'createPolicy') === 'function';

/**
 * React Aria empties its announcer for screen readers by `innerHTML = ''`, which the page's content security policy refuses. Only nothing is let
 * through: any other HTML from a string stays refused, as does every script.
 */
export function letElementsBeEmptied(factory: unknown): void {
  if (isPolicyFactory(factory)) factory.createPolicy('default', { createHTML: (html) => (html === '' ? '' : null) });
}
