import { readFileSync } from 'node:fs';
import { create, type Font, type Subset } from '@cantoo/fontkit';
import { resourcePath } from '../../base/resources.ts';
import type { PdfOutput } from '../output.ts';
import { num } from '../syntax.ts';
import { deflated, unicodeMap } from '../text-layer.ts';

/** Liberation Serif: free, and of the same widths as the Times New Roman the decree asks for. */
const FILES = {
  regular: 'LiberationSerif-Regular.ttf',
  bold: 'LiberationSerif-Bold.ttf',
  italic: 'LiberationSerif-Italic.ttf',
} as const;
export type Style = keyof typeof FILES;
const STYLES = Object.keys(FILES) as Style[];

/** What stands for a character the font does not have: .notdef is forbidden in PDF/A. */
const SUBSTITUTE = 0x3f;

interface Letter {
  readonly cid: number;
  /** Thousandths of the size. */
  readonly width: number;
}

/** One embedded font: knows the letters it was asked for, and embeds exactly those. */
export class EmbeddedFont {
  readonly resource: string;
  /** Height above and below the base line, as parts of the size. */
  readonly ascent: number;
  readonly descent: number;
  readonly #font: Font;
  readonly #subset: Subset;
  readonly #letters = new Map<number, Letter>();
  readonly #widths: number[] = [];
  readonly #points = new Map<number, number>();

  constructor(style: Style) {
    const font = create(readFileSync(resourcePath('fonts', FILES[style])));
    if (!('glyphForCodePoint' in font)) throw new Error(`${FILES[style]} is a collection`);
    this.resource = `F${STYLES.indexOf(style)}`;
    this.#font = font;
    this.#subset = font.createSubset();
    this.#widths[0] = this.#scaled(font.getGlyph(0)?.advanceWidth ?? 0);
    this.ascent = this.#scaled(font.ascent) / 1000;
    this.descent = -this.#scaled(font.descent) / 1000;
  }

  /** Width of a text in pt at `size`. */
  width(text: string, size: number): number {
    let sum = 0;
    for (const letter of text) sum += this.#letter(letter.codePointAt(0)!).width;
    return (sum * size) / 1000;
  }

  /** The text as a hexadecimal string of CIDs, without the brackets. */
  encode(text: string): string {
    let out = '';
    for (const letter of text) out += this.#letter(letter.codePointAt(0)!).cid.toString(16).padStart(4, '0');
    return out;
  }

  get isUsed(): boolean {
    return this.#letters.size > 0;
  }

  /** Writes the font's objects; `id` is the number pages know it by. */
  async write(output: PdfOutput, id: number): Promise<void> {
    const descendant = output.reserve();
    const descriptor = output.reserve();
    const file = output.reserve();
    const unicode = output.reserve();
    const font = this.#font;
    const program = this.#subset.encode();
    const name = `${SUBSET_TAGS[this.resource]!}+${font.postscriptName ?? 'Font'}`;
    const { minX, minY, maxX, maxY } = font.bbox;
    const box = [minX, minY, maxX, maxY].map((side) => num(this.#scaled(side), 0)).join(' ');
    await output.object(
      id,
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    );
    await output.object(
      descendant,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
        `/W[0[${this.#widths.map((width) => num(width, 3)).join(' ')}]]/CIDToGIDMap/Identity/FontDescriptor ${descriptor} 0 R>>`,
    );
    await output.object(
      descriptor,
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${box}]/ItalicAngle ${num(font.italicAngle, 1)}` +
        `/Ascent ${num(this.#scaled(font.ascent), 0)}/Descent ${num(this.#scaled(font.descent), 0)}` +
        `/CapHeight ${num(this.#scaled(font.capHeight), 0)}/StemV 80/FontFile2 ${file} 0 R>>`,
    );
    await output.stream(file, `/Length1 ${program.length}/Filter/FlateDecode`, deflated(program));
    await output.stream(unicode, '/Filter/FlateDecode', deflated(unicodeMap(this.#points)));
  }

  #letter(point: number): Letter {
    const known = this.#letters.get(point);
    if (known !== undefined) return known;
    const isThere = this.#font.hasGlyphForCodePoint(point);
    const glyph = isThere ? this.#font.glyphForCodePoint(point) : null;
    const letter = glyph === null ? this.#letter(SUBSTITUTE) : this.#add(point, glyph.id, glyph.advanceWidth);
    this.#letters.set(point, letter);
    return letter;
  }

  #add(point: number, glyph: number, advance: number): Letter {
    const cid = this.#subset.includeGlyph(glyph);
    const width = this.#scaled(advance);
    this.#widths[cid] = width;
    // Two characters may share a glyph (hyphen, soft hyphen); the first one asked for is what is copied out.
    if (![...this.#points.values()].includes(cid)) this.#points.set(point, cid);
    return { cid, width };
  }

  #scaled(units: number): number {
    return (units * 1000) / this.#font.unitsPerEm;
  }
}

/** Six capitals mark a subset (ISO 32000-1 9.6.4); fixed, so that the same input makes the same bytes. */
const SUBSET_TAGS: Readonly<Record<string, string>> = { F0: 'TRAMAA', F1: 'TRAMAB', F2: 'TRAMAC' };

export type Fonts = Readonly<Record<Style, EmbeddedFont>>;

/** The three styles lists and minutes need. */
export function embeddedFonts(): Fonts {
  return { regular: new EmbeddedFont('regular'), bold: new EmbeddedFont('bold'), italic: new EmbeddedFont('italic') };
}
