import type { ActionRow } from '@shared/contract/actions/entities';
import type { CalendarDate, Instant } from '@shared/primitives';
import { addDays } from '../calendar';
import { plainText } from '../documents/plain-text';
import { utf8 } from '../evidence/canonical-json';
import { actionName, isOpen } from './states';

/**
 * Open actions as a calendar file (RFC 5545): all-day events on their due dates, since the calendars people use drop to-dos. The id of the action is the
 * UID, so that a later file updates the event, and DTSTAMP is the sign-off: no clock has a part in the bytes.
 */
export function toCalendarFile(actions: readonly ActionRow[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Docket//Action sheet//EN', 'CALSCALE:GREGORIAN', ...actions.filter(({ state }) => isOpen(state)).flatMap(eventLines), 'END:VCALENDAR'];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(action: ActionRow): string[] {
  const description = [
    `Issue #${action.issueNumber}, ${action.issueTitle}${action.account === null ? '' : ` (${action.account})`}`,
    `Promised in session ${action.sessionNumber} by ${action.ownerName}`,
    action.followUp === '' || action.followUp === action.what ? '' : `Follow-up: ${action.followUp}`,
    action.note === '' ? '' : `Note: ${action.note}`,
  ].filter((line) => line !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${action.id}`,
    `DTSTAMP:${stamp(action.signedOffAt ?? action.madeAt)}`,
    `SEQUENCE:${action.revision}`,
    `DTSTART;VALUE=DATE:${day(action.dueOn)}`,
    // The end is the first day after.
    `DTEND;VALUE=DATE:${day(addDays(action.dueOn, 1))}`,
    `SUMMARY:${escaped(`${actionName(action.number)} ${action.what}`)}`,
    `DESCRIPTION:${escaped(description.join('\n'))}`,
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const stamp = (at: Instant): string => `${at.slice(0, 10).replaceAll('-', '')}T${at.slice(11, 19).replaceAll(':', '')}Z`;
const day = (date: CalendarDate): string => date.replaceAll('-', '');

/** TEXT of RFC 5545, 3.3.11. */
const escaped = (text: string): string => plainText(text).replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** No line is longer than 75 octets; what is longer goes on after a space (RFC 5545, 3.1). A character is never cut. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
