import { useState } from 'react';
import type { TextPreview } from '@shared/contract/texts/operations';
import type { AccountId } from '@shared/primitives';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import type { TextsDraft } from '../../state/texts';
import { ComboBox } from '../../ui/combo-box';
import { formatCount } from '../../ui/format';
import { Section } from '../../ui/page';
import { Button } from '../../ui/button';
import { basisWords, senderWords } from './text-words';
import styles from './texts.module.css';

type Sender = TextPreview['senders'][number];

/** Who wrote, and the account that it is filed under: what is certain stands there, what is only near waits for a person. */
export function SendersTable({ draft, senders, isDisabled }: { draft: TextsDraft; senders: readonly Sender[]; isDisabled: boolean }) {
  const waiting = senders.filter(({ account }) => account === null).length;
  const choose = (sender: string, accountId: AccountId | null): void => {
    const { plan } = draft;
    appState().changeTexts({ plan: { ...plan, filing: [...plan.filing.filter((one) => one.sender !== sender), { sender, accountId }] }, run: null });
  };
  return (
    <Section title="Filed under" more={waiting === 0 ? 'all have an account' : `${formatCount(waiting)} without an account`}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Sender or file</th>
            <th scope="col" className="num">
              Messages
            </th>
            <th scope="col">Account</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr key={sender.sender}>
              <td className={styles['sender']} title={senderWords(sender.sender)}>
                {senderWords(sender.sender)}
              </td>
              <td className="num">{formatCount(sender.texts)}</td>
              <td className={styles['account-cell']}>
                <SenderAccount key={sender.account?.id ?? 'none'} sender={sender} isDisabled={isDisabled} onChoose={(accountId) => choose(sender.sender, accountId)} />
              </td>
              <td className="muted">
                {sender.account === null && sender.near.length > 0 ? (
                  <span className={styles['near']}>
                    {sender.near.slice(0, 2).map((account) => (
                      <Button key={account.id} size="small" isDisabled={isDisabled} onPress={() => choose(sender.sender, account.id)}>
                        {`${account.name}?`}
                      </Button>
                    ))}
                  </span>
                ) : (
                  basisWords[sender.basis]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function SenderAccount({ sender: { sender, account, near }, isDisabled, onChoose }: { sender: Sender; isDisabled: boolean; onChoose: (accountId: AccountId | null) => void }) {
  const [typed, setTyped] = useState('');
  const search = typed === account?.name ? '' : typed.trim();
  const { data } = useOperation('accounts.list', { offset: 0, limit: 20, search, sort: 'name', isDescending: false }, { enabled: search !== '', keepPrevious: true });
  const found = search === '' ? near : (data?.rows ?? []);
  const known = [...(account === null ? [] : [account]), ...found];
  const options = [...new Map(known.map(({ id, name }) => [id, { value: id, label: name }] as const)).values()];
  return <ComboBox label={`Account of ${senderWords(sender)}`} isLabelHidden isDisabled={isDisabled} placeholder="None yet: type a name" options={options} value={account?.id ?? null} onType={setTyped} onChange={onChoose} />;
}
