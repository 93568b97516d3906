import { SaxesParser, type SaxesTagNS } from 'saxes';
import { AppError } from '../../../shared/contract/app-error.ts';

/** Bounds for XML that came from outside. */
export interface XmlLimits {
  /** Bytes of the whole document. */
  readonly bytes: number;
  /** Elements within elements. */
  readonly depth: number;
  /** Elements altogether. */
  readonly elements: number;
  /** Attributes of one element. */
  readonly attributes: number;
  /** UTF-16 units of one text. */
  readonly text: number;
}

/** Enough for a METS of 100,000 files; far from what would fill the memory. */
export const XML_LIMITS: XmlLimits = {
  bytes: 256 * 1024 * 1024,
  depth: 64,
  elements: 5_000_000,
  attributes: 64,
  text: 1024 * 1024,
};

/** One element as read. Attribute keys are `{namespace}local`, or `local` when the attribute has no namespace. */
export interface XmlStart {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly depth: number;
  readonly line: number;
}

export interface XmlHandler {
  start?(element: XmlStart): void;
  /** The element's own text, concatenated, when it ends. */
  end?(element: XmlStart, text: string): void;
}

/**
 * Reads a document as a stream of elements. Refuses, with `package/xml-*` errors: a document type declaration (and so
 * every entity but the five of XML), an encoding other than UTF-8, malformed XML, and whatever passes `limits`.
 * Nothing outside the given bytes is ever opened. `place` names the document in errors.
 */
export async function readXml(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  place: string,
  limits: XmlLimits = XML_LIMITS,
): Promise<void> {
  const feed = new XmlFeed(handler, place, limits);
  if (source instanceof Uint8Array) feed.write(source);
  else for await (const chunk of source) feed.write(chunk);
  feed.end();
}

/** The same reader for callers that are handed chunks one by one. */
export class XmlFeed {
  readonly #place: string;
  readonly #limits: XmlLimits;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #stack: { start: XmlStart; text: string }[] = [];
  #bytes = 0;
  #elements = 0;

  constructor(handler: XmlHandler, place: string, limits: XmlLimits = XML_LIMITS) {
    this.#place = place;
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('error', (error) => {
      const { line, column } = parser;
      throw new AppError('package/xml-malformed', { place, line, column: column + 1, reason: error.message });
    });
    parser.on('doctype', () => this.#refuse('package/xml-doctype'));
    parser.on('xmldecl', (declaration) => {
      const encoding = declaration.encoding ?? 'utf-8';
      if (encoding.toLowerCase() !== 'utf-8') throw new AppError('package/xml-encoding', { place, encoding });
    });
    parser.on('opentag', (tag) => {
      const start = this.#start(tag);
      // The blanks that indent an element's children are nobody's text, and with 100,000 children they add up.
      const parent = this.#stack.at(-1);
      if (parent && parent.text.trim() === '') parent.text = '';
      this.#stack.push({ start, text: '' });
      handler.start?.(start);
    });
    parser.on('closetag', () => {
      const element = this.#stack.pop()!;
      handler.end?.(element.start, element.text);
    });
    const text = (part: string) => {
      const element = this.#stack.at(-1);
      if (!element) return;
      element.text += part;
      if (element.text.length > limits.text) this.#tooLarge('text', limits.text);
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.bytes) this.#tooLarge('bytes', this.#limits.bytes);
    this.#parser.write(this.#decode(chunk));
  }

  /** Ends the document; throws when it is not complete. */
  end(): void {
    this.#parser.write(this.#decode()).close();
  }

  #start(tag: SaxesTagNS): XmlStart {
    const entries = Object.values(tag.attributes);
    if (++this.#elements > this.#limits.elements) this.#tooLarge('elements', this.#limits.elements);
    if (this.#stack.length >= this.#limits.depth) this.#tooLarge('depth', this.#limits.depth);
    if (entries.length > this.#limits.attributes) this.#tooLarge('attributes', this.#limits.attributes);
    const attributes = new Map<string, string>();
    for (const { uri, local, value } of entries) attributes.set(uri === '' ? local : `{${uri}}${local}`, value);
    return { namespace: tag.uri, name: tag.local, attributes, depth: this.#stack.length, line: this.#parser.line };
  }

  #decode(chunk?: Uint8Array): string {
    try {
      return chunk ? this.#decoder.decode(chunk, { stream: true }) : this.#decoder.decode();
    } catch (cause) {
      throw new AppError('package/xml-encoding', { place: this.#place, encoding: 'UTF-8' }, { cause });
    }
  }

  #refuse(code: string): never {
    throw new AppError(code, { place: this.#place });
  }

  #tooLarge(what: string, limit: number): never {
    throw new AppError('package/xml-too-large', { place: this.#place, what, limit });
  }
}
