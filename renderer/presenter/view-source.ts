import { useEffect, useState } from 'react';
import { PresenterView } from '@shared/contract/presenter/view';
import { z } from '@shared/zod';

declare global {
  interface Window {
    /** All that the presenter's preload gives. */
    readonly presenter: {
      view(): Promise<unknown>;
      onView(listener: (value: unknown) => void): () => void;
    };
  }
}

const Answer = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: PresenterView }), z.object({ ok: z.literal(false) })]);

/** What main says the room should see: asked for once, then followed. Null until it is known; what cannot be read shows nothing. */
export function usePresenterView(): PresenterView | null {
  const [view, setView] = useState<PresenterView | null>(null);
  useEffect(() => {
    let isNewer = false;
    const stop = window.presenter.onView((value) => {
      isNewer = true;
      setView(PresenterView.safeParse(value).data ?? null);
    });
    void window.presenter.view().then((value) => {
      const answer = Answer.safeParse(value);
      if (!isNewer && answer.success && answer.data.ok) setView(answer.data.value);
    });
    return stop;
  }, []);
  return view;
}
