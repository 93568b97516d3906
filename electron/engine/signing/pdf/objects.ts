/** The eight kinds of PDF object (ISO 32000-1 §7.3) as this domain reads and writes them. */
export type PdfValue =
  null | boolean | number | PdfName | PdfString | PdfRef | PdfDict | PdfStream | readonly PdfValue[];

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string with the place it was read from, because a signature must sit exactly in the gap of its byte range. */
export class PdfString {
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  /** Offsets of the opening delimiter and just behind the closing one; -1 for strings made here. */
  readonly start: number;
  readonly end: number;
  constructor(bytes: Uint8Array, hex = false, start = -1, end = -1) {
    this.bytes = bytes;
    this.hex = hex;
    this.start = start;
    this.end = end;
  }
}

export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation = 0) {
    this.number = number;
    this.generation = generation;
  }
}

export class PdfDict {
  readonly map: Map<string, PdfValue>;
  /** A key stood twice: readers disagree which one counts. */
  readonly ambiguous: boolean;
  constructor(entries: Iterable<readonly [string, PdfValue]> = [], ambiguous = false) {
    this.map = new Map(entries);
    this.ambiguous = ambiguous;
  }
  get(key: string): PdfValue {
    return this.map.get(key) ?? null;
  }
  has(key: string): boolean {
    return this.map.has(key);
  }
  /** A copy with these entries set, or removed where the value is undefined. */
  with(changes: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
    const copy = new Map(this.map);
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) copy.delete(key);
      else copy.set(key, value);
    }
    return new PdfDict(copy);
  }
}

/** A stream as found in a file: its dictionary and where its data begins. The data stays in the file. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly dataStart: number;
  constructor(dict: PdfDict, dataStart: number) {
    this.dict = dict;
    this.dataStart = dataStart;
  }
}

export const name = (text: string): PdfName => new PdfName(text);
export const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new PdfDict(Object.entries(entries));
export const isName = (value: PdfValue, text: string): boolean => value instanceof PdfName && value.name === text;
export const isArray = (value: PdfValue): value is readonly PdfValue[] => Array.isArray(value);

/** The value in PDF syntax. Streams are written by the update writer, not here. */
export function serialize(value: PdfValue): Buffer {
  if (isArray(value))
    return Buffer.concat([latin('['), ...value.flatMap((item) => [serialize(item), latin(' ')]), latin(']')]);
  if (value instanceof PdfDict) {
    const entries = [...value.map].flatMap(([key, item]) => [
      serialize(new PdfName(key)),
      latin(' '),
      serialize(item),
      latin('\n'),
    ]);
    return Buffer.concat([latin('<<\n'), ...entries, latin('>>')]);
  }
  if (value instanceof PdfName) return latin(`/${value.name.replaceAll(/[^!-~]|[#()<>[\]{}/%]/g, hexEscape)}`);
  if (value instanceof PdfRef) return latin(`${value.number} ${value.generation} R`);
  if (value instanceof PdfString) return latin(`<${Buffer.from(value.bytes).toString('hex').toUpperCase()}>`);
  if (value instanceof PdfStream) throw new TypeError('a stream cannot stand inside another object');
  if (typeof value === 'number') return latin(numberText(value));
  return latin(String(value));
}

/** Text string: PDFDocEncoding where ASCII suffices, else UTF-16BE with its mark (ISO 32000-1 §7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[ -~]*$/.test(text)) return new PdfString(latin(text));
  return new PdfString(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]));
}

/** The text of a text string; PDFDocEncoding is read as Latin-1, which it is for letters. */
export function textOf(value: PdfValue): string | null {
  if (!(value instanceof PdfString)) return null;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return bytes
      .subarray(2, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}

/** A number without exponent; PDF knows none (ISO 32000-1 §7.3.3). */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(10).replace(/0+$/, '').replace(/\.$/, '');
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const hexEscape = (character: string): string => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
