import { FileUp } from 'lucide-react';
import { useMemo, useState, type DragEvent } from 'react';
import { mayRun, pathOfDropped, useOperation } from '../../api';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/notice';
import { ScrollRegion, Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { ImportList } from './import-list';
import { areTextFiles, useChooseTexts } from '../texts/use-choose-texts';
import { useChooseFile } from './use-choose-file';
import styles from './import-start.module.css';

const isFileDrag = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files');

/** Where an import begins: a file to choose or drop, and what was imported before. */
export function ImportStart() {
  const { data: imports, error } = useOperation('imports.list', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const mayImport = mayRun(role, 'imports.run') && workspace?.isReadOnly === false;
  const { choose, error: refusal } = useChooseFile();
  const { choose: chooseTexts, error: textsRefusal } = useChooseTexts();
  const [isOver, setOver] = useState(false);
  const commands = useMemo(() => (mayImport ? [{ id: 'import.choose', title: 'Choose a data file', section: 'Import' as const, shortcuts: ['Mod+Enter'], run: () => choose(null) }, { id: 'texts.choose', title: 'Choose e-mails and transcripts', section: 'Import' as const, keywords: ['eml', 'mbox', 'vtt', 'docx', 'calls'], run: () => chooseTexts(null) }] : []), [mayImport, choose, chooseTexts]);
  useCommands(commands);
  const kbd = useShortcutLabel('import.choose');

  const onDragOver = (event: DragEvent): void => {
    if (!mayImport || !isFileDrag(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    setOver(false);
    if (!mayImport || !isFileDrag(event)) return;
    event.preventDefault();
    const paths = [...event.dataTransfer.files].map((file) => pathOfDropped(file));
    const [first] = paths;
    if (areTextFiles(paths)) chooseTexts(paths);
    else if (first !== undefined) choose(first);
  };

  return (
    <ScrollRegion label="Imports" className={cx(styles['page'], 'scroll')}>
      {mayImport && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is the mouse's way; the button inside is the keyboard's
        <div className={cx(styles['drop'], isOver && styles['over'])} onDragOver={onDragOver} onDragLeave={() => setOver(false)} onDrop={onDrop}>
          <FileUp aria-hidden="true" />
          <div className={styles['words']}>
            <h2>Import a data file</h2>
            <p className="muted">A CSV, TSV or JSON file, or an Excel workbook (XLSX): drop it here, or choose it. Encoding, delimiter, sheet and date order are detected, and nothing is written before the last step.</p>
          </div>
          <Button variant="primary" size="large" kbd={kbd} autoFocus onPress={() => choose(null)}>
            Choose a file
          </Button>
        </div>
      )}
      {mayImport && (
        <div className={styles['texts']}>
          <p>
            <b>E-mails and transcripts</b> <span className="muted">(.eml, .mbox, .vtt, .srt, .txt, .docx) become interactions with quoted lines; drop them above, or choose them together.</span>
          </p>
          <Button onPress={() => chooseTexts(null)}>Choose e-mails or transcripts</Button>
        </div>
      )}
      {textsRefusal !== null && <Notice tone="error" title={textsRefusal.message} />}
      {refusal !== null && <Notice tone="error" title={refusal.message} />}
      {error !== null && <Notice tone="error" title={error.message} />}
      {imports !== undefined &&
        (imports.length === 0 ? (
          <Section title="Where to begin">
            <ol className={styles['order']}>
              <li>
                <b>Accounts</b> from the CRM: segment, ARR, renewal. They say how much an issue weighs.
              </li>
              <li>
                <b>Subscriptions</b>, if accounts state no ARR: it is derived from those that run.
              </li>
              <li>
                <b>Tickets</b> from the ticketing system. Each gets a first proposal for its score, which a person accepts, changes or rejects.
              </li>
              <li>
                <b>Deals</b> with their stages, <b>health and use</b> by date, and <b>mails and calls</b>: with them an account’s page shows all that is dated on one line, and silence shows too.
              </li>
            </ol>
            <p className="muted">Every import is kept here with its file’s fingerprint, its mapping and its counts. The same file again changes nothing.</p>
          </Section>
        ) : (
          <Section title="Imported so far">
            <ImportList imports={imports} />
          </Section>
        ))}
    </ScrollRegion>
  );
}
