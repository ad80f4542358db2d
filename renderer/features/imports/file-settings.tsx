import type { Encoding, FileFacts, ReadingChoices } from '@shared/contract/imports/entities';
import { delimiters, encodingLabels, encodings } from '@shared/contract/imports/entities';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import type { ImportDraft } from '../../state/watch';
import { Select, type Option } from '../../ui/select';
import { delimiterWord } from './import-words';
import { draftOf } from './use-choose-file';

const { rereadImport } = appState();

/** What was found, as the first choice; a choice of it takes back what a person has said. */
const found = (words: string): Option<'found'> => ({ value: 'found', label: words, detail: 'detected' });

const encodingOptions = ({ encoding, reading }: FileFacts): Option<Encoding | 'found'>[] => [
  reading.encoding === null ? found(encodingLabels[encoding]) : { value: 'found', label: 'As the file decides' },
  ...encodings.filter((each) => reading.encoding !== null || each !== encoding).map((value) => ({ value, label: encodingLabels[value] })),
];

function delimiterOptions({ delimiter, reading, isDelimiterStated }: FileFacts): Option<string>[] {
  const first = reading.delimiter === null ? { value: 'found', label: delimiterWord(delimiter), detail: isDelimiterStated ? 'stated in the file' : 'detected' } : { value: 'found', label: 'As the file decides' };
  return [first, ...delimiters.filter((each) => reading.delimiter !== null || each !== delimiter).map((value) => ({ value, label: delimiterWord(value) }))];
}

/** The first rows of the file, each with what it begins with: one of them names the columns, or none. */
function headerOptions({ headerRow, reading, opening }: FileFacts): Option<string>[] {
  const first = reading.headerRow === null ? { value: 'found', label: `Row ${headerRow}`, detail: 'detected' } : { value: 'found', label: 'As the file decides' };
  const rows = opening.filter(({ row }) => reading.headerRow !== null || row !== headerRow);
  return [first, ...rows.map(({ row, cells }) => ({ value: String(row), label: `Row ${row}`, detail: cells.join(', ').slice(0, 48) })), { value: '0', label: 'No row: name them by position' }];
}

/** How the bytes of the file become rows: sheet, encoding, delimiter and header, as detected and changeable. What is changed is read anew at once. */
export function FileSettings({ draft: { token, facts } }: { draft: ImportDraft }) {
  const again = useAction('imports.readAgain');
  const { reading, format, workbook } = facts;
  const read = (change: Partial<ReadingChoices>): void => again.run({ token, reading: { ...reading, ...change } }, (chosen) => rereadImport(draftOf(chosen)));
  return (
    <>
      {workbook !== null && workbook.sheets.length > 1 && (
        <Select
          label="Sheet"
          options={workbook.sheets.map(({ name, isHidden }) => ({ value: name, label: isHidden ? `${name} (hidden)` : name }))}
          value={workbook.sheet}
          isDisabled={again.isPending}
          onChange={(sheet) => {
            if (sheet !== workbook.sheet) read({ sheet, headerRow: null });
          }}
        />
      )}
      {format !== 'workbook' && (
        <Select label="Encoding" options={encodingOptions(facts)} value={reading.encoding ?? 'found'} isDisabled={again.isPending} onChange={(encoding) => read({ encoding: encoding === 'found' ? null : encoding })} />
      )}
      {format === 'text' && (
        <Select label="Delimiter" options={delimiterOptions(facts)} value={reading.delimiter ?? 'found'} isDisabled={again.isPending} onChange={(delimiter) => read({ delimiter: delimiter === 'found' ? null : delimiter, headerRow: null })} />
      )}
      {(format === 'text' || format === 'workbook') && (
        <Select
          label="Columns are named by"
          options={headerOptions(facts)}
          value={reading.headerRow === null ? 'found' : String(reading.headerRow)}
          isDisabled={again.isPending}
          onChange={(row) => read({ headerRow: row === 'found' ? null : Number(row) })}
        />
      )}
    </>
  );
}
