import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section } from '../../ui/page';
import { useRole } from './use-acting';
import styles from './settings.module.css';

/** The key that signs this user's packages: its fingerprint to read out, its public half to hand over. */
export function KeySection() {
  const role = useRole();
  const may = mayRun(role, 'evidence.key');
  const { data, error } = useOperation('evidence.key', {}, { enabled: may });
  const { run: exportKey, isPending } = useAction('evidence.exportKey');
  if (!may) return null;
  return (
    <Section title="Signing key">
      {error !== null && <Notice tone="error" title={error.message} />}
      {data !== undefined && (
        <>
          <DefinitionList
            items={[
              { term: 'Fingerprint', value: <span className="mono">{data.keyId}</span> },
              { term: 'Made', value: formatInstant(data.created) },
              { term: 'Kept in', value: data.file },
            ]}
          />
          <div className={styles['below']}>
            <Button
              size="small"
              isPending={isPending}
              onPress={() =>
                exportKey({}, (saved) => {
                  if (saved !== null) appState().toast({ tone: 'success', title: 'The public key was saved', detail: saved.file });
                })
              }
            >
              Export the public key
            </Button>
            <p className="muted">Give it to whoever verifies your packages, and read out the fingerprint by another way.</p>
          </div>
        </>
      )}
    </Section>
  );
}
