import type { DateColumn, DateOrder, DecimalMark, ImportKind, ImportPreview } from '@shared/contract/imports/entities';
import { defaultSources, dateOrderLabels, dateOrders, importKindLabels, importKinds } from '@shared/contract/imports/entities';
import { interactionKindLabels, interactionKinds } from '@shared/contract/records/entities';
import { criteria, sourceLabels, sources } from '@shared/primitives';
import { useState } from 'react';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import type { ImportDraft } from '../../state/watch';
import { Button } from '../../ui/button';
import { Select, type Option } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { SourceHint } from '../coverage/source-hint';
import { withMeasure } from './mapping-edit';
import { FileSettings } from './file-settings';
import { numberedCriterion } from '../issues/criterion-words';
import styles from './wizard.module.css';

const { changeImport, toast } = appState();
const kindOptions = importKinds.map((value) => ({ value, label: importKindLabels[value] }));
const sourceOptions = sources.map((value) => ({ value, label: sourceLabels[value] }));
const markLabels = { '.': '1,234.56', ',': '1.234,56' } as const satisfies Record<DecimalMark, string>;

/** What the file decides stands first, in its own words, so that it is seen before it is changed. */
function orderOptions(preview: ImportPreview | undefined, chosen: DateOrder | null): Option<DateOrder | 'file'>[] {
  const decided = chosen === null ? preview?.dateColumns.map(({ order }) => order).find((order): order is DateOrder => order !== 'ambiguous') : undefined;
  const first: Option<DateOrder | 'file'> = decided === undefined ? { value: 'file', label: 'As the file decides' } : { value: 'file', label: dateOrderLabels[decided], detail: 'decided by its dates' };
  return [first, ...dateOrders.filter((order) => order !== decided).map((value) => ({ value, label: dateOrderLabels[value] }))];
}

function markOptions(preview: ImportPreview | undefined, chosen: DecimalMark | null): Option<DecimalMark | 'file'>[] {
  const decided = chosen === null ? (preview?.decimalMark ?? null) : null;
  const first: Option<DecimalMark | 'file'> = decided === null ? { value: 'file', label: 'As the file decides' } : { value: 'file', label: markLabels[decided], detail: 'decided by its numbers' };
  return [first, ...(['.', ','] as const).filter((mark) => mark !== decided).map((value) => ({ value, label: markLabels[value] }))];
}

const undecidedWords = ({ example, readings }: DateColumn): string => (readings.length > 1 ? `No date of the file decides it: ${example} is ${readings.join(' or ')}.` : `Its dates contradict each other, as in ${example}: choose.`);
const rowsOptions = [{ value: 'records' as const, label: 'An issue' }, { value: 'events' as const, label: 'A change of an issue' }];
const interactionOptions = interactionKinds.map((value) => ({ value, label: interactionKindLabels[value] }));
const criterionOptions = [{ value: 'source' as const, label: 'As the source suggests' }, ...criteria.map((value) => ({ value, label: numberedCriterion(value) }))];

/** A short text that is taken over when it is left, and kept as it was where it says nothing. */
function SettingText({ label, value, hint, placeholder = '', pattern = /\S/, onSave }: { label: string; value: string; hint?: string; placeholder?: string; pattern?: RegExp; onSave: (text: string) => void }) {
  const [typed, setTyped] = useState({ text: value, of: value });
  if (typed.of !== value) setTyped({ text: value, of: value });
  const isWrong = !pattern.test(typed.text);
  return (
    <TextField
      label={label}
      value={typed.text}
      maxLength={60}
      placeholder={placeholder}
      hint={hint}
      error={isWrong && typed.text !== value ? 'Not taken over: it does not read as one.' : null}
      onChange={(text) => setTyped({ text, of: value })}
      onBlur={() => {
        if (typed.text !== value && !isWrong) onSave(typed.text.trim());
      }}
    />
  );
}

