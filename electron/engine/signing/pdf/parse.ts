import { PdfDict, PdfName, PdfRef, PdfString, PdfStream, type PdfValue } from './objects.ts';

/** Deeper nesting than this is an attack on the stack, not a document. */
const MAX_DEPTH = 100;

/** The bytes do not follow PDF syntax. */
export class PdfSyntaxError extends Error {}
/** The window ended inside an object: read more and start again. */
export class NeedMoreBytes extends Error {}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const WHITE_SPACE = /[\0\t\n\f\r ]/g;
const DELIMITER = new Set(Buffer.from('()<>[]{}/%', 'latin1'));

/** Reads objects from a window of a file. Offsets it reports are offsets in the file. */
export class Parser {
  readonly #bytes: Buffer;
  readonly #base: number;
  readonly #last: boolean;
  /** Position in the window. */
  position: number;

  /** `last` says that the window reaches the end of the file (or revision), so running out of bytes is an error. */
  constructor(bytes: Buffer, base: number, last: boolean, position = 0) {
    this.#bytes = bytes;
    this.#base = base;
    this.#last = last;
    this.position = position;
  }

  /** `12 0 obj … endobj`; a stream ends where its data begins. */
  indirect(): { number: number; generation: number; value: PdfValue } {
    const number = this.#integer();
    const generation = this.#integer();
    this.expect('obj');
    const value = this.value();
    this.skipWhite();
    if (value instanceof PdfDict && this.#startsWith('stream')) {
      this.position += 6;
      // ISO 32000-1 §7.3.8.1: CRLF or LF, never CR alone.
      if (this.#byte() === 13) this.position++;
      if (this.#byte() !== 10) this.#fail('no end of line after stream');
      this.position++;
      return { number, generation, value: new PdfStream(value, this.#base + this.position) };
    }
    this.expect('endobj');
    return { number, generation, value };
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) this.#fail('nested too deep');
    this.skipWhite();
    const first = this.#byte();
    if (first === 0x2f) return this.#name();
    if (first === 0x28) return this.#literalString();
    if (first === 0x5b) return this.#array(depth);
    if (first === 0x3c) return this.#peek(1) === 0x3c ? this.#dictionary(depth) : this.#hexString();
    if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e)
      return this.#numberOrRef();
    const word = this.#word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    return this.#fail(`unexpected “${word.slice(0, 20)}”`);
  }

  expect(keyword: string): void {
    this.skipWhite();
    if (!this.#startsWith(keyword)) this.#fail(`${keyword} expected`);
    this.position += keyword.length;
  }

  /** True, and past it, if the keyword comes next. */
  accept(keyword: string): boolean {
    this.skipWhite();
    if (!this.#startsWith(keyword)) return false;
    this.position += keyword.length;
    return true;
  }

  skipWhite(): void {
    for (;;) {
      const byte = this.#byteOrEnd();
      if (byte === -1) return;
      if (byte === 0x25) {
        while (![10, 13, -1].includes(this.#byteOrEnd())) this.position++;
      } else if (WHITE.has(byte)) this.position++;
      else return;
    }
  }

  #integer(): number {
    this.skipWhite();
    const word = this.#word();
    if (!/^\d{1,10}$/.test(word)) this.#fail('whole number expected');
    return Number(word);
  }

  #numberOrRef(): PdfValue {
    const word = this.#word();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) this.#fail('malformed number');
    if (!/^\d{1,10}$/.test(word)) return Number(word);
    const mark = this.position;
    this.skipWhite();
    if (this.#isDigit(this.#byteOrEnd())) {
      const generation = this.#word();
      this.skipWhite();
      const next = this.#peek(1);
      if (
        /^\d{1,5}$/.test(generation) &&
        this.#byteOrEnd() === 0x52 &&
        (next === -1 || WHITE.has(next) || DELIMITER.has(next))
      ) {
        this.position++;
        return new PdfRef(Number(word), Number(generation));
      }
    }
    this.position = mark;
    return Number(word);
  }

  #isDigit(byte: number): boolean {
    return byte >= 0x30 && byte <= 0x39;
  }

  #word(): string {
    const start = this.position;
    for (;;) {
      const byte = this.#byteOrEnd();
      if (byte === -1 || WHITE.has(byte) || DELIMITER.has(byte)) break;
      this.position++;
    }
    if (this.position === start) this.#fail('unexpected delimiter');
    return this.#text(start, this.position);
  }

  #name(): PdfName {
    this.position++;
    const start = this.position;
    for (;;) {
      const byte = this.#byteOrEnd();
      if (byte === -1 || WHITE.has(byte) || DELIMITER.has(byte)) break;
      this.position++;
    }
    const raw = this.#text(start, this.position);
    return new PdfName(
      raw.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #array(depth: number): readonly PdfValue[] {
    this.position++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipWhite();
      if (this.#byte() === 0x5d) {
        this.position++;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    let ambiguous = false;
    for (;;) {
      this.skipWhite();
      const byte = this.#byte();
      if (byte === 0x3e && this.#peek(1) === 0x3e) {
        this.position += 2;
        return new PdfDict(entries, ambiguous);
      }
      if (byte !== 0x2f) this.#fail('key expected');
      const { name } = this.#name();
      if (entries.has(name)) ambiguous = true;
      entries.set(name, this.value(depth + 1));
    }
  }

  #hexString(): PdfString {
    const start = this.position++;
    const from = this.position;
    // A signature's is tens of thousands of digits long: no step here goes digit by digit.
    const end = this.#bytes.indexOf(0x3e, from);
    this.position = end === -1 ? this.#bytes.length : end;
    this.#byte();
    const digits = this.#text(from, this.position);
    const bytes = hexBytes(digits) ?? hexBytes(evenDigits(digits.replaceAll(WHITE_SPACE, '')));
    if (bytes === null) this.#fail('malformed hexadecimal string');
    this.position++;
    return new PdfString(bytes, true, this.#base + start, this.#base + this.position);
  }

  #literalString(): PdfString {
    const start = this.position++;
    const out: number[] = [];
    for (let open = 1; ;) {
      const byte = this.#byte();
      this.position++;
      if (byte === 0x5c) {
        this.#escape(out);
        continue;
      }
      if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) break;
      out.push(byte);
    }
    return new PdfString(Uint8Array.from(out), false, this.#base + start, this.#base + this.position);
  }

  #escape(out: number[]): void {
    const byte = this.#byte();
    this.position++;
    const plain = { n: 10, r: 13, t: 9, b: 8, f: 12 }[String.fromCharCode(byte)];
    if (plain !== undefined) out.push(plain);
    else if (byte >= 0x30 && byte <= 0x37) {
      let value = byte - 0x30;
      for (let more = 0; more < 2; more++) {
        const next = this.#byte();
        if (next < 0x30 || next > 0x37) break;
        value = value * 8 + next - 0x30;
        this.position++;
      }
      out.push(value & 0xff);
    } else if (byte === 13) {
      if (this.#byte() === 10) this.position++;
    } else if (byte !== 10) out.push(byte);
  }

  #startsWith(keyword: string): boolean {
    if (this.position + keyword.length > this.#bytes.length && !this.#last) throw new NeedMoreBytes();
    return this.#text(this.position, this.position + keyword.length) === keyword;
  }

  #byte(): number {
    const byte = this.#byteOrEnd();
    return byte === -1 ? this.#fail('the file ends too early') : byte;
  }

  #byteOrEnd(): number {
    return this.#peek(0);
  }

  #peek(ahead: number): number {
    const byte = this.#bytes[this.position + ahead];
    if (byte !== undefined) return byte;
    if (!this.#last) throw new NeedMoreBytes();
    return -1;
  }

  #text(from: number, to: number): string {
    return this.#bytes.toString('latin1', from, to);
  }

  #fail(reason: string): never {
    throw new PdfSyntaxError(`${reason} (byte ${this.#base + this.position})`);
  }
}

/** Null when it is not wholly of hexadecimal digits, two for each byte: Node decodes up to the first that is none. */
function hexBytes(digits: string): Buffer | null {
  const bytes = Buffer.from(digits, 'hex');
  return 2 * bytes.length === digits.length ? bytes : null;
}

/** A last digit that is missing is 0 (ISO 32000-1 §7.3.4.3). */
function evenDigits(digits: string): string {
  return digits.length % 2 === 0 ? digits : `${digits}0`;
}
