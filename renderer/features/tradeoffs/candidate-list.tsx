import { useState } from 'react';
import type { BoardTerms } from '@shared/contract/tradeoffs/entities';
import type { Band, IssueId } from '@shared/primitives';
import { useOperation } from '../../api';
import { BandMark } from '../../ui/band-mark';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { NumberField } from '../../ui/number-field';
import { Segmented } from '../../ui/segmented';
import { SearchField } from '../../ui/text-field';
import styles from './tradeoffs.module.css';

/** An issue that could compete. */
export interface Candidate {
  readonly id: IssueId;
  readonly number: number;
  readonly title: string;
  readonly account: string | null;
  readonly score: number | null;
  readonly band: Band | null;
}

export interface CandidateListProps {
  agenda: readonly Candidate[];
  /** Those that compete already. */
  excluded: ReadonlySet<IssueId>;
  terms: Pick<BoardTerms, 'unit' | 'currency'>;
  /** The chosen, each with the effort as typed. */
  chosen: ReadonlyMap<IssueId, number | null>;
  onChange: (chosen: ReadonlyMap<IssueId, number | null>) => void;
}

const isHot = ({ band }: Candidate): boolean => band === 'immediate' || band === 'escalate';

/** Chooses who competes, from the agenda or from the register, and says what each takes. */
export function CandidateList({ agenda, excluded, terms, chosen, onChange }: CandidateListProps) {
  const [from, setFrom] = useState<'agenda' | 'register'>('agenda');
  const [search, setSearch] = useState('');
  const { data: register } = useOperation('issues.list', { offset: 0, limit: 100, filter: { search, isOpen: true } }, { enabled: from === 'register', keepPrevious: true });
  const rows: readonly Candidate[] = from === 'agenda' ? agenda : (register?.rows ?? []).filter(({ id }) => !excluded.has(id));
  const set = (id: IssueId, effort: number | null | undefined): void => {
    const next = new Map(chosen);
    if (effort === undefined) next.delete(id);
    else next.set(id, effort);
    onChange(next);
  };
  return (
    <section className={styles['candidates']} aria-label="Who competes">
      <header>
        <Segmented label="From" isLabelHidden tone="accent" options={[{ value: 'agenda', label: 'This agenda' }, { value: 'register', label: 'The register' }]} value={from} onChange={setFrom} />
        {from === 'register' && <SearchField label="Find an issue" value={search} onChange={setSearch} size="small" />}
        <span className="spacer" />
        {rows.some(isHot) && (
          <Button size="small" variant="link" onPress={() => onChange(new Map([...chosen, ...rows.filter((row) => isHot(row) && !chosen.has(row.id)).map(({ id }) => [id, null] as const)]))}>
            All Immediate and Escalate
          </Button>
        )}
        <span className="muted">{chosen.size} chosen</span>
      </header>
      {rows.length === 0 && <p className="muted">{from === 'agenda' ? 'No issue on this agenda competes yet to be chosen. Take them from the register.' : 'No open issue matches.'}</p>}
      {rows.length > 0 && (
        <p className={styles['caption']} aria-hidden="true">
          <span>Issue</span>
          <span>Effort{terms.unit === 'money' ? `, ${terms.currency ?? ''}` : terms.unit === 'slots' ? ', slots' : ', days'}</span>
        </p>
      )}
      <ul>
        {rows.map((row) => {
          const effort = chosen.get(row.id);
          return (
            <li key={row.id}>
              <Checkbox isSelected={effort !== undefined} onChange={(isSelected) => set(row.id, isSelected ? null : undefined)}>
                <span className={styles['what']}>
                  <b className="trunc">{row.title}</b>
                  <small>
                    #{row.number} {row.account ?? ''}
                  </small>
                </span>
              </Checkbox>
              <span className="num">{row.score ?? ''}</span>
              <BandMark band={row.band} isShort />
              {effort === undefined ? <span /> : <NumberField label={`Effort of #${row.number}`} isLabelHidden value={effort} min={0} step={terms.unit === 'money' ? 0.01 : 1} onChange={(typed) => set(row.id, typed)} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
