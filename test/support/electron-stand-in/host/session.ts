import { EventEmitter } from 'node:events';
import { toApp, type PageAnswer, type PageRequest } from '../messages.ts';
import { PreventableEvent } from './app.ts';
import { link } from './link.ts';

type BeforeRequest = (details: PageRequest, answer: (verdict: { cancel?: boolean }) => void) => void;
type PermissionCheck = (contents: null, permission: string) => boolean;
type Serve = (request: Request) => Promise<Response> | Response;

/** As Electron's, each thing is allowed until the program forbids it. */
class Session extends EventEmitter {
  beforeRequest: BeforeRequest = (_, answer) => answer({});
  permitted: PermissionCheck = () => true;
  readonly webRequest = { onBeforeRequest: (listener: BeforeRequest) => void (this.beforeRequest = listener) };

  setPermissionRequestHandler(): void {
    // The Chromium is told at its start what is allowed (`permissions` below); it never asks.
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permitted = handler;
  }
  setDevicePermissionHandler(): void {
    // No device is reachable in the stand-in.
  }
  setSpellCheckerEnabled(): void {
    // Off in the stand-in's Chromium.
  }
  setSpellCheckerLanguages(): void {
    // As above.
  }
}

export const session = { defaultSession: new Session() };

const schemes = new Map<string, Serve>();

export const protocol = {
  registerSchemesAsPrivileged: (): void => undefined,
  handle(scheme: string, serve: Serve): void {
    schemes.set(`${scheme}:`, serve);
  },
};

link.on('request', async (request: PageRequest): Promise<PageAnswer> => {
  const url = toApp(request.url);
  const verdict = await new Promise<{ cancel?: boolean }>((resolve) =>
    session.defaultSession.beforeRequest({ ...request, url }, resolve),
  );
  if (verdict.cancel === true) return { kind: 'refused' };
  const serve = schemes.get(new URL(url).protocol);
  if (serve === undefined) return { kind: 'leak' };
  const response = await serve(new Request(url, { method: request.method }));
  return {
    kind: 'response',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
});

link.on('permissions', (names: readonly string[]) =>
  names.filter((name) => session.defaultSession.permitted(null, name)),
);

/** True when the program forbids it. */
link.on('download', (url: string): boolean => {
  const event = new PreventableEvent();
  session.defaultSession.emit('will-download', event, { getURL: () => toApp(url) }, null);
  return event.defaultPrevented;
});
