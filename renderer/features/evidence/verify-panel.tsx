import { Check, Minus, ShieldAlert, ShieldCheck, ShieldQuestion, X } from 'lucide-react';
import { packageProblemLabels, verificationStepLabels } from '@shared/contract/evidence/entities';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatTime } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section } from '../../ui/page';
import { packageFacts } from './package-facts';
import type { Verdict, Verification } from './use-verification';
import styles from './verify.module.css';

const marks = { passed: Check, failed: X, 'not-run': Minus } as const;
const outcomeWords = { passed: 'passed', failed: 'failed', 'not-run': 'not checked, because an earlier step failed' } as const;

/** How a verdict reads: trusted only where the package is whole and the signer is known (E3). */
export function verdictOf({ valid, signer }: Pick<Verdict, 'valid' | 'signer'>): { readonly tone: 'good' | 'unknown' | 'bad'; readonly title: string } {
  if (!valid) return { tone: 'bad', title: 'Not valid' };
  return signer === 'known' ? { tone: 'good', title: 'Verified' } : { tone: 'unknown', title: 'Whole, signer unknown' };
}

/** The check of a package, step by step, with what is wrong by file. */
export function VerifyPanel({ verification, isWide }: { verification: Verification; isWide: boolean }) {
  const { verdict, isPending, error, choose } = verification;
  return (
    <aside className={cx(styles['panel'], isWide && styles['wide'])} aria-label="Verification" {...{ tabIndex: 0 }}>
      <div className={styles['choose']}>
        <p>
          <b>Drop a package anywhere on this screen,</b> or choose one. It is read, never changed.
        </p>
        <Button kbd="V" isPending={isPending} onPress={choose} {...(isWide && verdict === null ? { variant: 'primary' as const } : {})}>
          Verify a package
        </Button>
      </div>
      {error !== null && <Notice tone="error" title={error} />}
      {verdict !== null && <VerdictView verdict={verdict} />}
      <Section title="What this tells">
        <p className="muted">Tamper-evident: a changed byte, a missing file or a log that does not hold together is seen. It does not say that what people wrote was true, and it does not keep anybody from changing a copy. Who signed is known only where the public key came by another way.</p>
      </Section>
    </aside>
  );
}

function VerdictView({ verdict }: { verdict: Verdict }) {
  const { tone, title } = verdictOf(verdict);
  const Icon = { good: ShieldCheck, unknown: ShieldQuestion, bad: ShieldAlert }[tone];
  const files = [...new Set(verdict.problems.map(({ file }) => file))];
  return (
    <div className={cx(styles['verdict'], styles[tone])}>
      <div className={styles['title']} role="status">
        <Icon aria-hidden="true" />
        <div>
          <h2>{title}</h2>
          <p>
            {verdict.fileName}, checked {formatTime(verdict.at)}
          </p>
        </div>
      </div>
      {tone === 'unknown' && <p className={styles['warning']}>The signature fits, but its key is not known on this laptop. Anybody could have made this package. Ask the signer for the key by another way, and compare the fingerprint below.</p>}
      <ul className={styles['checks']}>
        {verdict.checks.map(({ step, outcome }) => {
          const Mark = marks[outcome];
          return (
            <li key={step} className={styles[outcome]}>
              <Mark aria-label={outcomeWords[outcome]} />
              {verificationStepLabels[step]}
            </li>
          );
        })}
      </ul>
      {files.length > 0 && (
        <Section title="Problems" more={verdict.problems.length}>
          <ul className={styles['problems']}>
            {files.map((file) => (
              <li key={file}>
                <b className="mono">{file}</b>
                {verdict.problems.filter((problem) => problem.file === file).map(({ problem }) => (
                  <span key={problem}>{packageProblemLabels[problem]}</span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <DefinitionList
        items={[
          { term: 'Signer', value: verdict.signer === 'known' ? 'a key known on this laptop' : 'not known' },
          { term: 'Key', value: <span className="mono">{verdict.keyId ?? 'cannot be read'}</span> },
          { term: 'Head', value: <span className="mono">{verdict.head ?? 'cannot be read'}</span> },
          ...(verdict.erasedEntries === 0 ? [] : [{ term: 'Erased', value: `${verdict.erasedEntries} entries of the session under retention` }]),
          ...packageFacts(verdict.facts),
        ]}
      />
    </div>
  );
}
