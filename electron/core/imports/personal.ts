import type { Mapping } from '@shared/contract/imports/entities';
import { normalizeHeader } from './fields';

/** Words that a header of personal data holds. Names of colleagues who own a record are no such thing: owner, agent, assignee. */
const personalWords = /\b(e ?mails?|phone|telephone|mobile|fax|cell|gender|sex|age|birth|birthday|birthdate|dob|ssn|passport|iban|street|zip|postcode|postal|ip address|twitter|facebook|contact name|full name|first name|last name|surname|requester|caller|reporter|visitor name|speaker name|caller id|customer phone|from number|to number)\b/;
/** Headers that only sound personal. */
const impersonal = /\b(first (reply|response)|e ?mail (count|opens|clicks|open rate)|requester organi[sz]ation|agent email reply|response (date|time)|updated by requester|zip file|average|coverage)\b/;

/** A mapping that leaves out what seems to name or describe people, by the headers, and goes to no field: a proposal for the screen, where a person may take it back. */
export const proposePersonal = (mapping: Mapping, header: readonly string[]): Mapping => ({ ...mapping, personal: header.filter((name) => seemsPersonal(name) && !mapping.columns.some(({ column }) => column === name)) });

function seemsPersonal(name: string): boolean {
  const words = normalizeHeader(name);
  return personalWords.test(words) && !impersonal.test(words);
}
