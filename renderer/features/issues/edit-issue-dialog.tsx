import { useState } from 'react';
import type { IssueDetail, IssueStatus } from '@shared/contract/issues';
import { issueStatuses } from '@shared/contract/issues';
import { useCommand } from '../../api';
import { FormDialog } from '../../ui/form-dialog';
import { Select } from '../../ui/select';
import { TextArea, TextField } from '../../ui/text-field';
import { offerUndoOf } from '../edits/undo-edit';
import { AccountField, CriterionField, OwnerField } from './issue-form-fields';
import { statusLabels } from './issue-words';
import { TagsField } from './name-fields';
import styles from './issue-page.module.css';

const statusOptions = issueStatuses.map((value) => ({ value, label: statusLabels[value] }));

/** Changes what the register says of an issue. Its scores and decisions are untouched. */
export function EditIssueDialog({ issue, onClose }: { issue: IssueDetail; onClose: () => void }) {
  const [title, setTitle] = useState(issue.title);
  const [criterion, setCriterion] = useState(issue.criterion);
  const [status, setStatus] = useState<IssueStatus>(issue.status);
  const [account, setAccount] = useState({ id: issue.accountId, name: issue.account });
  const [ownerId, setOwnerId] = useState(issue.ownerId);
  const [tags, setTags] = useState<readonly string[]>(issue.tags);
  const [description, setDescription] = useState(issue.description);
  const [hasTried, setHasTried] = useState(false);
  const update = useCommand('issues.update');

  const save = (): void => {
    setHasTried(true);
    if (title.trim() === '' || update.isPending) return;
    update.mutate({ id: issue.id, title, criterion, secondaryCriteria: issue.secondaryCriteria.filter((other) => other !== criterion), status, description, accountId: account.id, ownerId, tags: [...tags] }, {
      onSuccess: ({ edit }) => {
        if (edit !== null) offerUndoOf(edit, `Issue #${issue.number} was changed`);
        onClose();
      },
    });
  };

  return (
    <FormDialog title={`Edit #${issue.number}`} saveLabel="Save" isPending={update.isPending} error={update.error} onSave={save} onClose={onClose}>
      <TextField label="Issue in one line" value={title} onChange={setTitle} maxLength={300} autoFocus error={hasTried && title.trim() === '' ? 'Say in a line what is wrong.' : null} />
      <div className={styles['two']}>
        <CriterionField value={criterion} onChange={setCriterion} />
        <Select label="Status" options={statusOptions} value={status} onChange={setStatus} />
        <AccountField value={account.id} name={account.name} onChange={(id, name) => setAccount({ id, name })} />
        <OwnerField value={ownerId} onChange={setOwnerId} />
      </div>
      <TagsField label="Tags" allowsNew values={tags} onChange={setTags} hint="Enter or a comma ends a tag" />
      <TextArea label="Description" value={description} onChange={setDescription} rows={5} />
    </FormDialog>
  );
}
