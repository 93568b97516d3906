import * as asn1js from 'asn1js';

/** A parsed BER element with the few questions readers here ask of it. Wraps asn1js, which does the decoding. */
export interface Ber {
  readonly tagClass: number;
  readonly tag: number;
  /** Children of a constructed element; empty for a primitive one. */
  readonly children: readonly Ber[];
  /** The element with its header, as it stood in the input. */
  readonly encoded: Uint8Array;
  /** Content octets; for a constructed octet string the joined parts. */
  readonly content: Uint8Array;
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
  let result: asn1js.FromBerResult;
  try {
    result = asn1js.fromBER(Uint8Array.from(bytes.subarray(0, length)));
  } catch (error) {
    throw new BerError(error instanceof Error ? error.message : 'not BER');
  }
  if (result.offset === -1) throw new BerError(result.result.error);
  return Object.assign(wrap(result.result), { length });
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

function wrap(node: asn1js.AsnType): Ber {
  let children: readonly Ber[] | null = null;
  return {
    node,
    tagClass: node.idBlock.tagClass,
    tag: node.idBlock.tagNumber,
    get children() {
      return (children ??= parts(node).map(wrap));
    },
    get encoded() {
      return Uint8Array.from(node.valueBeforeDecodeView);
    },
    get content() {
      if (node instanceof asn1js.OctetString) return new Uint8Array(node.getValue());
      const joined = parts(node);
      if (joined.length > 0) return Buffer.concat(joined.map((part) => wrap(part).content));
      return Uint8Array.from((node.valueBlock as { valueHexView?: Uint8Array }).valueHexView ?? []);
    },
  };
}

/** asn1js also looks for structures inside primitive strings; only a constructed element really has parts. */
function parts(node: asn1js.AsnType): asn1js.AsnType[] {
  const value: unknown = (node.valueBlock as { value?: unknown }).value;
  return node.idBlock.isConstructed && Array.isArray(value) ? (value as asn1js.AsnType[]) : [];
}

/** The child at `index`, or BerError. */
export function child(parent: Ber, index: number): Ber {
  const found = parent.children[index];
  if (found === undefined) throw new BerError('an element is missing');
  return found;
}

export function oidOf(ber: Ber): string {
  if (!(ber.node instanceof asn1js.ObjectIdentifier)) throw new BerError('an object identifier is missing');
  return ber.node.valueBlock.toString();
}

/** A non-negative INTEGER that fits a count (at most 2^31). */
export function countOf(ber: Ber): number {
  if (!(ber.node instanceof asn1js.Integer)) throw new BerError('a number is missing');
  const hex = Buffer.from(ber.node.valueBlock.valueHexView).toString('hex');
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
