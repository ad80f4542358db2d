import type { AccountId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';

/** Leads to what the words of an account's mails and calls propose, where something waits (W5). */
export function AccountWords({ accountId }: { accountId: AccountId }) {
  const { data } = useOperation('texts.proposals', { offset: 0, limit: 1, filter: { accountId } });
  if (data === undefined || data.total === 0) return null;
  return (
    <Button size="small" onPress={() => appState().navigate({ name: 'word-proposals', accountId, importId: null })}>
      {`Review ${formatCount(data.total)} proposed from words`}
    </Button>
  );
}
