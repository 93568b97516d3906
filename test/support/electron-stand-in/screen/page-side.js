/* global location, window, ORIGIN, HEADED, preloadScript */
/**
 * Runs in the page before the program's own scripts, with `preloadScript` (the preload script as a function of `require`),
 * `ORIGIN` and `HEADED` defined by the screen. Gives the preload script the three things of `electron` it uses, and the
 * window what it exposes.
 */
(() => {
  const say = window.__tramStandIn;
  delete window.__tramStandIn;
  // As in Electron: no preload script in frames, and none in another site's document.
  if (window !== window.top || location.origin !== ORIGIN) return;

  const listeners = new Map();
  const files = [];

  const send = (kind, channel, args) => {
    // Throws for what cannot cross between processes, as Electron does.
    structuredClone(args);
    return say({ kind, channel, args });
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld(key, api) {
        Object.defineProperty(window, key, { value: Object.freeze({ ...api }), enumerable: true });
      },
      executeInMainWorld: ({ func, args = [] }) => func(...args),
    },
    ipcRenderer: {
      invoke: (channel, ...args) => send('invoke', channel, args),
      send: (channel, ...args) => void send('message', channel, args),
      on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) =>
        void listeners.set(
          channel,
          (listeners.get(channel) ?? []).filter((one) => one !== listener),
        ),
    },
    webUtils: {
      // Only the screen can ask the Chromium for a file's path, and not at once: a mark it will put the path in place of.
      getPathForFile(file) {
        if (!(file instanceof File)) throw new TypeError('not a File');
        return `stand-in-file:${files.push(file) - 1}`;
      },
    },
  };

  Object.defineProperty(window, Symbol.for('tram-stand-in'), {
    value: {
      files,
      deliver: (channel, args) => (listeners.get(channel) ?? []).forEach((listener) => listener({}, ...args)),
    },
  });

  window.open = (url = 'about:blank') => {
    void say({ kind: 'open-window', channel: new URL(url, location.href).href, args: [] });
    return null;
  };

  const report = () =>
    void say({
      kind: 'moved',
      channel: '',
      args: [{ x: window.screenX, y: window.screenY, width: window.outerWidth, height: window.outerHeight }],
    });
  if (HEADED) {
    window.addEventListener('resize', report);
    setInterval(report, 2000);
    // Makes the Chromium ask before its window closes: the screen takes the question and puts it to the program.
    window.addEventListener('beforeunload', (event) => event.preventDefault());
    // The program's window has no such keys.
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'F5' || (event.ctrlKey && event.key.toLowerCase() === 'r')) event.preventDefault();
      },
      true,
    );
  }

  preloadScript(() => electron);
})();
