import { Ellipsis } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { PaperKind, type PaperKind as Paper } from '@shared/contract/sessions/preparation';
import { mayRun } from '../../../api';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { useAction } from '../../../state/use-action';
import { Button } from '../../../ui/button';
import { Menu } from '../../../ui/menu';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { SeriesOfSessionDialog } from '../series/series-dialog';
import { ApplyTemplateDialog, SaveTemplateDialog, TemplatesDialog } from './template-dialogs';

type Asked = 'apply' | 'save' | 'templates' | 'series';
const paperNames = { agenda: 'agenda', 'pre-reads': 'pre-reads', ballots: 'ballot sheets' } as const satisfies Record<Paper, string>;

/** What can be done with a session beside its agenda: templates, series, papers, a rehearsal. The palette has the same. */
export function SessionTools({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [asked, setAsked] = useState<Asked | null>(null);
  const printing = useAction('sessions.savePaper');
  const rehearsing = useAction('workspaces.startRehearsal');
  const mayRehearse = mayRun(role, 'workspaces.startRehearsal') && workspace?.isRehearsal === false;

  const print = (kind: Paper): void =>
    printing.run({ sessionId: room.id, kind }, (saved) => {
      if (saved === null) return;
      const missing = saved.missing === 0 ? '' : ` ${saved.missing} characters that the typeface lacks are question marks.`;
      appState().toast({ tone: 'success', title: `The ${paperNames[kind]} ${kind === 'agenda' ? 'is' : 'are'} in ${saved.file}.${missing}` });
    });
  const act = useLatest((id: string): void => {
    const paper = PaperKind.safeParse(id);
    if (paper.success) print(paper.data);
    else if (id === 'apply' || id === 'save' || id === 'templates' || id === 'series') setAsked(id);
    else if (id === 'rehearse') rehearsing.run({});
  });

  const groups = useMemo(
    () => [
      { id: 'agenda', items: [...(mayChange ? [{ id: 'apply', label: 'Lay out a template' }, { id: 'save', label: 'Save this agenda as a template' }] : []), { id: 'templates', label: 'Agenda templates' }] },
      ...(mayChange && room.urgent === null ? [{ id: 'series', items: [{ id: 'series', label: room.seriesId === null ? 'Make or join a series' : 'Series of this session' }] }] : []),
      { id: 'papers', title: 'Print', items: [{ id: 'agenda', label: 'Agenda' }, { id: 'pre-reads', label: 'Pre-reads, a page for each issue' }, { id: 'ballots', label: 'Ballot sheets for each voter' }] },
      ...(mayRehearse ? [{ id: 'rehearsal', items: [{ id: 'rehearse', label: 'Rehearse on a copy' }] }] : []),
    ],
    [mayChange, mayRehearse, room.seriesId, room.urgent],
  );
  useCommands(
    useMemo(
      (): readonly Command[] =>
        groups.flatMap(({ id: group, items }) => items.map(({ id, label }) => ({ id: `prepare.${id}`, title: group === 'papers' ? `Print: ${label}` : label, section: 'Session' as const, keywords: ['template', 'print', 'pdf', 'rehearsal', 'series'], run: () => act(id) }))),
      [groups, act],
    ),
  );
  const close = (): void => setAsked(null);
  return (
    <>
      <Menu label="More for this session" placement="bottom end" groups={groups} onAction={act} trigger={<Button icon={<Ellipsis aria-hidden="true" />} isPending={printing.isPending || rehearsing.isPending}>More</Button>} />
      {asked === 'apply' && <ApplyTemplateDialog room={room} onClose={close} />}
      {asked === 'save' && <SaveTemplateDialog room={room} onClose={close} />}
      {asked === 'templates' && <TemplatesDialog mayChange={mayChange} onClose={close} />}
      {asked === 'series' && <SeriesOfSessionDialog room={room} onClose={close} />}
    </>
  );
}
