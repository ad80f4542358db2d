import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportSummary } from '@shared/contract/imports/entities';
import { guessMapping } from '../../../electron/core/imports/guess';
import type { Route } from '../../../renderer/state/navigation';
import { useApp } from '../../../renderer/state/store';

const header = ['Ticket ID', 'Subject', 'Created at'];
const app = () => useApp.getState();
const start = useApp.getInitialState();
const imports: Route = { name: 'watch', tab: 'import' };
const summary: ImportSummary = { rows: 1, imported: 1, updated: 0, unchanged: 0, rejected: 0, older: 0, anomalies: 0, findings: [], importId: null };
const elsewhere: readonly (readonly [string, () => void])[] = [
  ['another part of the app', () => app().navigate({ name: 'home' })],
  ['another tab', () => app().replace({ name: 'watch', tab: 'register' })],
  ['the place before', () => app().back()],
  ['the imported issues', () => app().showIssues({})],
];

beforeEach(() => {
  useApp.setState(start, true);
  const reading = { sheet: null, encoding: null, delimiter: null, headerRow: null };
  app().startImport({
    token: '01936f5e-0000-4000-8000-000000000001',
    facts: {
      fileName: 'tickets.csv', format: 'text', reading, sizeBytes: 40, sha256: 'a'.repeat(64), workbook: null, encoding: 'utf-8', delimiter: ',', isDelimiterStated: false,
      headerRow: 1, header, duplicateHeaders: [], repeatedColumns: [], blankHeaders: [], sample: [], opening: [],
    },
    isRecognised: false,
    importedBefore: null,
    likelyVendor: null,
    mapping: guessMapping('issues', header, []),
    source: 'ticketing',
  });
  app().navigate(imports);
});

describe('an import and the place where it stands [W5]', () => {
  it.each(elsewhere)('is over once its result is left for %s', (_, leave) => {
    app().changeImport({ run: { state: 'done', summary }, step: 'result' });
    app().rememberPosition({ offset: 0, selectedIndex: null });
    expect(app().importDraft?.step).toBe('result');
    leave();
    expect(app().importDraft).toBeNull();
  });

  it.each(elsewhere)('stays while it is prepared or under way, whoever leaves for %s', (_, leave) => {
    app().changeImport({ run: { state: 'running', jobId: 'job' }, step: 'preview' });
    leave();
    expect(app().importDraft?.run?.state).toBe('running');
  });

  it('keeps a result that was not seen yet', () => {
    app().navigate({ name: 'home' });
    app().changeImport({ run: { state: 'done', summary }, step: 'result' });
    app().navigate({ name: 'score' });
    app().navigate(imports);
    expect(app().importDraft?.step).toBe('result');
  });
});
