/** What host and screen say to each other, where it is more than a word. Addresses are the Chromium's. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the host must know before it starts; travels in the environment. */
export interface HostSettings {
  readonly appData: string;
  readonly userAgent: string;
  readonly workAreas: readonly Bounds[];
}

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
}

export type PageAnswer =
  | { readonly kind: 'refused' }
  /** The guard let it through and nobody takes it: it would have left the PC. */
  | { readonly kind: 'leak' }
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Record<string, string>;
      readonly body: Uint8Array;
    };

export interface FromPage {
  readonly channel: string;
  readonly args: readonly unknown[];
  readonly frame: { readonly main: boolean; readonly url: string };
}

export interface DialogQuestion {
  readonly kind: 'open' | 'save';
  readonly title: string;
  readonly properties: readonly string[];
  readonly defaultPath: string;
}

export interface MenuLine {
  readonly id: string;
  readonly menu: string;
  readonly label: string;
  readonly accelerator: string | null;
}

export const SETTINGS_VARIABLE = 'TRAM_STAND_IN_SETTINGS';

/** `app://tram/x` of the program ↔ `https://tram.localhost/x` of the Chromium. */
export function toWeb(address: string): string {
  return address.replace(/^app:\/\/([a-z0-9-]+)(?=[/?#]|$)/, 'https://$1.localhost');
}

export function toApp(address: string): string {
  return address.replace(/^https:\/\/([a-z0-9-]+)\.localhost(?=[/?#]|$)/, 'app://$1');
}
