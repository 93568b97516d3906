import { EventEmitter } from 'node:events';
import { toApp, type FromPage } from '../messages.ts';
import { BrowserWindow, type Frame } from './browser-window.ts';
import { link } from './link.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    this.handlers.set(channel, handler);
  }
}

export const ipcMain = new IpcMain();

function eventOf({ frame }: FromPage): { sender: unknown; senderFrame: Frame } {
  const contents = BrowserWindow.current?.webContents;
  const senderFrame = frame.main && contents ? contents.mainFrame : { url: toApp(frame.url) };
  if (frame.main) senderFrame.url = toApp(frame.url);
  return { sender: contents, senderFrame };
}

link.on('invoke', (message: FromPage) => {
  const handler = ipcMain.handlers.get(message.channel);
  if (handler === undefined) throw new Error(`no handler for ${message.channel}`);
  return handler(eventOf(message), ...message.args);
});

link.on('message', (message: FromPage) => {
  ipcMain.emit(message.channel, eventOf(message), ...message.args);
});
