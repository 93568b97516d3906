import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHELL } from '../../shared/contract/shell.ts';
import { PreferenceStore } from '../../electron/main/preference-store.ts';
import { tempFolder } from '../support/temp-folder.ts';

describe('preferences', () => {
  it('have defaults where no file is, and where it is damaged', () => {
    const path = join(tempFolder(), 'preferences.json');
    expect(new PreferenceStore(path).get()).toMatchObject({
      language: 'vi',
      theme: 'system',
      textScale: 100,
      recent: [],
    });
    writeFileSync(path, '{"language": "en", "the');
    expect(new PreferenceStore(path).get().language).toBe('vi');
    writeFileSync(path, '[1]');
    expect(new PreferenceStore(path).get().language).toBe('vi');
  });

  it('keep the good fields of a file with a bad one', () => {
    const path = join(tempFolder(), 'preferences.json');
    writeFileSync(path, JSON.stringify({ language: 'en', theme: 'purple', textScale: 900, recent: ['/kho'], old: 1 }));
    expect(new PreferenceStore(path).get()).toMatchObject({
      language: 'en',
      theme: 'system',
      textScale: 100,
      recent: ['/kho'],
    });
  });

  it('are on the disk at once and tell who listens', () => {
    const path = join(tempFolder(), 'new', 'preferences.json');
    const store = new PreferenceStore(path);
    const heard: string[] = [];
    store.onChange(({ language }) => heard.push(language));
    store.set({ language: 'en' });
    expect(heard).toEqual(['en']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ language: 'en' });
    expect(new PreferenceStore(path).get().language).toBe('en');
  });

  it('remember twenty workspaces, the latest first, each once', () => {
    const store = new PreferenceStore(join(tempFolder(), 'preferences.json'));
    for (let n = 0; n < 25; n++) store.remember(`/kho-${n}`);
    store.remember('/kho-10');
    expect(store.get().recent).toHaveLength(20);
    expect(store.get().recent.slice(0, 3)).toEqual(['/kho-10', '/kho-24', '/kho-23']);
  });

  it('that cannot be written hold for this run, and the person hears of it', () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    const store = new PreferenceStore(join(file, 'preferences.json'));
    expect(() => store.set({ language: 'en' })).toThrow(expect.objectContaining({ code: 'disk/write-failed' }));
    expect(store.get().language).toBe('en');
    store.remember('/kho');
    expect(store.get().recent).toEqual(['/kho']);
  });

  it('change only where they are changed: nothing not given falls back to its default', () => {
    expect(SHELL['preferences/set'].input.parse({ textScale: 150 })).toEqual({ textScale: 150 });
  });

  it('know the key files chosen, the latest first and each once, until they are forgotten', () => {
    const store = new PreferenceStore(join(tempFolder(), 'preferences.json'));
    for (const path of ['/a.p12', '/b.p12', '/a.p12']) store.rememberKey(path, true);
    expect(store.get().keys).toEqual(['/a.p12', '/b.p12']);
    store.rememberKey('/a.p12', false);
    expect(store.get().keys).toEqual(['/b.p12']);
  });
});
