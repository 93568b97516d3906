import { Link, type Message } from '../link.ts';
import { SETTINGS_VARIABLE, type HostSettings } from '../messages.ts';

/** The host's end of the link to the screen that started it. Without a screen there is nothing to run on. */
export const link = new Link({
  send: (message) => void process.send?.(message),
  onMessage: (listener) => process.on('message', (message) => listener(message as Message)),
});

export const settings = JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}') as HostSettings;

process.on('disconnect', () => process.exit(0));
