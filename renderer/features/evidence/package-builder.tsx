import { useMemo, useState } from 'react';
import type { PackagePreview } from '@shared/contract/evidence/operations';
import type { SessionId } from '@shared/primitives';
import { useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatBytes, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { DefinitionList, Section } from '../../ui/page';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-field';
import { FileTree } from './file-tree';
import { KeyLines } from './key-lines';
import styles from './evidence.module.css';

/** Builds a package of a sealed session: every file is seen before it is signed (E2). */
export function PackageBuilder({ sessionId }: { sessionId: SessionId | undefined }) {
  const { data: sessions } = useOperation('sessions.list', {});
  const sealed = (sessions ?? []).filter(({ state }) => state === 'signed-off');
  const [chosen, setChosen] = useState<SessionId | null>(sessionId ?? null);
  const [purpose, setPurpose] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const id = chosen ?? sealed[0]?.id ?? null;
  const { data: preview, error, isFetching } = useOperation('evidence.preview', { sessionId: id ?? '' }, { enabled: id !== null });
  const building = useCommand('evidence.build');

  const build = useLatest(() => {
    if (id === null || preview === undefined || building.isPending) return;
    building.mutate({ sessionId: id, purpose }, {
      onSuccess: (built) => {
        if (built === null) return;
        appState().toast({
          tone: 'success',
          title: `The package was signed, ${built.files} files`,
          detail: built.isRecorded ? built.file : `${built.file}. The workspace is open for reading only: this package is not in its list.`,
        });
      },
    });
  });
  useCommands(useMemo((): readonly Command[] => [{ id: 'evidence.sign', title: 'Build and sign the package', section: 'Evidence', shortcuts: ['Mod+Enter'], run: build }], [build]));

  if (sessions !== undefined && sealed.length === 0) {
    return (
      <div className={styles['list']}>
        <EmptyState title="Nothing is sealed yet" action={<Button onPress={() => appState().navigate({ name: 'meet' })}>Go to the sessions</Button>}>
          A package is made of a session that is signed off. Sign one off first.
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <div className={styles['form']} role="region" aria-label="New package" {...{ tabIndex: 0 }}>
        <Select label="Session" options={sealed.map(({ id: value, number, title, plannedOn }) => ({ value, label: `Session ${number}, ${formatDate(plannedOn)}`, detail: title }))} value={id} onChange={(value) => {
          setChosen(value);
          setPath(null);
        }} />
        <TextArea label="Purpose" value={purpose} onChange={setPurpose} maxLength={1000} rows={3} placeholder="Who asked for it, and why" hint="It is kept in the list of packages, not inside the package." />
        {preview !== undefined && <Anchors preview={preview} />}
        {building.error !== null && <Notice tone="error" title={building.error.message} />}
        <Button variant="primary" size="large" isWide kbd="Ctrl Enter" isDisabled={preview === undefined} isPending={building.isPending} onPress={build}>
          Build and sign
        </Button>
        <p className="muted t12">The same session and the same key always give the same bytes. Tamper-evident means: whoever checks the package sees that something was changed. It does not keep anybody from changing it.</p>
      </div>
      <section className={styles['files']} aria-label="Files">
        <header>
          <h2 className="trunc" title={preview?.fileName}>{preview?.fileName ?? (isFetching ? 'Looking at the files' : '')}</h2>
          {preview !== undefined && (
            <span>
              {preview.files.length} files, {formatBytes(preview.size)}
            </span>
          )}
        </header>
        {error !== null && <Notice tone="error" title={error.message} />}
        {preview !== undefined && (
          <>
            <div className={styles['tree-head']} aria-hidden="true">
              <span>File</span>
              <span>Size</span>
              <span>SHA-256</span>
            </div>
            <FileTree files={preview.files} selected={path} onSelect={setPath} />
          </>
        )}
        {id !== null && path !== null && <FileText sessionId={id} path={path} />}
      </section>
    </>
  );
}

function Anchors({ preview }: { preview: PackagePreview }) {
  return (
    <Section title="Signs and anchors">
      <DefinitionList
        items={[
          { term: 'Key', value: <span className="mono">Ed25519 {preview.keyId.slice(0, 16)}…</span> },
          { term: 'Head', value: <span className="mono">{preview.head.slice(0, 16)}…{preview.head.slice(-8)}</span> },
          { term: 'Log entry', value: <span className="tnum">{preview.entries}, this session's from {preview.segmentFrom}</span> },
        ]}
      />
      {preview.missing.length > 0 && <Notice tone="warn" title={`The PDFs cannot draw ${preview.missing.join(' ')}. The other files hold them.`} />}
      <KeyLines />
    </Section>
  );
}

function FileText({ sessionId, path }: { sessionId: SessionId; path: string }) {
  const { data, error } = useOperation('evidence.previewFile', { sessionId, path }, { keepPrevious: true });
  return (
    <div className={styles['text']} role="region" aria-label={`Text of ${path}`} {...{ tabIndex: 0 }}>
      <b>{path}</b>
      {error !== null && <Notice tone="error" title={error.message} />}
      {data !== undefined && (data.text === null ? <p className="muted">Not a text. It is in the package as it will be printed.</p> : <pre>{data.text}</pre>)}
    </div>
  );
}
