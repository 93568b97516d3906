import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS, type Bridge } from '../../shared/contract/bridge.ts';
import type { AppEvent } from '../../shared/contract/events.ts';

/**
 * The one bridge, and nothing but glue: main decides what is let through. `ipcRenderer` itself never reaches the window.
 * `call` and `shell` reject never; what goes wrong is in the answer.
 */
const bridge: Bridge = {
  call: (id, name, input) => ipcRenderer.invoke(CHANNELS.call, id, name, input),
  cancel: (id) => ipcRenderer.send(CHANNELS.cancel, id),
  shell: (name, input) => ipcRenderer.invoke(CHANNELS.shell, name, input),
  onEvent(listener) {
    const hear = (_: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on(CHANNELS.event, hear);
    return () => void ipcRenderer.off(CHANNELS.event, hear);
  },
  // A File the window made up has no path on the disk: Electron answers '' for it, and main drops that.
  dropped: (files) =>
    ipcRenderer.invoke(
      CHANNELS.dropped,
      files.map((file) => webUtils.getPathForFile(file as File)),
    ),
};

contextBridge.exposeInMainWorld('tram', bridge);

// WebRTC opens sockets before any request that could be refused. The window has no use for it.
contextBridge.executeInMainWorld({
  func: () => {
    for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(globalThis, name);
  },
});
