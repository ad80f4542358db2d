import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import { linkWords } from '@shared/contract/links';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button, IconButton } from '../../ui/button';
import { Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { LinkDialog } from './link-dialog';
import { removeLink } from './undo-link';
import styles from './links.module.css';

/** The issues that this one is linked to, from either side, and where to link it (W4). */
export function LinksSection({ issue, isReadOnly = false }: { issue: Pick<IssueRow, 'id' | 'number' | 'title'>; isReadOnly?: boolean }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const { data: links } = useOperation('links.ofIssue', { issueId: issue.id });
  const [isLinking, setIsLinking] = useState(false);
  const mayLink = !isReadOnly && mayRun(role, 'links.add') && workspace?.isReadOnly === false;
  useCommands(useMemo((): readonly Command[] => (mayLink ? [{ id: 'links.add', title: 'Link to another issue', section: 'Issues', shortcuts: ['l'], keywords: ['duplicate', 'recurrence', 'cause', 'relate'], run: () => setIsLinking(true) }] : []), [mayLink]));
  if (links === undefined || (links.length === 0 && !mayLink)) return null;
  return (
    <Section title="Links" more={links.length === 0 ? undefined : links.length}>
      {links.length > 0 && (
        <ul className={styles['links']}>
          {links.map((link) => (
            <li key={link.id}>
              <span className={styles['words']}>
                <span className="muted t12">{linkWords[link.kind][link.isInverse ? 'to' : 'from']}</span>
                <Button variant="link" onPress={() => appState().navigate({ name: 'issue', id: link.issueId })}>
                  #{link.number} {link.title}
                </Button>
                {(link.note !== '' || !link.isOpen) && <span className="muted t12">{[link.isOpen ? '' : 'Resolved or closed', link.note].filter(Boolean).join('. ')}</span>}
              </span>
              {mayLink && <IconButton size="small" label={`Take away the link to #${link.number}`} icon={<X aria-hidden="true" />} onPress={() => void removeLink(issue.id, link)} />}
            </li>
          ))}
        </ul>
      )}
      {mayLink && (
        <Button size="small" variant="link" onPress={() => setIsLinking(true)}>
          Link to another issue
        </Button>
      )}
      {isLinking && <LinkDialog issue={issue} onClose={() => setIsLinking(false)} />}
    </Section>
  );
}
