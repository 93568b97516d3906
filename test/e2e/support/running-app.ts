import type { Locator, Page } from 'playwright-core';
import type { Bounds, DialogQuestion, MenuLine } from '../../support/electron-stand-in/messages.ts';

/** What a person chooses in a dialog: a path, several, or nothing (thinks better of it). */
export type Choice = string | readonly string[] | null;

/** The program, running, as both launchers offer it; `launch.ts` says how to use it. */
export interface RunningApp {
  readonly host: 'electron' | 'stand-in';
  /** The window's page; another one after it broke down. */
  readonly page: Page;
  readonly userData: string;
  /** What the person will choose in the next dialog; choices queue up. */
  choose(choice: Choice): Promise<void>;
  /** Dialogs shown so far. */
  dialogs(): Promise<readonly DialogQuestion[]>;
  menu(): Promise<readonly MenuLine[]>;
  chooseMenu(id: string): Promise<void>;
  drop(target: Locator, paths: readonly string[]): Promise<void>;
  /** SIGKILL ends the engine's process as a crash would, SIGSTOP holds it until SIGCONT; answers its number. */
  signalEngine(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<number>;
  /** Presses the window's ✕. */
  pressClose(): Promise<void>;
  bounds(): Promise<Bounds>;
  setBounds(bounds: Bounds): Promise<void>;
  /** Paths the program showed in the file manager. */
  revealed(): Promise<readonly string[]>;
  /** Addresses the program's guard refused. */
  refused(): Promise<readonly string[]>;
  /** Addresses the guard let through although they are not the program's own: must be none. */
  leaks(): Promise<readonly string[]>;
  /** The exit code, once the program has ended. */
  readonly exited: Promise<number>;
  /** Ends the program at once. */
  close(): Promise<void>;
}

/** What a launcher is given. */
export interface LaunchSpec {
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userData: string;
  readonly choices: readonly Choice[];
  readonly size: { readonly width: number; readonly height: number };
}

/** A choice as the paths a dialog gives; where nothing was said, the person thinks better of it. */
export function chosen(choice: Choice | undefined): readonly string[] {
  if (choice === undefined || choice === null) return [];
  return typeof choice === 'string' ? [choice] : choice;
}
