import { AppError } from '../../../shared/contract/app-error.ts';

/** Somewhere bytes go, one chunk after another. The chunk is free for reuse when the promise resolves. */
export interface ByteSink {
  write(chunk: Uint8Array): Promise<void> | void;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Text waiting in memory before `drain` hands it on. */
const FLUSH_AT = 64 * 1024;

/** What XML 1.0 cannot carry, not even escaped (production 2 `Char`); with the u flag this includes lone surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * Writes one XML 1.0 document in UTF-8 as a stream: indented by two blanks, text in NFC, everything escaped. Elements
 * are opened and closed in order; memory holds only what was written since the last `drain`, so call that in loops.
 * Throws `package/xml-illegal-character` for a character XML has no place for.
 */
export class XmlWriter {
  readonly #sink: ByteSink;
  readonly #open: string[] = [];
  #text = '<?xml version="1.0" encoding="UTF-8"?>\n';

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** Starts an element. Attributes whose value is undefined are left out. */
  open(name: string, attributes: Attributes = {}): this {
    this.#text += `${this.#indent()}<${name}${attributeText(name, attributes)}>\n`;
    this.#open.push(name);
    return this;
  }

  /** Ends the element opened last. */
  close(): this {
    const name = this.#open.pop();
    if (name === undefined) throw new Error('XmlWriter: close without open');
    this.#text += `${this.#indent()}</${name}>\n`;
    return this;
  }

  /** An element with text, or an empty one when `text` is undefined or empty. */
  leaf(name: string, text?: string | number, attributes: Attributes = {}): this {
    const start = `${this.#indent()}<${name}${attributeText(name, attributes)}`;
    this.#text += text === undefined || text === '' ? `${start}/>\n` : `${start}>${escapeText(name, text)}</${name}>\n`;
    return this;
  }

  /** Hands on what has been written when it has grown large enough; the place to wait for a slow disk. */
  async drain(): Promise<void> {
    if (this.#text.length >= FLUSH_AT) await this.#flush();
  }

  /** Hands on the rest. Every element must have been closed. */
  async end(): Promise<void> {
    if (this.#open.length > 0) throw new Error(`XmlWriter: <${this.#open.join('><')}> left open`);
    await this.#flush();
  }

  #indent(): string {
    return '  '.repeat(this.#open.length);
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#text, 'utf8');
    this.#text = '';
    await this.#sink.write(bytes);
  }
}

function attributeText(element: string, attributes: Attributes): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    text += ` ${name}="${escapeAttribute(`${element}/@${name}`, value)}"`;
  }
  return text;
}

function escapeText(place: string, value: string | number): string {
  return clean(place, value).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;');
}

function escapeAttribute(place: string, value: string | number): string {
  // Parsers turn bare line ends and tabs in attributes into blanks, so those are written as references.
  return clean(place, value)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Most values are ASCII, which is always NFC and legal. */
const PLAIN = /^[ -~]*$/;

function clean(place: string, value: string | number): string {
  if (typeof value === 'number' || PLAIN.test(value)) return String(value);
  const text = value.normalize('NFC');
  const illegal = ILLEGAL.exec(text);
  if (illegal) {
    const code = illegal[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new AppError('package/xml-illegal-character', { place, character: `U+${code}` });
  }
  return text;
}
