import type { ActingPerson } from '@shared/contract/settings';
import type { Role } from '@shared/primitives';
import { useOperation } from '../../api';
import { useWorkspace } from '../workspaces/use-workspace';

/** Who sits at the laptop; undefined until known, or while no workspace is open. */
export function useActing(): ActingPerson | undefined {
  const { data: workspace } = useWorkspace();
  const { data } = useOperation('settings.acting', {}, { enabled: workspace != null });
  return workspace == null ? undefined : data;
}

/** The role that screens offer things for; an auditor, who may change nothing, until it is known. */
export function useRole(): Role {
  return useActing()?.role ?? 'auditor';
}
