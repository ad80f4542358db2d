import type { PresenterView } from '@shared/contract/presenter/view';
import type { PresenterWindow } from '../../electron/host/presenter';

export interface TestPresenterWindow extends PresenterWindow {
  isOpen: boolean;
  hasOtherDisplay: boolean;
  /** Stands for the window's contents, from which its calls come. */
  readonly contents: object;
  /** All that was ever sent to it, as text. */
  readonly sent: string[];
  last(): PresenterView | null;
}

/** A presenter window without Electron, which keeps what it is sent. */
export function makeTestPresenterWindow(): TestPresenterWindow {
  const views: PresenterView[] = [];
  const contents = {};
  const me: TestPresenterWindow = {
    isOpen: false,
    hasOtherDisplay: false,
    displayLostAt: null,
    contents,
    sent: [],
    last: () => views.at(-1) ?? null,
    show: () => {
      me.isOpen = true;
      return { isOnOtherDisplay: me.hasOtherDisplay };
    },
    close: () => {
      me.isOpen = false;
    },
    push: (view) => {
      views.push(view);
      me.sent.push(JSON.stringify(view));
    },
    isMine: (sender) => me.isOpen && sender === contents,
  };
  return me;
}
