import { app } from 'electron';

/** What Chromium would do on the network of its own accord, beside what a page asks for: none of it. */
const SWITCHES: readonly (readonly [string, string?])[] = [
  // No name and no address resolves, so that what every other guard might let through ends here.
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-quic'],
  ['no-pings'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  // Its names for local addresses are announced by multicast.
  ['disable-features', 'WebRtcHideLocalIpsWithMdns,MediaRouter,OptimizationHints,Translate'],
];

/** Must be called before the app is ready; the session's guard (session-guard.ts) stands behind it. */
export function setupNoNetwork(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
}
