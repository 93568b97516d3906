import * as asn1js from 'asn1js';

/**
 * A BER element with the few questions readers here ask of it, taken apart only as far as they ask: a signature is asked
 * about a tenth of its elements, and a transfer holds thousands of signatures.
 */
export interface Ber {
  readonly tagClass: number;
  readonly tag: number;
  /** Children of a constructed element; empty for a primitive one. */
  readonly children: readonly Ber[];
  /** The element with its header, as it stood in the input. */
  readonly encoded: Uint8Array;
  /** Content octets; for a constructed octet string the joined parts. */
  readonly content: Uint8Array;
  /** As asn1js decodes it, for what pkijs takes apart. Throws BerError when asn1js does not accept it. */
  readonly node: asn1js.AsnType;
}

export class BerError extends Error {}

/** Certificates and signatures nest some fifteen deep. */
const MAX_DEPTH = 64;

/**
 * Parses one BER element (definite or indefinite length). Throws BerError for anything malformed, nested beyond what the
 * stack carries, or, with `whole`, followed by other bytes than the zeros that signature containers are padded with.
 */
export function readBer(bytes: Uint8Array, options: { whole?: boolean } = {}): Ber & { readonly length: number } {
  const length = wellFormedLength(bytes, 0, bytes.length, 0);
  if (options.whole === true && length !== bytes.length) throw new BerError('bytes after the end');
  // A copy of its own: what is read may be kept longer than the memory it was read from.
  return Object.assign(element(new Uint8Array(bytes.subarray(0, length)), 0, length), { length });
}

/** Octets of the element the bytes begin with. Throws BerError when it is malformed or cut short. */
export const lengthOf = (bytes: Uint8Array): number => wellFormedLength(bytes, 0, bytes.length, 0);

