import { Link, type Message } from '../link.ts';
import { SETTINGS_VARIABLE, type HostSettings } from '../messages.ts';

/** The host's end of the link to the screen that started it. Without a screen there is nothing to run on. */
export const link = new Link({
  send: (message) => void process.send?.(message),
  onMessage: (listener) => process.on('message', (message) => listener(message as Message)),
});

/** Started without a screen (`--cli`) there are none. */
const NONE: HostSettings = { appData: '', userAgent: '', workAreas: [] };
const given = process.env[SETTINGS_VARIABLE];

export const settings = given === undefined ? NONE : (JSON.parse(given) as HostSettings);

process.on('disconnect', () => process.exit(0));