/** How the file is read, beside the columns: what its rows are, where it comes from, its dates and numbers. */
export function ReadingSettings({ draft, preview }: { draft: ImportDraft; preview: ImportPreview | undefined }) {
  const { mapping, source, token } = draft;
  const { data: saved = [] } = useOperation('imports.mappings', {});
  const guess = useAction('imports.guessMapping');
  const save = useAction('imports.saveMapping');
  const ready = useAction('imports.vendorMapping');
  const { data: vendors = [] } = useOperation('imports.vendors', {});
  const set = (change: Partial<ImportDraft['mapping']>): void => changeImport({ mapping: { ...mapping, ...change } });
  const chooseKind = (kind: ImportKind): void => {
    if (kind === mapping.kind) return;
    guess.run({ token, kind }, (guessed) => changeImport({ mapping: guessed, source: guessed.source ?? defaultSources[kind], choices: {} }));
  };
  const undecided = mapping.dateOrder === null ? preview?.dateColumns.find(({ order }) => order === 'ambiguous') : undefined;
  const offered = vendors.filter(({ kinds }) => kinds.includes(mapping.kind));
  const fitting = saved.filter(({ kind }) => kind === mapping.kind);

  return (
    <section className={styles['settings']} aria-label="How it is read">
      <FileSettings draft={draft} />
      <Select label="Its rows are" options={kindOptions} value={mapping.kind} isDisabled={guess.isPending} onChange={chooseKind} />
      <Select label="Source" hint={<SourceHint source={source} />} options={sourceOptions} value={source} onChange={(chosen) => changeImport({ source: chosen, mapping: { ...mapping, source: chosen } })} />
      <Select<DateOrder | 'file'> label="Date order" options={orderOptions(preview, mapping.dateOrder)} value={mapping.dateOrder ?? 'file'} error={undecided === undefined ? null : undecidedWords(undecided)} onChange={(order) => set({ dateOrder: order === 'file' ? null : order })} />
      <Select label="Numbers look like" options={markOptions(preview, mapping.decimalMark)} value={mapping.decimalMark ?? 'file'} onChange={(mark) => set({ decimalMark: mark === 'file' ? null : mark })} />
      <SettingText label="Time zone" value={mapping.timeZone} hint="Of times that name none." onSave={(timeZone) => set({ timeZone })} />
      {mapping.kind === 'issues' ? (
        <Select label="Criterion" options={criterionOptions} value={mapping.criterion ?? 'source'} onChange={(criterion) => set({ criterion: criterion === 'source' ? null : criterion })} />
      ) : mapping.kind === 'measurements' ? (
        <SettingText label="Measure" value={mapping.measure ?? ''} placeholder="health" pattern={/^.{0,60}$/} hint="What is measured, where no column says it." onSave={(measure) => changeImport({ mapping: withMeasure(mapping, measure) })} />
      ) : mapping.kind === 'interactions' ? (
        <Select label="Interactions are" options={interactionOptions} value={mapping.interactionKind ?? 'note'} onChange={(interactionKind) => set({ interactionKind })} />
      ) : (
        <SettingText label="Currency" value={mapping.currency ?? ''} placeholder="EUR" pattern={/^\s*([A-Za-z]{3})?\s*$/} hint="Of amounts that name none." onSave={(currency) => set({ currency: currency === '' ? null : currency.toUpperCase() })} />
      )}
      <SettingText label="System" value={mapping.system} hint="Whose references these are. A row with the same system and reference as an earlier one updates it." onSave={(system) => set({ system })} />
      {offered.length > 0 && (
        <Select
          label="Use the mapping of a tool"
          options={offered.map(({ id, label }) => ({ value: id, label }))}
          value={offered.some(({ id }) => id === mapping.system) ? mapping.system : null}
          placeholder="None"
          isDisabled={ready.isPending}
          onChange={(vendor) => ready.run({ token, vendor, kind: mapping.kind }, (chosen) => changeImport({ mapping: chosen, source: chosen.source ?? source, choices: {} }))}
        />
      )}
      {mapping.kind === 'issues' && (
        <Select label="Each row is" options={rowsOptions} value={mapping.rowsAre} onChange={(rowsAre) => set({ rowsAre })} />
      )}
      {fitting.length > 0 && (
        <Select
          label="Use a saved mapping"
          options={fitting.map(({ name }) => ({ value: name, label: name }))}
          value={fitting.some(({ name }) => name === mapping.name) ? mapping.name : null}
          onChange={(name) => {
            const chosen = fitting.find((each) => each.name === name);
            if (chosen !== undefined) changeImport({ mapping: chosen, source: chosen.source ?? source, choices: {} });
          }}
        />
      )}
      <div className={styles['save']}>
        <SettingText label="Name of this mapping" value={mapping.name} onSave={(name) => set({ name })} />
        <Button isPending={save.isPending} onPress={() => save.run({ mapping }, () => toast({ tone: 'success', title: `The mapping ${mapping.name} was saved`, detail: 'A file with the same columns is recognised by it.' }))}>
          Save mapping
        </Button>
      </div>
    </section>
  );
}