/** An element as it stands in its bytes, taken apart no further: where its content begins and where it ends. */
export interface Slice {
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

/** The elements one after another in `[from, to)`, all of definite length; null when one is not. Throws BerError. */
export function slicesOf(bytes: Uint8Array, from: number, to: number): Slice[] | null {
  const slices: Slice[] = [];
  for (let start = from; start < to;) {
    const end = wellFormedLength(bytes, start, to, 0);
    const first = bytes[start + 1]!;
    if (first === 0x80) return null;
    slices.push({ tag: bytes[start]!, start, contentStart: start + 2 + (first > 0x80 ? first & 0x7f : 0), end });
    start = end;
  }
  return slices;
}

/**
 * Walks the headers before asn1js sees the bytes, because it lets a child reach beyond its parent and recurses as deep as it is
 * asked to. Returns the offset behind the element at `start`, which must lie wholly before `end`.
 */
function wellFormedLength(bytes: Uint8Array, start: number, end: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new BerError('nested too deep');
  const tag = byteAt(bytes, start, end);
  // Tag numbers above 30 occur in nothing that is read here.
  if ((tag & 0x1f) === 0x1f) throw new BerError('a long tag');
  const constructed = (tag & 0x20) !== 0;
  const first = byteAt(bytes, start + 1, end);
  let position = start + 2;
  if (first === 0x80) {
    if (!constructed) throw new BerError('an endless string');
    while (byteAt(bytes, position, end) !== 0 || byteAt(bytes, position + 1, end) !== 0) {
      position = wellFormedLength(bytes, position, end, depth + 1);
    }
    return position + 2;
  }
  let length = first;
  if (first > 0x80) {
    if (first > 0x84) throw new BerError('a length beyond reason');
    length = 0;
    for (let left = first & 0x7f; left > 0; left--) length = length * 256 + byteAt(bytes, position++, end);
  }
  const stop = position + length;
  if (stop > end) throw new BerError('an element reaches beyond its container');
  if (!constructed) return stop;
  while (position < stop) position = wellFormedLength(bytes, position, stop, depth + 1);
  return stop;
}

function byteAt(bytes: Uint8Array, position: number, end: number): number {
  const byte = position < end ? bytes[position] : undefined;
  if (byte === undefined) throw new BerError('cut short');
  return byte;
}

const BIT_STRING = 3;

/** The element at `[start, end)` of bytes that wellFormedLength has walked. */
function element(bytes: Uint8Array, start: number, end: number): Ber {
  const identifier = bytes[start]!;
  const first = bytes[start + 1]!;
  const isConstructed = (identifier & 0x20) !== 0;
  const tagClass = (identifier >> 6) + 1;
  const tag = identifier & 0x1f;
  const from = start + 2 + (first > 0x80 ? first & 0x7f : 0);
  // An element of indefinite length ends with two zeros.
  const to = first === 0x80 ? end - 2 : end;
  let children: readonly Ber[] | null = null;
  let node: asn1js.AsnType | null = null;
  return {
    tagClass,
    tag,
    get children() {
      return (children ??= isConstructed ? elements(bytes, from, to) : []);
    },
    get encoded() {
      return bytes.slice(start, end);
    },
    get content() {
      if (isConstructed) return Buffer.concat(this.children.map((part) => part.content));
      return bytes.slice(tagClass === 1 && tag === BIT_STRING ? bitsFrom(bytes, from, to) : from, to);
    },
    get node() {
      return (node ??= decode(bytes.slice(start, end)));
    },
  };
}

function elements(bytes: Uint8Array, from: number, to: number): Ber[] {
  const found: Ber[] = [];
  for (let start = from; start < to;) {
    const end = wellFormedLength(bytes, start, to, 0);
    found.push(element(bytes, start, end));
    start = end;
  }
  return found;
}

/** A bit string's first octet says how many bits of the last one do not count. */
function bitsFrom(bytes: Uint8Array, from: number, to: number): number {
  const unused = byteAt(bytes, from, to);
  if (unused > 7 || (unused > 0 && to === from + 1)) throw new BerError('a bit string of odd bits');
  return from + 1;
}

function decode(bytes: Uint8Array): asn1js.AsnType {
  let decoded: asn1js.FromBerResult;
  try {
    decoded = asn1js.fromBER(bytes);
  } catch (error) {
    throw new BerError(error instanceof Error ? error.message : 'not BER');
  }
  if (decoded.offset === -1) throw new BerError(decoded.result.error);
  return decoded.result;
}

/** The child at `index`, or BerError. */
export function child(parent: Ber, index: number): Ber {
  const found = parent.children[index];
  if (found === undefined) throw new BerError('an element is missing');
  return found;
}

/** An object identifier in dotted form (X.690 §8.19), or BerError. */
export function oidOf(ber: Ber): string {
  const octets = isUniversal(ber, 6) ? ber.content : new Uint8Array();
  const arcs: number[] = [];
  let arc = 0;
  let isWhole = false;
  for (const octet of octets) {
    // An arc has no leading zeros, and none in use is beyond what a number holds exactly.
    if (arc === 0 && octet === 0x80) throw new BerError('an object identifier is malformed');
    arc = arc * 128 + (octet & 0x7f);
    if (!Number.isSafeInteger(arc)) throw new BerError('an object identifier is too long');
    isWhole = (octet & 0x80) === 0;
    if (!isWhole) continue;
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(arc / 40));
      arcs.push(root, arc - root * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  if (!isWhole) throw new BerError('an object identifier is missing');
  return arcs.join('.');
}

/** A non-negative INTEGER that fits a count (at most 2^31). */
export function countOf(ber: Ber): number {
  if (!isUniversal(ber, 2)) throw new BerError('a number is missing');
  const hex = Buffer.from(ber.content).toString('hex');
  const value = Number.parseInt(hex === '' ? '0' : hex, 16);
  if (!Number.isFinite(value) || value > 0x7fffffff) throw new BerError('a number is too large');
  return value;
}

/** True for a context-specific tag of this number. */
export const isContext = (ber: Ber, number: number): boolean => ber.tagClass === 3 && ber.tag === number;
/** True for a universal tag of this number. */
export const isUniversal = (ber: Ber, number: number): boolean => ber.tagClass === 1 && ber.tag === number;

/** The element itself, if it is a SEQUENCE; else BerError. */
export function asSequence(ber: Ber): Ber {
  if (!isUniversal(ber, 16)) throw new BerError('a SEQUENCE is missing');
  return ber;
}
