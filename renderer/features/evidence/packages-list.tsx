import { FolderLock } from 'lucide-react';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatDate, formatInstant, shortHash } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import styles from './evidence.module.css';

/** The sealed sessions, and the packages that were made of them with their custody (E4). */
export function PackagesList() {
  const { data: packages, error } = useOperation('evidence.packages', {});
  const { data: sessions } = useOperation('sessions.list', {});
  const role = useRole();
  const mayBuild = mayRun(role, 'evidence.build');
  const sealed = (sessions ?? []).filter(({ state }) => state === 'signed-off');

  return (
    <ScrollRegion label="Packages" className={styles['list'] ?? ''}>
      {error !== null && <Notice tone="error" title={error.message} />}
      {sessions !== undefined && sealed.length === 0 && (
        <EmptyState icon={<FolderLock />} title="Nothing is sealed yet" action={<Button variant="primary" onPress={() => appState().navigate({ name: 'meet' })}>Go to the sessions</Button>}>
          A session that is signed off becomes evidence: its minutes, ballots and decisions with the hashes that fix them, signed, in one file that anybody can check without Docket.
        </EmptyState>
      )}
      {sealed.length > 0 && (
        <Section title="Sealed sessions" more={sealed.length}>
          <ul className={styles['sessions']}>
            {sealed.map(({ id, number, title, plannedOn, signedOffAt, items }) => {
              const made = packages?.filter(({ sessionId }) => sessionId === id).length ?? 0;
              return (
                <li key={id}>
                  <span className={styles['words']}>
                    <b className="trunc" title={title}>{title}</b>
                    <small>
                      Session {number}, {formatDate(plannedOn)}, {items} items{signedOffAt === null ? '' : `, sealed ${formatInstant(signedOffAt)}`}
                    </small>
                  </span>
                  <small className="muted">{made === 0 ? 'no package yet' : made === 1 ? '1 package' : `${made} packages`}</small>
                  <Button size="small" onPress={() => appState().navigate({ name: 'session', id, step: 'sign-off' })}>
                    Minutes
                  </Button>
                  {mayBuild && (
                    <Button size="small" onPress={() => appState().navigate({ name: 'prove', tab: 'builder', sessionId: id })}>
                      Make a package
                    </Button>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
      {packages !== undefined && packages.length > 0 && (
        <Section title="Packages handed out" more={packages.length}>
          <table className={styles['packages']}>
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Made</th>
                <th scope="col">Purpose</th>
                <th scope="col" className="num">
                  Files
                </th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              {packages.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <span className="trunc" title={row.fileName}>{row.fileName}</span>
                    <small>Session {row.sessionNumber}</small>
                  </th>
                  <td>
                    {formatInstant(row.madeAt)}
                    <small>{row.madeBy}</small>
                  </td>
                  <td className={styles['purpose']}>{row.purpose === '' ? <span className="muted">none given</span> : row.purpose}</td>
                  <td className="num">{row.files}</td>
                  <td>
                    <span className="mono" title={row.sha256}>
                      {shortHash(row.sha256)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </ScrollRegion>
  );
}
