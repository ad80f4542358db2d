import { FileText } from 'lucide-react';
import type { FileFacts, ImportPreview, TargetField, WorkbookFacts } from '@shared/contract/imports/entities';
import { dateOrderLabels, encodingLabels } from '@shared/contract/imports/entities';
import type { ImportDraft } from '../../state/watch';
import { formatBytes, formatCount, formatInstant, shortHash } from '../../ui/format';
import { Notice } from '../../ui/notice';
import type { Definition } from '../../ui/page';
import { DefinitionList } from '../../ui/page';
import { delimiterWord, periodWords } from './import-words';
import { mappingLines, readTogether } from './mapping-edit';
import styles from './wizard.module.css';

/** A fact, and in grey how it is known. */
const known = (fact: string, how: string) => (
  <>
    {fact} <span className={styles['how']}>{how}</span>
  </>
);

function dateOrder(preview: ImportPreview | undefined, chosen: ImportDraft['mapping']['dateOrder']): Definition[] {
  if (chosen !== null) return [{ term: 'Date order', value: known(dateOrderLabels[chosen], 'chosen') }];
  const [column] = (preview?.dateColumns ?? []).toSorted((a, b) => b.decidedBy - a.decidedBy);
  if (column === undefined) return preview === undefined ? [] : [{ term: 'Date order', value: known('Not needed', 'ISO dates, or none') }];
  if (column.order === 'ambiguous') return [{ term: 'Date order', value: <span className={styles['open']}>Not decided, as in {column.example}</span> }];
  return [{ term: 'Date order', value: known(dateOrderLabels[column.order], column.decidedBy === 1 ? '1 date decides it' : `${formatCount(column.decidedBy)} dates decide it`) }];
}

const columnWords = (count: number): string => (count === 1 ? '1 column' : `${formatCount(count)} columns`);

const detected = (chosen: unknown): string => (chosen === null ? 'detected' : 'chosen');

function textFacts({ format, encoding, delimiter, isDelimiterStated, header, reading }: FileFacts): Definition[] {
  const first = { term: 'Encoding', value: known(encodingLabels[encoding], detected(reading.encoding)) };
  if (format !== 'text') return [{ term: 'Form', value: known(format === 'json-lines' ? 'JSON, an object a line' : 'JSON', columnWords(header.length)) }, first];
  return [first, { term: 'Delimiter', value: known(delimiterWord(delimiter), `${isDelimiterStated ? 'stated in the file, ' : reading.delimiter === null ? '' : 'chosen, '}${columnWords(header.length)}`) }];
}

function headerFact({ format, headerRow, reading }: FileFacts): Definition[] {
  if (format === 'json' || format === 'json-lines' || (headerRow === 1 && reading.headerRow === null)) return [];
  return [{ term: 'Header', value: headerRow === 0 ? known('None', 'columns are named by position') : known(`Row ${headerRow}`, detected(reading.headerRow)) }];
}

const workbookFacts = ({ header }: FileFacts, { sheet, sheets }: WorkbookFacts): Definition[] => [
  { term: 'Sheet', value: known(sheet, sheets.length === 1 ? 'the only one' : `one of ${sheets.length}`) },
  { term: 'Columns', value: formatCount(header.length) },
];

/** What is known of the file, beside every step. */
export function FileFactsPane({ draft, preview }: { draft: ImportDraft; preview: ImportPreview | undefined }) {
  const { facts, mapping, importedBefore } = draft;
  const items: Definition[] = [
    ...(facts.workbook === null ? textFacts(facts) : workbookFacts(facts, facts.workbook)),
    ...headerFact(facts),
    ...dateOrder(preview, mapping.dateOrder),
    ...(preview?.period == null ? [] : [{ term: 'Period', value: periodWords(preview.period.from, preview.period.to) }]),
    { term: 'Fingerprint', value: <span title={`SHA-256 ${facts.sha256}`}>{known(shortHash(facts.sha256), importedBefore === null ? 'not imported before' : '')}</span> },
  ];
  return (
    <section aria-label="File">
      <div className={styles['file']}>
        <FileText aria-hidden="true" />
        <div>
          <h2 className={styles['file-name']}>{facts.fileName}</h2>
          <p className="muted t12">{formatBytes(facts.sizeBytes)}</p>
        </div>
      </div>
      <div className={styles['facts']}>
        <DefinitionList items={items} />
      </div>
      {facts.workbook !== null && facts.workbook.notes.length > 0 && (
        <ul className={styles['notes']} aria-label="About this sheet">
          {facts.workbook.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {importedBefore !== null && (
        <div className={styles['notice']}>
          <Notice tone="warn" title={`This file was imported on ${formatInstant(importedBefore)}`} toDo={preview?.elsewhere == null ? 'The same rows again change nothing.' : 'It was imported with another mapping.'} />
        </div>
      )}
    </section>
  );
}

/** The mapping as it stands, to read. */
export function MappingSummary({ draft, fields }: { draft: ImportDraft; fields: readonly TargetField[] }) {
  const { facts, mapping } = draft;
  const lines = mappingLines(mapping, facts.header);
  const first = facts.sample[0];
  const together = readTogether(mapping, facts, fields);
  const used = new Set(mapping.columns.map(({ column }) => column)).size + together.size;
  return (
    <section className={styles['summary']}>
      <div className={styles['summary-head']}>
        <h2>Mapping</h2>
        <span className={styles['mapping-name']} title={mapping.name}>{mapping.name}</span>
        <span className={styles['more']}>
          {used} of {facts.header.length} columns
        </span>
      </div>
      <table className={styles['map']}>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">In Docket</th>
            <th scope="col">{first === undefined ? 'Reads' : `Row ${first.row} reads`}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const field = fields.find(({ kind, key }) => kind === mapping.kind && key === line.mapped?.field) ?? together.get(line.index)?.field;
            const isPersonal = mapping.personal.includes(line.column);
            const cell = isPersonal ? 'not read' : line.index === -1 ? '' : (first?.cells[line.index] ?? '');
            return (
              <tr key={`${line.index}-${line.column}-${line.mapped?.field ?? ''}`}>
                <td title={line.column}>{line.column}</td>
                <td>{field === undefined ? <span className="muted">{isPersonal ? 'Personal: left out' : 'Not imported'}</span> : <b>{field.label}</b>}</td>
                <td className="muted" title={cell}>
                  {cell}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
