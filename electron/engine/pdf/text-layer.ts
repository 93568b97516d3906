import { deflateSync } from 'node:zlib';
import type { OcrLine, OcrPage } from '../../../shared/model/ocr.ts';
import type { Placement } from './geometry.ts';
import { GLYPH_WIDTH } from './glyphless-font.ts';
import { num } from './syntax.ts';

const SPACE = 0x20;
/** Least distance between words, as a part of the font size: poppler takes 0.15 for a blank. */
const LEAST_GAP = 0.17;
/** No word is narrowed below this part of its box for that. */
const LEAST_WIDTH = 0.8;
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
   * The operators that write a page's words over its image: one flat base line per line; each word stretched to its box,
   * with the space after it in the same TJ and a kerning number that leads to where the next word begins, because viewers
   * drop words of one letter that stand alone and guess spaces otherwise. Coordinates are px of the page space, whole
   * ones: a page of 430 words takes under 4 KB.
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
    const words = line.words
      .map(({ text, box }) => ({ cids: this.#word(text), box }))
      .filter(({ cids }) => cids.length > 0);
    const first = words[0];
    if (first === undefined) return;
    const size = Math.max(1, Math.round(line.height > 0 ? line.height : line.box[3] - line.box[1]));
    const start = Math.round(first.box[0]);
    const y = Math.round(pageHeight - line.baseline);
    const font = size === pen.size ? '' : `/F ${size} Tf `;
    let source = `${font}${start - pen.x} ${y - pen.y} Td`;
    let x = start;
    let stretch = 0;
    words.forEach(({ cids, box }, at) => {
      const next = words[at + 1]?.box[0];
      // Readers that go by distance alone (pdftotext -raw) need this much between two words.
      const end = next === undefined ? box[2] : Math.min(box[2], next - LEAST_GAP * size);
      const width = Math.max(end - x, (box[2] - x) * LEAST_WIDTH, 1);
      const letter = (GLYPH_WIDTH * size) / 1000;
      const percent = Math.max(1, Math.round((100 * width) / (cids.length * letter)));
      const unit = (size * percent) / 100 / 1000;
      const afterSpace = x + (cids.length + 1) * GLYPH_WIDTH * unit;
      const kern = next === undefined ? 0 : Math.round((afterSpace - next) / unit);
      if (percent !== stretch) source += ` ${percent} Tz`;
      source += `[<${cids.map(hex).join('')}${hex(SPACE)}>${kern === 0 ? '' : kern}]TJ`;
      stretch = percent;
      // Where the pen really is: what was rounded off here is made good by the next word.
      x = afterSpace - kern * unit;
    });
    out.push(source);
    Object.assign(pen, { x: start, y, size });
  }

  #word(text: string): number[] {
    const cids: number[] = [];
    for (const letter of text.normalize('NFC')) {
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
