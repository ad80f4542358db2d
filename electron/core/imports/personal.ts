import { normalizeHeader } from './fields';

/** Words that a header of personal data holds. Names of colleagues who own a record are no such thing: owner, agent, assignee. */
const personalWords = /\b(e ?mails?|phone|telephone|mobile|fax|cell|gender|sex|age|birth|birthday|birthdate|dob|ssn|passport|iban|street|zip|postcode|postal|ip address|twitter|facebook|contact name|full name|first name|last name|surname|requester|caller|reporter|visitor name|speaker name|caller id|customer phone|from number|to number)\b/;
/** Headers that only sound personal. */
const impersonal = /\b(first (reply|response)|e ?mail (count|opens|clicks|open rate)|requester organi[sz]ation|agent email reply|response (date|time)|updated by requester|zip file|average|coverage)\b/;

/** The columns of a file that seem to name or describe people, by their headers: a proposal, which a person may take back. */
export const personalColumns = (header: readonly string[]): string[] =>
  header.filter((name) => {
    const words = normalizeHeader(name);
    return personalWords.test(words) && !impersonal.test(words);
  });
