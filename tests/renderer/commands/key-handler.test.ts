import { describe, expect, it } from 'vitest';
import type { KeyPlace } from '../../../renderer/commands/key-handler';
import { createKeyHandler, sequenceMs } from '../../../renderer/commands/key-handler';
import type { Command } from '../../../renderer/commands/registry';
import { createCommandRegistry } from '../../../renderer/commands/registry';
import type { KeyPress } from '../../../renderer/commands/shortcuts';

const ground: KeyPlace = { isTyping: false, isPressable: false, isOverlay: false };
const key = (name: string, held: Partial<KeyPress> = {}): KeyPress => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

function keyboard(shortcuts: Record<string, readonly string[]>, more: Partial<Command> = {}) {
  const ran: string[] = [];
  const registry = createCommandRegistry();
  const add = (id: string, keys: readonly string[]): (() => void) => registry.register([{ id, title: id, section: 'Issues', shortcuts: keys, run: () => void ran.push(id), ...more }]);
  for (const [id, keys] of Object.entries(shortcuts)) add(id, keys);
  const handler = createKeyHandler(registry, 'other');
  let clockMs = 0;
  return { ran, add, press: (pressed: KeyPress, place: KeyPlace = ground, afterMs = 10): boolean => handler.press(pressed, place, (clockMs += afterMs)) };
}

describe('keys [L4]', () => {
  it('run the command they belong to, and leave others alone', () => {
    const { ran, press } = keyboard({ help: ['?'], palette: ['Mod+K', '/'] });
    expect([press(key('?', { shiftKey: true })), press(key('k', { ctrlKey: true })), press(key('/')), press(key('q'))]).toEqual([true, true, true, false]);
    expect(ran).toEqual(['help', 'palette', 'palette']);
  });
  it('are the screen\'s before the app\'s, whatever their sections, and the app\'s again once the screen has gone', () => {
    const ran: string[] = [];
    const registry = createCommandRegistry();
    registry.register([{ id: 'palette', title: 'palette', section: 'Help', shortcuts: ['/'], run: () => void ran.push('palette') }]);
    const leave = registry.register([{ id: 'filter', title: 'filter', section: 'Go to', shortcuts: ['/'], run: () => void ran.push('filter') }]);
    const handler = createKeyHandler(registry, 'other');
    handler.press(key('/'), ground, 10);
    leave();
    handler.press(key('/'), ground, 20);
    expect(ran).toEqual(['filter', 'palette']);
  });
  it('wait for the second key of a sequence', () => {
    const { ran, press } = keyboard({ home: ['g h'], score: ['g s'] });
    expect([press(key('g')), press(key('Shift')), press(key('s'))]).toEqual([true, false, true]);
    expect(ran).toEqual(['score']);
  });
  it('forget the first key after a while, or when another follows', () => {
    const { ran, press } = keyboard({ home: ['g h'], help: ['h'] });
    press(key('g'));
    press(key('h'), ground, sequenceMs + 1);
    press(key('g'));
    press(key('x'));
    press(key('h'));
    expect(ran).toEqual(['help', 'help']);
  });
  it('do nothing while a person types, but with Ctrl', () => {
    const { ran, press } = keyboard({ create: ['c'], palette: ['Mod+K'] });
    const field = { ...ground, isTyping: true };
    expect([press(key('c'), field), press(key('k', { ctrlKey: true }), field)]).toEqual([false, true]);
    expect(ran).toEqual(['palette']);
  });
  it('leave undo and select all to a field, whose words they mean there', () => {
    const { ran, press } = keyboard({ undo: ['Mod+Z'] }, { isNotForFields: true });
    expect([press(key('z', { ctrlKey: true }), { ...ground, isTyping: true }), press(key('z', { ctrlKey: true }))]).toEqual([false, true]);
    expect(ran).toEqual(['undo']);
  });
  it('leave Enter and Space to a button', () => {
    const { ran, press } = keyboard({ open: ['Enter'], mark: ['Space'], record: ['Mod+Enter'] });
    const button = { ...ground, isPressable: true };
    press(key('Enter'), button);
    press(key(' '), button);
    expect(ran).toEqual([]);
    press(key('Enter', { ctrlKey: true }), button);
    press(key('Enter'));
    expect(ran).toEqual(['record', 'open']);
  });
  it('stay out of dialogs unless made for them', () => {
    const inDialog = { ...ground, isOverlay: true };
    const { ran, press } = keyboard({ create: ['c'] });
    expect(press(key('c'), inDialog)).toBe(false);
    const made = keyboard({ create: ['c'] }, { isForDialogs: true });
    expect(made.press(key('c'), inDialog)).toBe(true);
    expect([ran, made.ran]).toEqual([[], ['create']]);
  });
  it('belong to the screen that came last while it is there', () => {
    const { ran, add, press } = keyboard({ app: ['d'] });
    const leave = add('screen', ['d']);
    press(key('d'));
    leave();
    press(key('d'));
    expect(ran).toEqual(['screen', 'app']);
  });
});
