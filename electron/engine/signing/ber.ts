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

/**
 * Parses one BER element (definite or indefinite length). Throws BerError for anything malformed, nested beyond what the
 * stack carries, or, with `whole`, followed by other bytes than the zeros that signature containers are padded with.
 */
export function readBer(bytes: Uint8Array, options: { whole?: boolean } = {}): Ber & { readonly length: number } {
  let result: asn1js.FromBerResult;
  try {
    result = asn1js.fromBER(Uint8Array.from(bytes));
  } catch (error) {
    throw new BerError(error instanceof Error ? error.message : 'not BER');
  }
  if (result.offset === -1) throw new BerError(result.result.error);
  if (options.whole === true && result.offset !== bytes.length) throw new BerError('bytes after the end');
  return { ...wrap(result.result), length: result.offset };
}

function wrap(node: asn1js.AsnType): Ber {
  return {
    node,
    tagClass: node.idBlock.tagClass,
    tag: node.idBlock.tagNumber,
    get children() {
      return parts(node).map(wrap);
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
