import type { StateCreator } from 'zustand';
import type { FileFacts, ImportSummary, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import type { ProposalFilter } from '@shared/contract/scoring/operations';
import type { Instant, Source } from '@shared/primitives';
import type { AppState } from './store';

/** The steps of an import; a file is chosen before there is a draft. */
export const importSteps = ['file', 'mapping', 'anomalies', 'preview', 'result'] as const;
export type ImportStep = (typeof importSteps)[number];

export type ImportRun = { readonly state: 'running'; readonly jobId: string } | { readonly state: 'failed'; readonly message: string } | { readonly state: 'done'; readonly summary: ImportSummary };

/** An import that a person is preparing; nothing of it is in the workspace. It stays while they look elsewhere. */
export interface ImportDraft {
  readonly token: string;
  readonly facts: FileFacts;
  readonly isRecognised: boolean;
  readonly importedBefore: Instant | null;
  /** The tool that the file seems to come from. */
  readonly likelyVendor: string | null;
  readonly mapping: Mapping;
  readonly source: Source;
  /** By rule. */
  readonly choices: Readonly<Record<string, RuleChoice>>;
  readonly step: Exclude<ImportStep, 'file'>;
  readonly run: ImportRun | null;
}

export interface WatchSlice {
  readonly importDraft: ImportDraft | null;
  readonly proposalFilter: ProposalFilter;
  startImport: (draft: Pick<ImportDraft, 'token' | 'facts' | 'isRecognised' | 'importedBefore' | 'likelyVendor' | 'mapping' | 'source'>) => void;
  /** The same file, read in another way: what was said about its columns stays where it still has them. */
  rereadImport: (chosen: Pick<ImportDraft, 'token' | 'facts' | 'isRecognised' | 'importedBefore' | 'likelyVendor' | 'mapping' | 'source'>) => void;
  changeImport: (change: Partial<Pick<ImportDraft, 'mapping' | 'source' | 'choices' | 'step' | 'run'>>) => void;
  endImport: () => void;
  setProposalFilter: (change: Partial<ProposalFilter>) => void;
  /** Goes to the proposals with this filter and no other. */
  showProposals: (filter: Partial<ProposalFilter>) => void;
  /** Another workspace was opened. */
  resetWatch: () => void;
}

/** Every proposal that waits for a person, of every rule, of open and of resolved issues. */
export const allProposals: ProposalFilter = { search: '', rules: [], bands: [], criteria: [], segments: [], isOpen: false, accountId: null, importId: null };

export const createWatchSlice: StateCreator<AppState, [], [], WatchSlice> = (set, get) => ({
  importDraft: null,
  proposalFilter: allProposals,
  startImport: (chosen) => set({ importDraft: { ...chosen, choices: {}, step: 'mapping', run: null } }),
  rereadImport: (chosen) =>
    set(({ importDraft }) => {
      if (importDraft === null) return {};
      const { columns } = importDraft.mapping;
      const isSame = columns.length > 0 && columns.every(({ column }) => chosen.facts.header.includes(column));
      return { importDraft: isSame ? { ...importDraft, ...chosen, mapping: importDraft.mapping, source: importDraft.source, isRecognised: importDraft.isRecognised } : { ...importDraft, ...chosen, choices: {} } };
    }),
  changeImport: (change) => set(({ importDraft }) => (importDraft === null ? {} : { importDraft: { ...importDraft, ...change } })),
  endImport: () => set({ importDraft: null }),
  setProposalFilter: (change) => set(({ proposalFilter }) => ({ proposalFilter: { ...proposalFilter, ...change } })),
  showProposals: (filter) => {
    set({ proposalFilter: { ...allProposals, ...filter } });
    get().navigate({ name: 'watch', tab: 'proposals' });
  },
  resetWatch: () => set({ importDraft: null, textsDraft: null, proposalFilter: allProposals }),
});
