import { Merge } from 'lucide-react';
import { useState } from 'react';
import type { LikelyPair, MergeCandidate } from '@shared/contract/account-merges';
import { segmentLabels } from '@shared/primitives';
import { useOperation } from '../../../api';
import { appState } from '../../../state/app-state';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { formatCount } from '../../../ui/format';
import { ScrollRegion, Section } from '../../../ui/page';
import { MergeDialog } from './merge-dialog';
import { systemWords } from './merge-words';
import { useMayMerge } from './use-may-merge';
import styles from '../accounts.module.css';

const shown = 100;

/** Accounts of near names, most of them of different systems: a person says whether they are one (W6). */
export function LikelyPairs() {
  const { data } = useOperation('accounts.likelyPairs', { limit: shown });
  const [merging, setMerging] = useState<LikelyPair | null>(null);
  const mayMerge = useMayMerge();
  if (data === undefined) return null;
  return (
    <ScrollRegion label="Accounts that may be one" className={styles['references'] ?? ''}>
      {data.total === 0 ? (
        <EmptyState icon={<Merge />} title="No two accounts have near names">
          Where two systems write one customer in two ways, both accounts stand here until a person says whether they are one.
        </EmptyState>
      ) : (
        <Section title={`${formatCount(data.total)} ${data.total === 1 ? 'pair' : 'pairs'} of accounts that may be one`}>
          <table className={styles['reference-table']}>
            <thead>
              <tr>
                <th scope="col">Account</th>
                <th scope="col">May be the same as</th>
                <th scope="col">Why</th>
                <th scope="col">
                  <span className="vh">Merge</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.pairs.map((pair) => (
                <tr key={`${pair.a.id} ${pair.b.id}`}>
                  <th scope="row">
                    <Candidate account={pair.a} />
                  </th>
                  <td>
                    <Candidate account={pair.b} />
                  </td>
                  <td>
                    {pair.reason}
                    <span className={styles['small']}>{pair.isAcrossSystems ? 'in two systems' : `both in ${systemWords(pair.a.system)}, which tells them apart`}</span>
                  </td>
                  <td>
                    {mayMerge && (
                      <Button size="small" onPress={() => setMerging(pair)}>
                        Compare<span className="vh"> {`${pair.a.name} with ${pair.b.name}`}</span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.total > data.pairs.length && <p className="muted">{`The first ${formatCount(data.pairs.length)} are shown, the nearest.`}</p>}
          {!data.isWhole && <p className="muted">There are very many accounts: only those with the same name but for case, accents, punctuation and legal form are paired.</p>}
        </Section>
      )}
      {merging !== null && <MergeDialog first={merging.a} second={merging.b} suggestedReason={merging.reason} onClose={() => setMerging(null)} />}
    </ScrollRegion>
  );
}

function Candidate({ account: { id, name, ref, system, segment, issues } }: { account: MergeCandidate }) {
  return (
    <>
      <Button variant="link" onPress={() => appState().navigate({ name: 'account', id })}>
        {name}
      </Button>
      <span className={styles['small']}>{`${ref} of ${systemWords(system)}${segment === 'unknown' ? '' : `, ${segmentLabels[segment]}`}, ${formatCount(issues)} ${issues === 1 ? 'issue' : 'issues'}`}</span>
    </>
  );
}
