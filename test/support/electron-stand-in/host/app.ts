import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { link, settings } from './link.ts';

/** Something that can be told not to happen. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

const paths = new Map<string, string>([
  ['appData', settings.appData],
  ['documents', join(homedir(), 'Documents')],
]);

class App extends EventEmitter {
  readonly isPackaged = false;
  userAgentFallback = settings.userAgent;
  #name = 'electron-stand-in';
  /** Closes every window; false when one of them stays. Set by the window module. */
  closeWindows: () => boolean = () => true;
  #quitting = false;

  readonly commandLine = {
    getSwitchValue: (name: string) => {
      const given = process.argv.find((word) => word.startsWith(`--${name}=`));
      return given === undefined ? '' : given.slice(name.length + 3);
    },
    hasSwitch: (name: string) => process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
    appendSwitch: () => undefined,
  };

  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  getName(): string {
    return this.#name;
  }
  setName(name: string): void {
    this.#name = name;
  }
  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`the stand-in knows no path ${name}`);
    return path;
  }
  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true });
    paths.set(name, path);
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  quit(): void {
    if (this.#quitting) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented || !this.closeWindows()) return;
    this.#quitting = true;
    this.emit('will-quit', new PreventableEvent());
    this.exit(0);
  }
  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();

link.on('quit', () => app.quit());
link.on('second-instance', (argv: string[]) => void app.emit('second-instance', new PreventableEvent(), argv, ''));
