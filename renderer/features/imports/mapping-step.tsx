import type { ImportPreview, TargetField } from '@shared/contract/imports/entities';
import type { VendorFacts } from '@shared/contract/imports/operations';
import { useState } from 'react';
import { useOperation, type CallError } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import type { ImportDraft } from '../../state/watch';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { ColumnsTable } from './columns-table';
import { missingFields, readTogether } from './mapping-edit';
import { WordsTable } from './words-table';
import styles from './mapping.module.css';

const { changeImport } = appState();

/** The mapping of a file: its columns, each sent to a field or to none, and its words, each with what it is read as. */
export function MappingStep({ draft, preview, fields, error }: { draft: ImportDraft; preview: ImportPreview | undefined; fields: readonly TargetField[]; error: CallError | null }) {
  const { mapping, facts, isRecognised } = draft;
  const [shown, setShown] = useState<'columns' | 'words'>('columns');
  const own = fields.filter(({ kind }) => kind === mapping.kind);
  const missing = missingFields(mapping, own);
  const used = new Set(mapping.columns.map(({ column }) => column)).size + readTogether(mapping, facts, own).size;
  const words = preview?.words ?? [];
  const unknown = words.filter(({ meaning }) => meaning === null).length;
  const left = mapping.personal.length;
  const tool = useVendors().find(({ id }) => id === mapping.system);

  return (
    <>
      <div className={cx(styles['head'], styles['split'])}>
        <h2>
          {used} of {facts.header.length} columns are imported
        </h2>
        <span className="muted">
          {tool === undefined ? (isRecognised ? 'The columns were recognised.' : 'Guessed from the names of the columns and what stands below them.') : `Read as an export of ${tool.label}.`}
          {left > 0 && ` ${left === 1 ? '1 personal column is' : `${left} personal columns are`} left out.`}
        </span>
        <span className={styles['view']}>
          <Segmented
            label="Show"
            isLabelHidden
            tone="accent"
            options={[
              { value: 'columns', label: 'Columns' },
              { value: 'words', label: unknown === 0 ? 'Words' : `Words, ${unknown} unknown`, isDisabled: words.length === 0 && shown === 'columns' },
            ]}
            value={shown}
            onChange={setShown}
          />
        </span>
      </div>
      <VendorOffer draft={draft} />
      {(missing.length > 0 || error !== null) && own.length > 0 && (
        <div className={styles['problem']}>
          {missing.length > 0 ? (
            <Notice tone="warn" title={`No column is sent to ${missing.map(({ label }) => label).join(' and ')}`} toDo="Choose the column it stands in: without it a record could not be told from another, or updated later." />
          ) : (
            error !== null && <Notice tone="error" title={error.message} />
          )}
        </div>
      )}
      {shown === 'columns' ? <ColumnsTable draft={draft} fields={own} /> : <WordsTable draft={draft} words={words} fields={own} />}
    </>
  );
}

function useVendors(): readonly VendorFacts[] {
  return useOperation('imports.vendors', {}).data ?? [];
}

/** A file that can only come from one tool: its ready mapping is one press away, and never put on by itself. */
function VendorOffer({ draft: { token, mapping, likelyVendor, source } }: { draft: ImportDraft }) {
  const vendors = useVendors();
  const ready = useAction('imports.vendorMapping');
  const vendor = vendors.find(({ id }) => id === likelyVendor);
  if (vendor === undefined || mapping.system === vendor.id) return null;
  return (
    <div className={styles['problem']}>
      <Notice
        title={`This reads like an export of ${vendor.label}`}
        toDo="Its ready mapping knows what that tool calls its fields, its states and its priorities."
        actions={
          <Button size="small" isPending={ready.isPending} onPress={() => ready.run({ token, vendor: vendor.id, kind: mapping.kind }, (chosen) => changeImport({ mapping: chosen, source: chosen.source ?? source, choices: {} }))}>
            {`Use the ${vendor.label} mapping`}
          </Button>
        }
      />
    </div>
  );
}
