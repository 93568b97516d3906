/** The scheme and origin of everything the window loads. Nothing else is ever let through. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://tram`;
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** Whether an address lies at the app's own origin. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  // URL.origin is 'null' for schemes Node does not know, so the parts are compared.
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === 'tram' && url.username === '';
}

/** Whether an address is the window's one document, whatever stands behind `?` and `#`. */
export function isStartPage(address: string): boolean {
  return isAppUrl(address) && ['/', '/index.html'].includes(new URL(address).pathname);
}

/**
 * Whether the window's session may load an address: the app's own origin; `data:` and `blob:`, which carry their bytes with
 * them; the developer tools of a program that is not packed.
 */
export function mayLoad(address: string, packed: boolean): boolean {
  if (isAppUrl(address) || address.startsWith('data:') || address.startsWith(`blob:${APP_ORIGIN}/`)) return true;
  return !packed && address.startsWith('devtools://');
}
