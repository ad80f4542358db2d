import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount, formatInstant, formatTime, shortHash } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList } from '../../ui/page';
import { useCheck } from '../settings/use-check';
import { useWorkspace } from '../workspaces/use-workspace';
import { Card, CardRow, CardRows } from './card';
import styles from './home.module.css';

/** Sealed sessions and the packages made of them. */
export function PackagesCard() {
  const { data: packages } = useOperation('evidence.packages', {});
  const { data: sessions } = useOperation('sessions.list', {});
  const sealed = (sessions ?? []).filter(({ state }) => state === 'signed-off');
  const missing = sealed.filter(({ id }) => packages?.every(({ sessionId }) => sessionId !== id) ?? false);
  return (
    <Card title="Packages" more={`${formatCount(packages?.length ?? 0)} made of ${formatCount(sealed.length)} sealed sessions`} {...(missing.length === 0 ? {} : { say: missing.length === 1 ? `Session ${missing[0]?.number ?? ''} has no package yet.` : `${formatCount(missing.length)} sealed sessions have no package yet.` })}>
      <CardRows>
        {packages?.map(({ id, fileName, sessionNumber, madeAt, madeBy }) => (
          <CardRow key={id} what={fileName} detail={`session ${sessionNumber}, ${madeBy}`} onPress={() => appState().navigate({ name: 'prove', tab: 'list' })} end={<span className={styles['end']}>{formatInstant(madeAt)}</span>} />
        ))}
        {missing.map(({ id, number, title }) => (
          <CardRow key={id} what={`Build the package of session ${number}`} detail={title} onPress={() => appState().navigate({ name: 'prove', tab: 'builder', sessionId: id })} />
        ))}
      </CardRows>
      <div className={styles['stack']}>
        <Button size="small" onPress={() => appState().navigate({ name: 'prove', tab: 'verify' })}>
          Verify a package
        </Button>
      </div>
    </Card>
  );
}

/** The log of the workspace, and whether it is whole. */
export function LogCard() {
  const { data: workspace } = useWorkspace();
  const { result, error, isChecking, check } = useCheck();
  if (workspace == null) return null;
  const isWhole = result !== null && result.integrity === 'ok' && result.auditChain === 'ok';
  return (
    <Card title="Log" more={result === null ? 'not checked since it was opened' : `checked ${formatTime(result.at)}`}>
      <div className={styles['stack']}>
        <DefinitionList
          items={[
            { term: 'Entries', value: formatCount(workspace.audit.entries) },
            { term: 'Head', value: <span className="mono" title={workspace.audit.head}>{shortHash(workspace.audit.head)}</span> },
          ]}
        />
        {error !== null && <Notice tone="error" title={error.message} />}
        {isWhole && <Notice tone="success" title="The file is sound and every entry follows from the one before" />}
        {result !== null && !isWhole && <Notice tone="error" title={result.firstBroken === null ? `The file is damaged: ${result.integrity}` : `The log is broken at entry ${formatCount(result.firstBroken.seq)}: ${result.firstBroken.problem}`} />}
        <Button size="small" isPending={isChecking} onPress={check}>
          Check file and log
        </Button>
      </div>
    </Card>
  );
}
