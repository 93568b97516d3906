/** A PDF name, without its slash. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A reference to an indirect object. */
export class PdfRef {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

export type PdfDict = Map<string, PdfValue>;
/** Strings are bytes: what they mean depends on where they stand. */
export type PdfValue = null | boolean | number | PdfName | PdfRef | Buffer | PdfValue[] | PdfDict;

/** The bytes are no PDF as far as we went. `end`: they stop in the middle of a value, more may help. */
export class PdfFault extends Error {
  readonly isEnd: boolean;
  constructor(message: string, isEnd = false) {
    super(message);
    this.isEnd = isEnd;
  }
}

/** A text string (ISO 32000-1 7.9.2.2): UTF-16BE or UTF-8 by its mark, else Latin-1, which PDFDocEncoding nearly is. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!Buffer.isBuffer(value)) return null;
  if (value.length >= 2 && value.readUInt16BE(0) === 0xfeff) {
    const even = Buffer.from(value.subarray(2, value.length - (value.length % 2)));
    return even.swap16().toString('utf16le');
  }
  if (value.length >= 3 && value.readUIntBE(0, 3) === 0xefbbbf) return value.toString('utf8', 3);
  return value.toString('latin1');
}
