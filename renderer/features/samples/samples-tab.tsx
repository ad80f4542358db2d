import { ChevronRight, Dices, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { sampleKindLabels, type SampleRow } from '@shared/contract/samples/entities';
import type { ReviewTemplate } from '@shared/contract/samples/templates';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { CodingsSection } from '../codings/codings-section';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { TemplateDialog } from './template-dialog';
import styles from './samples.module.css';

const goDraw = (): void => appState().navigate({ name: 'draw-sample' });

/** The samples that were drawn, and the review sheets they are read with (W9). */
export function SamplesTab() {
  const { data: samples, error } = useOperation('samples.list', {});
  const { data: templates } = useOperation('samples.templates', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [editing, setEditing] = useState<{ template: ReviewTemplate | null } | null>(null);
  const mayDraw = mayRun(role, 'samples.draw') && workspace?.isReadOnly === false;
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'samples.draw', title: 'Draw a sample', section: 'Issues', shortcuts: ['c'], keywords: ['sample', 'random', 'stratified', 'seed', 'quality review'], run: goDraw },
      ...(mayDraw ? [{ id: 'samples.template', title: 'Make a review sheet for samples', section: 'Issues' as const, keywords: ['template', 'questions'], run: () => setEditing({ template: null }) }] : []),
    ], [mayDraw]),
  );
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (samples === undefined) return null;
  const action = (
    <Button variant="primary" kbd="C" icon={<Plus aria-hidden="true" />} onPress={goDraw}>
      {mayDraw ? 'Draw a sample' : 'Draw without keeping'}
    </Button>
  );

  return (
    <ScrollRegion label="Samples" className={styles['scroll'] ?? ''}>
      <div className={styles['page']}>
        {samples.length === 0 ? (
          <EmptyState icon={<Dices />} title="No sample yet" action={action}>
            Where not everything can be read, a random sample is read instead: drawn from a seed, so that anybody can draw it again, with its margin of error and the hours it costs said beforehand.
          </EmptyState>
        ) : (
          <Section title="Samples" more={action}>
            <ul>
              {samples.map((sample) => (
                <SampleLine key={sample.id} sample={sample} />
              ))}
            </ul>
          </Section>
        )}
        <Section
          title="Review sheets"
          more={
            mayDraw ? (
              <Button size="small" onPress={() => setEditing({ template: null })}>
                New review sheet
              </Button>
            ) : undefined
          }
        >
          <ul className={styles['sheets']}>
            {templates?.map((template) => (
              <li key={template.id}>
                <span>
                  {template.name} <small>{`version ${template.version}, ${template.questions.length} questions${template.origin === 'built-in' ? ', built in' : ''}`}</small>
                </span>
                {mayDraw && (
                  <Button size="small" onPress={() => setEditing({ template })}>
                    {template.origin === 'built-in' ? 'Copy and change' : 'Change'}
                    <span className="vh"> {template.name}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
        <CodingsSection hasSamples={samples.some(({ withdrawn }) => withdrawn === null)} />
      </div>
      {editing !== null && <TemplateDialog template={editing.template} onClose={() => setEditing(null)} />}
    </ScrollRegion>
  );
}

function SampleLine({ sample }: { sample: SampleRow }) {
  const { id, number, name, of, population, size, reviewed, seed, by, at, withdrawn } = sample;
  return (
    <li>
      <button type="button" className={cx(styles['line'], withdrawn !== null && styles['withdrawn'])} onClick={() => appState().navigate({ name: 'sample', id, tab: 'read' })}>
        <span>
          <b className="trunc" title={name}>{name}</b>
          <small className="trunc">{`Sample ${number}, by ${by} on ${formatInstant(at)}`}</small>
        </span>
        <span>
          {sampleKindLabels[of]}
          <small className="trunc" title={seed}>{`seed ${seed}`}</small>
        </span>
        <span className={styles['figures']}>{`${formatCount(size)} of ${formatCount(population)}`}</span>
        <span className={styles['figures']}>
          {withdrawn === null ? `${formatCount(reviewed)} of ${formatCount(size)} read` : <Tag tone="warn">Withdrawn</Tag>}
          {withdrawn === null && (
            <span className={styles['track']}>
              <span className={styles['fill']} style={{ inlineSize: `${(reviewed / size) * 100}%` }} />
            </span>
          )}
        </span>
        <ChevronRight aria-hidden="true" />
      </button>
    </li>
  );
}
