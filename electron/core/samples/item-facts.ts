import { decisionLabels, DecisionKind } from '@shared/contract/sessions/entities';
import { actionStateLabels, ActionState } from '@shared/contract/actions/entities';
import { Band, bandLabels, Criterion, criterionLabels, functionLabels, Level, OrgFunction, Segment, segmentLabels, Source, sourceLabels } from '@shared/primitives';
import { formatDate } from '../calendar';
import { levelLabel } from '../sessions/minutes/words';

type Value = string | number;

/** `2 d 4 h` of minutes, the two largest units. */
function duration(minutes: Value): string {
  const total = Math.round(Number(minutes));
  const [days, hours, rest] = [Math.floor(total / 1440), Math.floor((total % 1440) / 60), total % 60];
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  return hours > 0 ? (rest === 0 ? `${hours} h` : `${hours} h ${rest} min`) : `${rest} min`;
}

const plain = (value: Value): string => String(value);
const date = (value: Value): string => formatDate(String(value).slice(0, 10));
const capital = (value: Value): string => {
  const text = String(value);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const yesNo = (value: Value): string => (value === 1 ? 'Yes' : 'No');

/** Every column that a reader may be shown, in the order of the sheet. */
const columns: readonly (readonly [key: string, label: string, words: (value: Value) => string])[] = [
  ['account', 'Account', plain],
  ['segment', 'Segment', (value) => segmentLabels[Segment.parse(value)]],
  ['issue', 'Issue', plain],
  ['criterion', 'Criterion', (value) => criterionLabels[Criterion.parse(value)]],
  ['source', 'Source', (value) => sourceLabels[Source.parse(value)]],
  ['kind', 'Kind', capital],
  ['onDate', 'Date', date],
  ['direction', 'Direction', (value) => (value === 'in' ? 'From the customer' : 'To the customer')],
  ['person', 'With', plain],
  ['tone', 'Tone as imported', capital],
  ['decision', 'Decision', (value) => decisionLabels[DecisionKind.parse(value)]],
  ['owner', 'Owner', plain],
  ['function', 'Function', (value) => functionLabels[OrgFunction.parse(value)]],
  ['level', 'Level', (value) => levelLabel(Level.parse(value))],
  ['decider', 'Decided by', plain],
  ['at', 'Decided on', date],
  ['decided', 'Decided because', plain],
  ['departure', 'Departs from the band because', plain],
  ['followUp', 'Follow-up', plain],
  ['state', 'State', (value) => actionStateLabels[ActionState.parse(value)]],
  ['status', 'Status', capital],
  ['openedOn', 'Opened', date],
  ['resolvedOn', 'Resolved', date],
  ['dueOn', 'Due', date],
  ['doneOn', 'Done', date],
  ['reviewOn', 'Review', date],
  ['evidence', 'Evidence', plain],
  ['vendorPriority', 'Priority in the source', capital],
  ['firstResponseMinutes', 'First response', duration],
  ['resolutionMinutes', 'Resolution', duration],
  ['isEscalated', 'Escalated', yesNo],
  ['satisfaction', 'Satisfaction', plain],
  ['reopenCount', 'Opened again', (value) => `${value} times`],
  ['waitingOn', 'Waits for', plain],
  ['band', 'Band', (value) => bandLabels[Band.parse(value)]],
  ['score', 'Score', plain],
  ['externalRef', 'Reference', plain],
];

/** What there is to read of a record, in words; what is not known is left out. */
export const itemFacts = (values: Readonly<Record<string, Value | null>>): { label: string; value: string }[] =>
  columns.flatMap(([key, label, words]) => {
    const value = values[key];
    return value == null || value === '' ? [] : [{ label, value: words(value) }];
  });
