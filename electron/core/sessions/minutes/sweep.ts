import type { QuietAnswer, Sweep } from '@shared/contract/coverage/entities';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { segmentLabels, segments } from '@shared/primitives';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';
import { formatMoneyFull } from '../../money';
import { counted } from './words';

const thresholdWords = (thresholds: Sweep['thresholds']): string =>
  segments.flatMap((segment) => (thresholds[segment] === null ? [] : [`${segmentLabels[segment]} ${thresholds[segment]} d`])).join(', ');

function answerWords(answer: QuietAnswer | null): string {
  if (answer === null || !answer.isStanding) return 'Waits for an answer';
  const until = answer.until === null ? '' : formatDate(answer.until);
  switch (answer.kind) {
    case 'contact':
      return `${answer.person ?? ''} makes contact by ${until}${answer.reason === '' ? '' : `: ${answer.reason}`}`;
    case 'hypothesis':
      return 'Silent erosion is suspected';
    case 'known':
      return `Known, left until ${until}: ${answer.reason}`;
  }
}

/** The sweep of quiet accounts before the session (W3); nothing where nobody swept. */
export function sweepBlocks({ sweep }: SessionRecord): Block[] {
  if (sweep === null) return [];
  const { on, by, quiet, answered, thresholds, accounts } = sweep;
  const more = quiet > accounts.length ? ` The first ${accounts.length} are listed.` : '';
  const said = quiet === 0 ? 'no account was quiet' : `${counted(quiet, 'account')} ${quiet === 1 ? 'was' : 'were'} quiet, ${answered} answered`;
  return [
    { kind: 'heading', level: 2, text: 'Quiet accounts' },
    { kind: 'paragraph', text: `Swept by ${by} as of ${formatDate(on)}: ${said}. Quiet means days without a signal from any source: ${thresholdWords(thresholds)}.${more}` },
    ...(accounts.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: columns('Account', 'Segment', atEnd('ARR'), 'Renewal', 'Last signal', 'Answer'),
            rows: accounts.map(({ name, segment, arr, renewal, lastSignal, answer }) => [
              name,
              segmentLabels[segment],
              arr === null ? '' : formatMoneyFull(arr),
              renewal === null ? '' : formatDate(renewal),
              lastSignal === null ? 'Never' : formatDate(lastSignal),
              answerWords(answer),
            ]),
          },
        ]),
  ];
}
