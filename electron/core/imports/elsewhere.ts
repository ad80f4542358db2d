import { formatDate } from '../calendar';

/** References that are looked at, of a file that has more. */
const mostReferences = 1000;

/** References from all over a file, at most a thousand: every one, then every second, every fourth and so on, however long the file is. */
export function createReferenceSample(most = mostReferences): { add(ref: string): void; readonly references: readonly string[]; readonly isWhole: boolean } {
  let kept: string[] = [];
  let stride = 1;
  let seen = 0;
  return {
    add(ref) {
      if (seen % stride === 0) {
        if (kept.length === most) {
          kept = kept.filter((_, place) => place % 2 === 0);
          stride *= 2;
        }
        if (seen % stride === 0) kept.push(ref);
      }
      seen += 1;
    },
    get references() {
      return kept;
    },
    get isWhole() {
      return stride === 1;
    },
  };
}

/** An import in force that has the records of a file under another system, so that they would become other records. */
export interface Elsewhere {
  readonly mappingName: string;
  readonly fileName: string;
  readonly at: string;
  /** References that it has and the mapping's own system has not, of those that were looked at; 0 where only the file is the same. */
  readonly known: number;
  readonly of: number;
  /** They are all that the file has. */
  readonly isWhole: boolean;
}

export interface ElsewhereWords {
  readonly title: string;
  readonly toDo: string;
}

/** What a person is told of it before anything is written. */
export function elsewhereWords({ mappingName, fileName, at, known, of, isWhole }: Elsewhere): ElsewhereWords {
  const day = formatDate(at.slice(0, 10));
  const looked = isWhole ? '' : ' that were looked at';
  const which = known < of ? `${known} of ${of} references${looked}` : of === 1 ? 'The only reference' : `All ${of} references${looked}`;
  const title =
    known === 0
      ? `This file was imported on ${day} with another mapping, "${mappingName}": its rows would come in a second time`
      : `${which} ${known === 1 ? 'is' : 'are'} known from another mapping, "${mappingName}" (${fileName}, ${day}): ${known === 1 ? 'it' : 'they'} would come in a second time`;
  return { title, toDo: 'Choose that mapping, or import them if they are other records.' };
}
