import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Where a Chromium usually is, by system; names without a folder are looked for on the PATH. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles(x86)', 'ProgramFiles', 'LocalAppData'].flatMap((variable) =>
    ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'].map((path) =>
      join(process.env[variable] ?? 'C:\\', path),
    ),
  ),
};

/**
 * Nothing of the Chromium's own reaches the network, and no name resolves: what the program's guard might let through
 * would end here too.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // Of two such lists the Chromium takes the last, so this one holds what Playwright's own does for the network.
  '--disable-features=WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints,Translate,DialMediaRouteProvider,GlobalMediaControls',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pings',
  // Its own sandbox does not start under root, which is what containers and test machines run as.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The Chromium to use: the variable CHROMIUM, the system's, Playwright's own; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  const candidates = [
    ...(named ? [named] : []),
    ...(PLACES[process.platform] ?? []).flatMap(onPath),
    chromium.executablePath(),
  ];
  return candidates.find(canRun) ?? null;
}

/** How a person gets one, in both languages. */
export const HOW_TO_GET_ONE =
  'Không tìm thấy Electron và cũng không có Chromium. Cài một trong hai:\n' +
  '  Electron:  node node_modules/electron/install.js   (cần mạng một lần)\n' +
  '  Chromium:  sudo apt install chromium   (Windows: có sẵn Microsoft Edge; hoặc đặt CHROMIUM=<đường dẫn>)\n' +
  'There is neither Electron nor a Chromium here. Get one of them:\n' +
  '  Electron:  node node_modules/electron/install.js   (needs the network once)\n' +
  '  Chromium:  sudo apt install chromium   (Windows: Microsoft Edge will do; or set CHROMIUM=<path>)\n';

function onPath(place: string): readonly string[] {
  if (place.includes('/') || place.includes('\\')) return [place];
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, place));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
