import { mayRun } from '../../../api';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';

/** Whether this person may merge accounts in this workspace. */
export function useMayMerge(): boolean {
  const { data: workspace } = useWorkspace();
  return mayRun(useRole(), 'accounts.merge') && workspace?.isReadOnly === false;
}
