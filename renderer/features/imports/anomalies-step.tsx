import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { ImportPreview, TargetField } from '@shared/contract/imports/entities';
import { appState } from '../../state/app-state';
import type { ImportDraft } from '../../state/watch';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { ScrollRegion } from '../../ui/page';
import { AnomalyRuleRow } from './anomaly-rule';
import { rowWords } from './import-words';
import type { PreviewState } from './use-preview';
import styles from './anomalies.module.css';

const { changeImport } = appState();

/** What is wrong in the file, by rule, each with its rows and a choice (W6). */
export function AnomaliesStep({ draft, state: { preview }, fields }: { draft: ImportDraft; state: PreviewState<ImportPreview>; fields: readonly TargetField[] }) {
  const [open, setOpen] = useState<string | null>(null);
  if (preview === undefined) return null;
  const { findings, anomalies, rowsWithAnomalies, counts } = preview;
  if (findings.length === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="No anomalies">
        All {rowWords(counts.rows)} were checked: identifiers, dates, numbers, words and accounts. Nothing stands out.
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles['head']}>
        <h2>
          {anomalies === 1 ? '1 anomaly' : `${formatCount(anomalies)} anomalies`} in {findings.length === 1 ? '1 rule' : `${findings.length} rules`}
        </h2>
        <span className="muted">
          on {formatCount(rowsWithAnomalies)} of {rowWords(counts.rows)}. Every rule has a choice.
        </span>
      </div>
      <ScrollRegion label="Rules" className={cx(styles['scroller'], 'scroll')}>
        <ul>
          {findings.map((finding) => (
            <AnomalyRuleRow
              key={finding.rule.id}
              finding={finding}
              draft={draft}
              fields={fields}
              isOpen={open === finding.rule.id}
              onToggle={() => setOpen(open === finding.rule.id ? null : finding.rule.id)}
              onChoose={(choice) => {
                changeImport({ choices: { ...draft.choices, [finding.rule.id]: choice } });
                if (choice === 'fix') setOpen(finding.rule.id);
              }}
            />
          ))}
        </ul>
      </ScrollRegion>
    </>
  );
}
