import { DocketError } from '@shared/result';

/** A data file that cannot be read: what it is, and what to do. */
export const refused = (fileName: string, what: string, todo = 'Choose another file.'): DocketError => new DocketError('unreadable-file', `${fileName} ${what}. Nothing was imported. ${todo}`);
