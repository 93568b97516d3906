import { deflateSync } from 'node:zlib';
import type { OcrLine, OcrPage, OcrWord } from '../../../shared/model/ocr.ts';
import type { Placement } from './geometry.ts';
import { GLYPH_WIDTH } from './glyphless-font.ts';
import { num } from './syntax.ts';

const SPACE = 0x20;
const PRIVATE_FROM = 0xe000;
const PRIVATE_TO = 0xf8ff;
/** No CMap section may hold more entries (Adobe technical note 5014). */
const BFCHARS_A_SECTION = 100;

/**
 * The invisible words of a whole file. A CID is the character's code point where that fits; what lies outside the BMP
 * or in its private area gets a CID of the private area, so two characters never share one. Remembers which characters
 * were used: font map and ToUnicode are written last and list exactly those.
 */
export class TextLayer {
  readonly #cids = new Map<number, number>([[SPACE, SPACE]]);
  #nextPrivate = PRIVATE_FROM;

  get isUsed(): boolean {
    return this.#cids.size > 1;
  }

  /**
   * The operators that write a page's words over its image: one flat base line per line, each word fitted to its box,
   * and the space after it in the same TJ, stretched over the gap, because viewers drop words of one letter that stand
   * alone and guess spaces otherwise. Coordinates are px of the page space: small integers compress well.
   */
  operators(text: OcrPage, placement: Placement): string {
    const lines: string[] = [];
    const pen = { x: 0, y: 0, size: 0 };
    for (const line of text.lines) this.#line(line, text.height, pen, lines);
    if (lines.length === 0) return '';
    const scaleX = placement.width / text.width;
    const scaleY = placement.height / text.height;
    return `q ${num(scaleX, 6)} 0 0 ${num(scaleY, 6)} 0 0 cm BT 3 Tr\n${lines.join('\n')}\nET Q`;
  }

  /** For every CID up to the largest used: the letter glyph where used, .notdef elsewhere. */
  cidToGidMap(): Buffer {
    const map = Buffer.alloc((Math.max(...this.#cids.values()) + 1) * 2);
    for (const cid of this.#cids.values()) map.writeUInt16BE(1, cid * 2);
    return map;
  }

  toUnicode(): string {
    return unicodeMap(this.#cids);
  }

  #line(line: OcrLine, pageHeight: number, pen: { x: number; y: number; size: number }, out: string[]): void {
    const size = Math.max(1, Math.round(line.height > 0 ? line.height : line.box[3] - line.box[1]));
    const y = Math.round(pageHeight - line.baseline);
    const words = line.words.map((word) => ({ word, cids: this.#word(word) })).filter((entry) => entry.cids.length > 0);
    words.forEach(({ word, cids }, at) => {
      const x = Math.round(word.box[0]);
      const width = Math.max(1, Math.round(word.box[2]) - x);
      const stretch = width / ((cids.length * GLYPH_WIDTH * size) / 1000);
      const next = words[at + 1]?.word;
      const gap = next === undefined ? 0 : Math.max(0, Math.round(next.box[0]) - x - width);
      // In thousandths of the stretched font size: what the space's own width is too much or too little for the gap.
      const kern = next === undefined ? 0 : Math.round(GLYPH_WIDTH - (gap * 1000) / (size * stretch));
      const font = size === pen.size ? '' : `/F ${size} Tf `;
      const shown = cids.map(hex).join('');
      const string = `<${shown}${hex(SPACE)}>${kern === 0 ? '' : kern}`;
      out.push(`${font}${num(stretch * 100, 1)} Tz ${x - pen.x} ${y - pen.y} Td[${string}]TJ`);
      pen.x = x;
      pen.y = y;
      pen.size = size;
    });
  }

  #word(word: OcrWord): number[] {
    const cids: number[] = [];
    for (const letter of word.text.normalize('NFC')) {
      const cid = this.#cid(letter.codePointAt(0)!);
      if (cid !== null) cids.push(cid);
    }
    return cids;
  }

  /** Null for what PDF/A forbids in ToUnicode (U+0000, U+FEFF, U+FFFE) and for what is no character to be searched. */
  #cid(point: number): number | null {
    const known = this.#cids.get(point);
    if (known !== undefined) return known;
    if (point < SPACE || (point >= 0x7f && point < 0xa0) || point === 0xfeff || (point & 0xfffe) === 0xfffe)
      return null;
    if (point >= 0xd800 && point < PRIVATE_FROM) return null;
    const direct = point < PRIVATE_FROM || (point > PRIVATE_TO && point <= 0xffff);
    if (!direct && this.#nextPrivate > PRIVATE_TO) return null;
    const cid = direct ? point : this.#nextPrivate++;
    this.#cids.set(point, cid);
    return cid;
  }
}

/** A ToUnicode CMap of code points and the CIDs they were given: one bfchar each. */
export function unicodeMap(cids: ReadonlyMap<number, number>): string {
  const entries = [...cids].sort((a, b) => a[1] - b[1]);
  const sections: string[] = [];
  for (let from = 0; from < entries.length; from += BFCHARS_A_SECTION) {
    const section = entries.slice(from, from + BFCHARS_A_SECTION);
    const lines = section.map(([point, cid]) => `<${hex(cid)}> <${utf16(point)}>`);
    sections.push(`${section.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Deflated bytes of ASCII operators or of any small stream. */
export function deflated(source: string | Uint8Array): Buffer {
  return deflateSync(typeof source === 'string' ? Buffer.from(source, 'latin1') : source, { level: 9 });
}

function hex(cid: number): string {
  return cid.toString(16).toUpperCase().padStart(4, '0');
}

function utf16(point: number): string {
  return Buffer.from(String.fromCodePoint(point), 'utf16le').swap16().toString('hex').toUpperCase();
}
