import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../renderer/commands/registry';
import { createCommandRegistry, searchCommands } from '../../../renderer/commands/registry';

const command = (id: string, more: Partial<Command> = {}): Command => ({ id, title: id, section: 'Issues', run: () => undefined, ...more });

describe('the command registry [L4]', () => {
  it('lists what can be done now, sections in order', () => {
    const registry = createCommandRegistry();
    registry.register([command('help', { section: 'Help' }), command('create'), command('never', { when: () => false }), command('home', { section: 'Go to' })]);
    expect(registry.list().map(({ id }) => id)).toEqual(['home', 'create', 'help']);
    expect(registry.available().map(({ id }) => id)).toEqual(['help', 'create', 'home']);
  });
  it('lets a screen take a command over while it is there', () => {
    const registry = createCommandRegistry();
    registry.register([command('create', { title: 'Create an issue' })]);
    const leave = registry.register([command('create', { title: 'Create an issue here' })]);
    expect(registry.list().map(({ title }) => title)).toEqual(['Create an issue here']);
    leave();
    expect(registry.list().map(({ title }) => title)).toEqual(['Create an issue']);
  });
  it('runs by id only what can be done', () => {
    const registry = createCommandRegistry();
    const run = vi.fn<() => void>();
    registry.register([command('a', { run }), command('b', { run, when: () => false })]);
    expect([registry.run('a'), registry.run('b'), registry.run('c')]).toEqual([true, false, false]);
    expect(run).toHaveBeenCalledTimes(1);
  });
  it('tells those who listen when commands come and go', () => {
    const registry = createCommandRegistry();
    const listener = vi.fn<() => void>();
    const stop = registry.subscribe(listener);
    const leave = registry.register([command('a')]);
    leave();
    stop();
    registry.register([command('b')]);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(registry.version()).toBe(3);
  });
});

describe('finding a command [L4]', () => {
  const commands = [command('a', { title: 'Show the dark theme', keywords: ['night'] }), command('b', { title: 'Create an issue' }), command('c', { title: 'Go to Score', section: 'Go to' }), command('d', { title: 'Score an issue' })];
  const find = (text: string): string[] => searchCommands(commands, text).map(({ id }) => id);

  it('needs every word, in title, section or keywords', () => {
    expect(find('night')).toEqual(['a']);
    expect(find('issue create')).toEqual(['b']);
    expect(find('score dark')).toEqual([]);
  });
  it('puts titles that begin with the word first', () => expect(find('score')).toEqual(['d', 'c']));
  it('gives all where nothing is typed, and survives signs', () => {
    expect(find('  ')).toHaveLength(4);
    expect(find('(*')).toEqual([]);
  });
});
