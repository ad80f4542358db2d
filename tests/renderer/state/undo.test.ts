import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../renderer/state/store';

const app = useApp.getState;
let done: string[];
beforeEach(() => {
  done = [];
  app().resetUndo();
  for (const { id } of app().toasts) app().dismissToast(id);
});

const offer = (name: string): void => app().offerUndo(name, () => done.push(`undo ${name}`));

describe('undo', () => {
  it('takes back the last thing first, each once [L3]', () => {
    offer('a');
    offer('b');
    app().undo();
    app().undo();
    app().undo();
    expect(done).toEqual(['undo b', 'undo a']);
  });

  it('is offered by the notice too, which leaves nothing for the key [L3]', () => {
    offer('a');
    offer('b');
    const notice = app().toasts.find(({ title }) => title === 'a');
    expect(notice?.action?.label).toBe('Undo');
    notice?.action?.run();
    notice?.action?.run();
    app().undo();
    expect(done).toEqual(['undo a', 'undo b']);
  });

  it('does again what was undone last, until something else is done [L3]', () => {
    app().offerRedo('a', () => done.push('redo a'));
    app().redo();
    app().redo();
    app().offerRedo('b', () => done.push('redo b'));
    offer('c');
    app().redo();
    expect(done).toEqual(['redo a']);
  });
});
