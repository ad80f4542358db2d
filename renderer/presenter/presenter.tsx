import { useLayoutEffect } from 'react';
import { assertNever } from '@shared/primitives';
import type { PresenterView } from '@shared/contract/presenter/view';
import { applyAppearance } from '../state/appearance';
import { AgendaScreen } from './agenda-screen';
import { ClosingScreen } from './closing-screen';
import { ItemScreen } from './item-screen';
import { EmptyScreen, OtherScreen } from './plain-screens';
import { TopicScreen } from './topics/topic-screen';
import { usePresenterView } from './view-source';

/** The presenter window (M4): whatever main says that the room should see. */
export function Presenter() {
  const view = usePresenterView();
  const theme = view?.theme;
  useLayoutEffect(() => {
    if (theme !== undefined) applyAppearance(document.documentElement, { theme, density: 'comfortable' });
  }, [theme]);
  return view === null ? <main aria-busy="true" /> : <Screen view={view} />;
}

function Screen({ view }: { view: PresenterView }) {
  switch (view.screen) {
    case 'empty':
      return <EmptyScreen />;
    case 'agenda':
      return <AgendaScreen view={view} />;
    case 'item':
      return <ItemScreen view={view} />;
    case 'topic':
      return <TopicScreen view={view} />;
    case 'other':
      return <OtherScreen view={view} />;
    case 'closing':
      return <ClosingScreen view={view} />;
    default:
      return assertNever(view);
  }
}
