import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { app, shell } from 'electron';
import type { z } from 'zod';
import { AppError } from '../../shared/contract/app-error.ts';
import {
  TOKEN_PREFIX,
  type AppInfo,
  type Preferences,
  type SHELL,
  type ShellCommandName,
  type ShellOutput,
} from '../../shared/contract/shell.ts';
import type { Closing } from './closing.ts';
import { chooseTarget, chooseToOpen } from './dialogs.ts';
import type { EngineClient } from './engine-client.ts';
import { programVersion, unpackedPath } from './installed-files.ts';
import { openLog } from './log-file.ts';
import type { PathTokens } from './path-tokens.ts';
import { newPractice, PRACTICE_WORKSPACE } from './practice-folders.ts';
import type { PreferenceStore } from './preference-store.ts';
import { userDataFile } from './user-data.ts';
import type { AppWindow } from './window.ts';

type Parsed<N extends ShellCommandName> = z.output<(typeof SHELL)[N]['input']>;

/** One function for each shell command; its input has been parsed. */
export type ShellHandlers = {
  readonly [N in ShellCommandName]: (input: Parsed<N>) => Promise<ShellOutput<N>> | ShellOutput<N>;
};

interface ShellParts {
  readonly window: AppWindow;
  readonly engine: EngineClient;
  readonly tokens: PathTokens;
  readonly preferences: PreferenceStore;
  /** See `reopenLatest`. */
  readonly reopened: () => Promise<null>;
  readonly closing: Closing;
}

/** The sample records that come with the program (resources/samples/README.md). */
const SAMPLES = { scans: 'hop-05', descriptions: ['phong.csv', 'ho-so.csv', 'tai-lieu.csv'] } as const;

/** Beginning of the names under which a practice workspace's demonstration key is written (keys/demo). */
const PRACTICE_KEY = 'khoa-thuc-hanh';

export function shellHandlers({ window, engine, tokens, preferences, reopened, closing }: ShellParts): ShellHandlers {
  return {
    'app/info': appInfo,
    'preferences/get': () => preferences.get(),
    'preferences/set': (change) => preferences.set(withoutNewPaths(change, preferences.get())),
    'dialog/open': async (input) => tokens.giveAll(await chooseToOpen(window, input)),
    'dialog/save': async (input) => {
      const path = await chooseTarget(window, input);
      return path === null ? null : tokens.give(path);
    },
    'path/inside': ({ folder, name }) => tokens.give(join(tokens.pathOf(folder, 'folder'), name)),
    'recent/reopened': reopened,
    'recent/token': ({ path }) => {
      if (!preferences.get().recent.includes(path)) throw new AppError('shell/not-recent', { path });
      return tokens.give(path);
    },
    'documents/token': () => tokens.give(app.getPath('documents')),
    'keys/recent': () => keysOf(preferences).map((path) => tokens.give(path)),
    'keys/remember': ({ token, keep }) => {
      preferences.rememberKey(tokens.pathOf(token, 'token'), keep);
      return keysOf(preferences).map((path) => tokens.give(path));
    },
    'samples/tokens': () => {
      const scans = unpackedPath('resources', 'samples', SAMPLES.scans);
      const descriptions = SAMPLES.descriptions.map((name) => unpackedPath('resources', 'samples', 'mo-ta', name));
      if (![scans, ...descriptions].every((path) => existsSync(path))) throw new AppError('shell/samples-missing');
      const { folder: practice, removed } = newPractice(userDataFile('thuc-hanh'));
      const gone = (path: string): boolean => removed.some((one) => !relative(one, path).startsWith('..'));
      preferences.set({ recent: preferences.get().recent.filter((path) => !gone(path)) });
      const inside = (name: string) => tokens.give(join(practice, name));
      return {
        scans: tokens.give(scans),
        descriptions: descriptions.map((path) => tokens.give(path)),
        folder: inside(PRACTICE_WORKSPACE),
        key: inside(PRACTICE_KEY),
        p12: inside(`${PRACTICE_KEY}.p12`),
        anchor: inside(`${PRACTICE_KEY}-root.pem`),
        crl: inside(`${PRACTICE_KEY}-root.crl.pem`),
      };
    },
    'path/reveal': ({ path }) => {
      shell.showItemInFolder(revealable(path, tokens, engine.workspace));
      return null;
    },
    'fault/note': noteFault,
    'window/close': async ({ close }) => {
      await closing.decide(close);
      return null;
    },
    'window/full-screen': () => {
      const one = window.browserWindow();
      one?.setFullScreen(!one.isFullScreen());
      return null;
    },
  };
}

function appInfo(): AppInfo {
  const electron = process.versions.electron as string | undefined;
  return {
    version: programVersion(),
    host: electron === undefined ? 'stand-in' : 'electron',
    hostVersion: electron ?? /Chrome\/([\d.]+)/.exec(app.userAgentFallback)?.[1] ?? '',
    platform: process.platform,
    cores: availableParallelism(),
  };
}

/** One line of JSON a fault. */
function noteFault(fault: Parsed<'fault/note'>): string | null {
  const path = userDataFile(join('log', 'window.log'));
  const log = openLog(path);
  log?.end(`${JSON.stringify({ at: new Date().toISOString(), version: programVersion(), ...fault })}\n`);
  return log === null ? null : path;
}

/** A key file on a stick that is not plugged in is not offered, but not forgotten either. */
function keysOf(preferences: PreferenceStore): readonly string[] {
  return preferences.get().keys.filter((path) => existsSync(path));
}

/**
 * A folder enters the list of recent ones by being opened, a key file by being chosen, not by the window's word: that would
 * be a path it made up. Both can be taken off.
 */
function withoutNewPaths(
  change: Parsed<'preferences/set'>,
  known: Pick<Preferences, 'recent' | 'keys'>,
): Partial<Preferences> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const only = (name: 'recent' | 'keys') => {
    const paths = change[name];
    return paths === undefined ? {} : { [name]: paths.filter((path) => known[name].includes(path)) };
  };
  return { ...given, ...only('recent'), ...only('keys') };
}

/** The path behind a token, or a path inside the open workspace after following its links. */
function revealable(path: string, tokens: PathTokens, workspace: string | null): string {
  if (path.startsWith(TOKEN_PREFIX)) return tokens.pathOf(path, 'path');
  if (workspace !== null && isAbsolute(path) && existsSync(path)) {
    const inside = relative(realpathSync(workspace), realpathSync(path));
    if (!inside.startsWith('..') && !isAbsolute(inside)) return path;
  }
  throw new AppError('shell/path-not-chosen', { field: 'path' });
}
