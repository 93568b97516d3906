import { PdfFault, PdfName, PdfRef, type PdfDict, type PdfValue } from './values.ts';

/** Arrays and dictionaries inside one another; real files have under ten. */
const MAX_DEPTH = 64;

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set(Buffer.from('()<>[]{}/%', 'latin1'));

/** Reads values from bytes, front to back (ISO 32000-1 7.2, 7.3). Throws PdfFault, `isEnd` when the bytes ran out. */
export class ValueParser {
  readonly #data: Buffer;
  at: number;

  constructor(data: Buffer, at = 0) {
    this.#data = data;
    this.at = at;
  }

  /** The next value. A number pair followed by R is a reference. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PdfFault('values nested too deeply');
    this.skipBlanks();
    const letter = this.#peek();
    if (letter === 0x2f) return this.#name();
    if (letter === 0x28) return this.#literal();
    if (letter === 0x5b) return this.#array(depth);
    if (letter === 0x3c) return this.#peek(1) === 0x3c ? this.#dictionary(depth) : this.#hexadecimal();
    const word = this.keyword();
    if (/^[+-]?\d*\.?\d*$/.test(word) && /\d/.test(word)) return this.#numberOrRef(word);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    throw new PdfFault(`unexpected "${word.slice(0, 20)}"`);
  }

  /** The next run of regular characters: a number, `obj`, `stream`, `xref` … */
  keyword(): string {
    this.skipBlanks();
    const from = this.at;
    while (this.at < this.#data.length && !isBreak(this.#data[this.at]!)) this.at++;
    if (this.at === this.#data.length) throw new PdfFault('the bytes end', true);
    if (this.at === from) throw new PdfFault('unexpected delimiter');
    return this.#data.toString('latin1', from, this.at);
  }

  skipBlanks(): void {
    for (;;) {
      const letter = this.#peek();
      if (letter === 0x25) while (this.#peek() !== 10 && this.#peek() !== 13) this.at++;
      else if (WHITE.has(letter)) this.at++;
      else return;
    }
  }

  #peek(ahead = 0): number {
    const letter = this.#data[this.at + ahead];
    if (letter === undefined) throw new PdfFault('the bytes end', true);
    return letter;
  }

  #numberOrRef(word: string): number | PdfRef {
    const value = Number(word);
    if (!/^\d{1,10}$/.test(word)) return value;
    const match = /^[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>[\]{}/%])/.exec(
      this.#data.toString('latin1', this.at, this.at + 32),
    );
    if (match === null) return value;
    this.at += match[0].length;
    return new PdfRef(value);
  }

  #name(): PdfName {
    this.at++;
    const from = this.at;
    while (!isBreak(this.#peek())) this.at++;
    const raw = this.#data.toString('latin1', from, this.at);
    return new PdfName(raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  #hexadecimal(): Buffer {
    const end = this.#data.indexOf(0x3e, this.at);
    if (end === -1) throw new PdfFault('the bytes end', true);
    const digits = this.#data.toString('latin1', this.at + 1, end).replace(/[^0-9A-Fa-f]/g, '');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #literal(): Buffer {
    const bytes: number[] = [];
    let open = 1;
    this.at++;
    for (;;) {
      const letter = this.#peek();
      this.at++;
      if (letter === 0x5c) {
        this.#escape(bytes);
        continue;
      }
      if (letter === 0x28) open++;
      if (letter === 0x29 && --open === 0) return Buffer.from(bytes);
      bytes.push(letter);
    }
  }

  #escape(bytes: number[]): void {
    const letter = this.#peek();
    this.at++;
    const octal = /^[0-7]{1,3}/.exec(this.#data.toString('latin1', this.at - 1, this.at + 2))?.[0];
    if (octal !== undefined) {
      this.at += octal.length - 1;
      bytes.push(parseInt(octal, 8) & 0xff);
    } else if (letter === 13) {
      if (this.#peek() === 10) this.at++;
    } else if (letter !== 10) bytes.push(ESCAPES[String.fromCharCode(letter)] ?? letter);
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.#peek() === 0x5d) {
        this.at++;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(depth: number): PdfDict {
    this.at += 2;
    const entries: PdfDict = new Map();
    for (;;) {
      this.skipBlanks();
      if (this.#peek() === 0x3e) {
        if (this.#peek(1) !== 0x3e) throw new PdfFault('a dictionary ends badly');
        this.at += 2;
        return entries;
      }
      const key = this.value(depth + 1);
      if (!(key instanceof PdfName)) throw new PdfFault('a dictionary key is not a name');
      entries.set(key.name, this.value(depth + 1));
    }
  }
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function isBreak(letter: number): boolean {
  return WHITE.has(letter) || DELIMITER.has(letter);
}
