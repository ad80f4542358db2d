import type { UseQueryResult } from '@tanstack/react-query';
import type { WorkspaceSummary } from '@shared/contract/workspaces';
import type { CallError } from '../../api';
import { useOperation } from '../../api';

/** The workspace that is open: undefined while asked for, null where there is none. */
export const useWorkspace = (): UseQueryResult<WorkspaceSummary | null, CallError> => useOperation('workspaces.current', {});
