import type { Block } from '@shared/document';

type Column = Extract<Block, { kind: 'table' }>['columns'][number];

/** A column whose cells stand at its end, as figures and dates do. */
export const atEnd = (title: string): Column => ({ title, align: 'end' });

/** The columns of a table block, from their titles: a plain title is a column whose cells stand at its start. */
export const columns = (...titles: readonly (string | Column)[]): Column[] => titles.map((title) => (typeof title === 'string' ? { title, align: 'start' } : title));
