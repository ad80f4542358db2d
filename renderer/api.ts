import { keepPreviousData, QueryClient, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Channel, ChannelOfKind, InputOf, OutputOf } from '@shared/contract';
import { JobProgress } from '@shared/contract/imports/operations';
import { nouns, Noun } from '@shared/contract/operation';
import { outline } from '@shared/contract/outline';
import { Failure } from '@shared/result';
import { z } from '@shared/zod';

declare global {
  interface Window {
    readonly docket: {
      readonly operations: Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>;
      onChanged(listener: (value: unknown) => void): () => void;
      onProgress(listener: (value: unknown) => void): () => void;
      onMenu(listener: (value: unknown) => void): () => void;
      pathOfDropped(file: File): string;
    };
  }
}

/** What a failed call throws in the renderer: the code for the program, the message for the person. */
export class CallError extends Error {
  override readonly name = 'CallError';
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

const Answer = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: Failure })]);

/** Calls an operation. @throws CallError with main's failure */
export async function call<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const [noun = '', name = ''] = channel.split('.');
  const invoke = window.docket.operations[noun]?.[name];
  if (invoke === undefined) throw new CallError({ code: 'internal', message: `${channel} cannot be reached from this window.` });
  const answer = Answer.parse(await invoke(input));
  if (!answer.ok) throw new CallError(answer.error);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- main answered by the same contract that this type is derived from
  return answer.value as OutputOf<C>;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Infinity, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' }, mutations: { retry: false, networkMode: 'always' } },
});

/** The cache key of a call. Its first part is the noun, by which a change invalidates it. */
export const keyOf = <C extends Channel>(channel: C, input: InputOf<C>): readonly unknown[] => [channel.split('.')[0], channel, input];

/** Asks for what every screen needs before the first line is drawn: main answers while React starts. */
export function askAhead(): void {
  for (const channel of ['workspaces.current', 'settings.preferences', 'settings.acting'] as const) void queryClient.prefetchQuery({ queryKey: keyOf(channel, {}), queryFn: () => call(channel, {}) });
}

/** Reads an operation and keeps the answer until a change names its noun. */
export function useOperation<C extends ChannelOfKind<'query' | 'host'>>(channel: C, input: InputOf<C>, options: { enabled?: boolean; keepPrevious?: boolean } = {}): UseQueryResult<OutputOf<C>, CallError> {
  return useQuery<OutputOf<C>, CallError>({
    queryKey: keyOf(channel, input),
    queryFn: () => call(channel, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Runs a command, or a host operation that does something. */
export function useCommand<C extends Channel>(channel: C): UseMutationResult<OutputOf<C>, CallError, InputOf<C>> {
  return useMutation<OutputOf<C>, CallError, InputOf<C>>({ mutationFn: (input) => call(channel, input) });
}

/** What is read off other records: a change of these drops those answers too. */
const derived: Readonly<Partial<Record<Noun, readonly Noun[]>>> = { accounts: ['settings'], links: ['issues'], currencies: ['accounts', 'imports', 'workspaces'], signals: ['scoring', 'issues', 'accounts', 'imports', 'sessions', 'workspaces'], filters: ['issues', 'accounts', 'workspaces'], coverage: ['issues', 'accounts', 'imports', 'people', 'workspaces', 'erosion'], erosion: ['issues', 'scoring', 'accounts', 'people', 'workspaces'], tradeoffs: ['issues', 'scoring', 'accounts', 'people', 'sessions'], decisions: ['issues', 'accounts', 'scoring', 'people', 'sessions', 'workspaces'], walks: ['issues', 'accounts', 'scoring', 'sessions', 'decisions', 'settings', 'workspaces'], requests: ['people', 'workspaces'], metrics: ['issues', 'accounts', 'imports', 'signals', 'workspaces'] };
const alsoChanged = (changed: readonly Noun[]): readonly Noun[] => nouns.filter((noun) => changed.includes(noun) || derived[noun]?.some((of) => changed.includes(of)) === true);

/** Listens for what main says: changed nouns drop their answers. Returns what stops listening. */
export function listenToMain(onMenu: (command: string) => void): () => void {
  const stopChanged = window.docket.onChanged((value) => {
    const changed = z.array(Noun).safeParse(value);
    for (const noun of changed.success ? alsoChanged(changed.data) : nouns) void queryClient.invalidateQueries({ queryKey: [noun] });
  });
  const stopMenu = window.docket.onMenu((value) => onMenu(z.string().parse(value)));
  return () => {
    stopChanged();
    stopMenu();
  };
}

/** Listens for the progress of long jobs. */
export const onProgress = (listener: (progress: JobProgress) => void): (() => void) => window.docket.onProgress((value) => listener(JobProgress.parse(value)));

/** The path of a file that was dropped on the window. */
export const pathOfDropped = (file: File): string => window.docket.pathOfDropped(file);

/** Whether this role may run an operation. Only for what the screen offers; main checks again. */
export function mayRun(role: string, channel: string): boolean {
  const [noun = '', name = ''] = channel.split('.');
  return outline[noun]?.[name]?.some((allowed) => allowed === role) ?? false;
}
