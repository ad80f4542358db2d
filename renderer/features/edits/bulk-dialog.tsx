import { useState } from 'react';
import type { BulkTarget } from '@shared/contract/edits';
import { issueStatuses, type IssueStatus } from '@shared/contract/issues';
import { criteria, functionLabels, PersonId, sourceLabels, sources, type Criterion, type Source } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import { ComboBox } from '../../ui/combo-box';
import { FormDialog } from '../../ui/form-dialog';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Select, type Option } from '../../ui/select';
import { numberedCriterion } from '../issues/criterion-words';
import { statusLabels } from '../issues/issue-words';
import { TagsField } from '../issues/name-fields';
import { offerUndoOf } from './undo-edit';
import styles from './edits.module.css';

const stays = 'stays';
const nobody = 'nobody';
const staysOption = { value: stays, label: 'Leave as it is' } as const;
const statusOptions: readonly Option<IssueStatus | typeof stays>[] = [staysOption, ...issueStatuses.map((value) => ({ value, label: statusLabels[value] }))];
const criterionOptions: readonly Option<Criterion | typeof stays>[] = [staysOption, ...criteria.map((value) => ({ value, label: numberedCriterion(value) }))];
const sourceOptions: readonly Option<Source | typeof stays>[] = [staysOption, ...sources.map((value) => ({ value, label: sourceLabels[value] }))];

const said = <T extends string>(value: T | typeof stays): T | null => (value === stays ? null : value);
const one = <T extends string>(value: T | typeof stays): T[] => (value === stays ? [] : [value]);

export const targetWords = (target: BulkTarget): string => {
  const count = target.kind === 'issues' ? target.ids.length : target.count;
  return count === 1 ? '1 issue' : `${formatCount(count)} issues`;
};

/** Changes many issues together, and says how many before it does (W4). */
export function BulkDialog({ target, onlyTags = false, onDone, onClose }: { target: BulkTarget; onlyTags?: boolean; onDone: () => void; onClose: () => void }) {
  const [status, setStatus] = useState<IssueStatus | typeof stays>(stays);
  const [criterion, setCriterion] = useState<Criterion | typeof stays>(stays);
  const [added, setAdded] = useState<Criterion | typeof stays>(stays);
  const [removed, setRemoved] = useState<Criterion | typeof stays>(stays);
  const [source, setSource] = useState<Source | typeof stays>(stays);
  const [owner, setOwner] = useState<string>(stays);
  const [addTags, setAddTags] = useState<readonly string[]>([]);
  const [removeTags, setRemoveTags] = useState<readonly string[]>([]);
  const { data: people } = useOperation('people.list', {});
  const apply = useCommand('edits.apply');
  const words = targetWords(target);
  const owners: readonly Option<string>[] = [staysOption, { value: nobody, label: 'Nobody' }, ...(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name, function: part }) => ({ value: id, label: name, detail: functionLabels[part] }))];

  const save = (): void => {
    if (apply.isPending) return;
    const change = {
      status: said(status),
      criterion: said(criterion),
      addSecondary: one(added),
      removeSecondary: one(removed),
      source: said(source),
      owner: owner === stays ? null : { id: owner === nobody ? null : PersonId.parse(owner) },
      addTags: [...addTags],
      removeTags: [...removeTags],
    };
    apply.mutate({ target, change }, {
      onSuccess: ({ edit, words: done }) => {
        if (edit !== null) offerUndoOf(edit, done);
        onDone();
      },
    });
  };
  const unchanged = apply.data?.edit === null ? { message: 'They say that already. Nothing was changed.' } : null;

  return (
    <FormDialog title={onlyTags ? `Tags of ${words}` : `Change ${words}`} saveLabel={`Change ${words}`} isPending={apply.isPending} error={apply.error ?? unchanged} onSave={save} onClose={onClose}>
      {target.kind === 'filter' && <Notice tone="info" title={`Everything that the filter holds will be changed: ${words}, in view or not.`} />}
      {!onlyTags && (
        <div className={styles['two']}>
          <Select label="Status" options={statusOptions} value={status} onChange={setStatus} />
          <ComboBox label="Owner" options={owners} value={owner} onChange={(value) => setOwner(value ?? stays)} />
          <Select label="Criterion" options={criterionOptions} value={criterion} onChange={setCriterion} />
          <Select label="Source" options={sourceOptions} value={source} onChange={setSource} />
          <Select label="Also file under" options={criterionOptions} value={added} onChange={setAdded} />
          <Select label="No longer under" options={criterionOptions} value={removed} onChange={setRemoved} />
        </div>
      )}
      <TagsField label="Add tags" allowsNew values={addTags} onChange={setAddTags} autoFocus={onlyTags} hint="Enter or a comma ends a tag" />
      <TagsField label="Take tags away" values={removeTags} onChange={setRemoveTags} />
    </FormDialog>
  );
}
