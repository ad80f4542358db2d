import { formatCount, formatDate, formatInstant } from '../../ui/format';

interface Reading {
  readonly term: string;
  /** Null: it stands on the panel already. */
  readonly read: ((value: string) => string) | null;
}

const asItIs = (value: string): string => value;

/** The words of the package's own description (`bag-info.txt`), in the order that a person asks for them. */
const readings: ReadonlyMap<string, Reading> = new Map<string, Reading>([
  ['External-Description', { term: 'Holds', read: asItIs }],
  ['Docket-Workspace-Name', { term: 'Workspace', read: asItIs }],
  ['Docket-Session-Number', { term: 'Session', read: asItIs }],
  ['Docket-Sealed-At', { term: 'Signed off', read: formatInstant }],
  ['Bagging-Date', { term: 'Last amended', read: formatDate }],
  ['Docket-As-Of', { term: 'As of', read: formatDate }],
  ['Docket-Head-Entry', { term: 'Log entries', read: (value) => (/^\d{1,15}$/.test(value) ? formatCount(Number(value)) : value) }],
  ['External-Identifier', { term: 'Name', read: asItIs }],
  ['Bag-Software-Agent', { term: 'Made by', read: asItIs }],
  ['Docket-Format', { term: 'Format', read: asItIs }],
  ['Docket-Workspace', { term: 'Workspace id', read: asItIs }],
  ['Docket-Session', { term: 'Session id', read: asItIs }],
  ['Docket-Head', { term: 'Head', read: null }],
]);

/** What a package says of itself, in words (E3). A label that is not known comes last and as it is: another program's package may carry any. */
export function packageFacts(facts: readonly { readonly label: string; readonly value: string }[]): { term: string; value: string }[] {
  const order = [...readings.keys()];
  const place = (label: string): number => (readings.has(label) ? order.indexOf(label) : order.length);
  const sealedOn = facts.find(({ label }) => label === 'Docket-Sealed-At')?.value.slice(0, 10);
  return facts
    .filter(({ label, value }) => !(label === 'Bagging-Date' && value === sealedOn))
    .toSorted((a, b) => place(a.label) - place(b.label))
    .flatMap(({ label, value }) => {
      const { term, read } = readings.get(label) ?? { term: label, read: asItIs };
      return read === null ? [] : [{ term, value: read(value) }];
    });
}
