/**
 * A DER writer: every function returns the finished encoding (X.690 §10), so a value is built inside out and its bytes
 * never depend on a library's object state. Reading is done with pkijs.
 */

/** One element: tag octet, definite length, content. `tag` is a single octet (tag numbers below 31). */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  const lengthOctets: number[] = [];
  if (length < 0x80) lengthOctets.push(length);
  else {
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) lengthOctets.unshift(rest & 0xff);
    lengthOctets.unshift(0x80 | lengthOctets.length);
  }
  return Buffer.concat([Buffer.from([tag, ...lengthOctets]), ...content]);
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => element(0x30, ...items);

/** SET OF: the elements in ascending order of their encodings (X.690 §11.6), as strict readers of CMS attributes demand. */
export const setOf = (...items: readonly Uint8Array[]): Uint8Array =>
  element(0x31, ...[...items].sort((a, b) => Buffer.compare(a, b)));

export const explicit = (number: number, ...items: readonly Uint8Array[]): Uint8Array =>
  element(0xa0 | number, ...items);

/** An element under another tag octet: IMPLICIT tagging. */
export function retag(der: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(der);
  copy[0] = tag;
  return copy;
}

export const octets = (bytes: Uint8Array): Uint8Array => element(0x04, bytes);
export const bitString = (bytes: Uint8Array, unusedBits = 0): Uint8Array =>
  element(0x03, Uint8Array.of(unusedBits), bytes);
export const boolean = (value: boolean): Uint8Array => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const nullValue = (): Uint8Array => Uint8Array.of(0x05, 0);
export const utf8 = (text: string): Uint8Array => element(0x0c, Buffer.from(text, 'utf8'));
export const printable = (text: string): Uint8Array => element(0x13, Buffer.from(text, 'latin1'));
export const bmp = (text: string): Uint8Array => element(0x1e, utf16be(text));

/** INTEGER from a number or from the big-endian octets of a non-negative number. */
export function integer(value: number | Uint8Array): Uint8Array {
  let bytes: Uint8Array;
  if (typeof value === 'number') {
    const hex = value.toString(16);
    bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  } else bytes = value;
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  bytes = bytes.subarray(start);
  return element(0x02, ...((bytes[0] ?? 0) >= 0x80 ? [Uint8Array.of(0), bytes] : [bytes]));
}

export function oid(dotted: string): Uint8Array {
  const arcs = dotted.split('.').map(Number);
  const content = [(arcs[0] ?? 0) * 40 + (arcs[1] ?? 0)];
  for (const arc of arcs.slice(2)) {
    const septets = [arc & 0x7f];
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
      septets.unshift((rest & 0x7f) | 0x80);
    content.push(...septets);
  }
  return element(0x06, Uint8Array.from(content));
}

/** Time as certificates and CMS write it: UTCTime through 2049, GeneralizedTime after (RFC 5280 §4.1.2.5, RFC 5652 §11.3). */
export function time(date: Date): Uint8Array {
  const text = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:T]/g, '');
  const year = date.getUTCFullYear();
  return year >= 1950 && year < 2050
    ? element(0x17, Buffer.from(text.slice(2), 'latin1'))
    : element(0x18, Buffer.from(text, 'latin1'));
}

/** UTF-16BE, as PKCS#12 and BMPString use it. */
export function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}
