import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { create, type Font, type Glyph } from '@cantoo/fontkit';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { resourcePath } from '../../base/resources.ts';
import { dict, name, PdfString, type PdfRef } from './objects.ts';
import type { Update } from './update.ts';

/** Liberation Serif: the metrics of Times New Roman, which TT 05/2025/TT-BNV Điều 8 kh.1 asks for, free to embed (OFL). */
const FONT_FILE = 'LiberationSerif-Regular.ttf';

let loaded: Promise<Font> | null = null;

function loadFont(): Promise<Font> {
  loaded ??= readFile(resourcePath('fonts', FONT_FILE)).then((bytes) => {
    const font = create(bytes);
    if (!('glyphForCodePoint' in font)) throw new TypeError('a font collection, not a font');
    return font;
  });
  return loaded;
}

/** Text set in a subset of the font that holds just the glyphs used. */
export class TextFont {
  readonly #font: Font;
  readonly #subset: ReturnType<Font['createSubset']>;
  /** Glyph number in the subset → width in thousandths of the size, and the character it shows. */
  readonly #used = new Map<number, { width: number; character: string }>();

  private constructor(font: Font) {
    this.#font = font;
    this.#subset = font.createSubset();
  }

  static async load(): Promise<TextFont> {
    return new TextFont(await loadFont());
  }

  /** Width of a text at size 1. Throws `signing/text-not-in-font` for a character that would come out as a box. */
  width(text: string): number {
    return this.#glyphs(text).reduce((sum, glyph) => sum + glyph.advanceWidth, 0) / this.#font.unitsPerEm;
  }

  /** The text as glyph numbers of the subset, for a Tj operator. */
  encode(text: string): PdfString {
    const characters = Array.from(text);
    const codes = this.#glyphs(text).map((glyph, index) => {
      const code = this.#subset.includeGlyph(glyph);
      this.#used.set(code, {
        width: (glyph.advanceWidth * 1000) / this.#font.unitsPerEm,
        character: characters[index]!,
      });
      return code;
    });
    return new PdfString(Buffer.from(codes.flatMap((code) => [code >> 8, code & 0xff])), true);
  }

  /** Writes the font with all its parts (ISO 32000-1 §9.7, ISO 19005-2 §6.2.11: embedded, widths true, Unicode known). */
  write(update: Update): PdfRef {
    const file = Buffer.from(this.#subset.encode());
    const packed = deflateSync(file);
    const letters = [...createHash('sha256').update(file).digest().subarray(0, 6)].map((byte) =>
      String.fromCharCode(65 + (byte % 26)),
    );
    const baseFont = name(`${letters.join('')}+LiberationSerif`);
    const scale = (value: number): number => Math.round((value * 1000) / this.#font.unitsPerEm);
    const { bbox } = this.#font;
    const fontFile = update.addStream(dict({ Filter: name('FlateDecode'), Length1: file.length }), packed);
    const descriptor = update.add(
      dict({
        Type: name('FontDescriptor'),
        FontName: baseFont,
        // Serif and symbolic: glyphs are addressed by number, not through an encoding.
        Flags: 6,
        FontBBox: [scale(bbox.minX), scale(bbox.minY), scale(bbox.maxX), scale(bbox.maxY)],
        ItalicAngle: 0,
        Ascent: scale(this.#font.ascent),
        Descent: scale(this.#font.descent),
        CapHeight: scale(this.#font.capHeight),
        StemV: 80,
        FontFile2: fontFile,
      }),
    );
    const widths = [...this.#used].sort(([a], [b]) => a - b).flatMap(([code, { width }]) => [code, [width]]);
    const descendant = update.add(
      dict({
        Type: name('Font'),
        Subtype: name('CIDFontType2'),
        BaseFont: baseFont,
        CIDSystemInfo: dict({
          Registry: new PdfString(Buffer.from('Adobe')),
          Ordering: new PdfString(Buffer.from('Identity')),
          Supplement: 0,
        }),
        FontDescriptor: descriptor,
        W: widths,
        CIDToGIDMap: name('Identity'),
      }),
    );
    return update.add(
      dict({
        Type: name('Font'),
        Subtype: name('Type0'),
        BaseFont: baseFont,
        Encoding: name('Identity-H'),
        DescendantFonts: [descendant],
        ToUnicode: update.addStream(dict({}), this.#toUnicode()),
      }),
    );
  }

  #glyphs(text: string): Glyph[] {
    return Array.from(text, (character) => {
      const point = character.codePointAt(0)!;
      const glyph = this.#font.glyphForCodePoint(point);
      if (glyph === null || glyph.id === 0) {
        const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
        throw new AppError('signing/text-not-in-font', { character, code });
      }
      return glyph;
    });
  }

  #toUnicode(): Buffer {
    const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
    const rows = [...this.#used]
      .sort(([a], [b]) => a - b)
      .map(
        ([code, { character }]) =>
          `<${hex(code)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex').toUpperCase()}>`,
      );
    const blocks: string[] = [];
    // A block holds at most 100 rows (ISO 32000-1 §9.10.3).
    for (let start = 0; start < rows.length; start += 100) {
      const block = rows.slice(start, start + 100);
      blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
    }
    return Buffer.from(
      [
        '/CIDInit /ProcSet findresource begin',
        '12 dict begin',
        'begincmap',
        '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
        '/CMapName /Adobe-Identity-UCS def',
        '/CMapType 2 def',
        '1 begincodespacerange',
        '<0000> <FFFF>',
        'endcodespacerange',
        ...blocks,
        'endcmap',
        'CMapName currentdict /CMap defineresource pop',
        'end',
        'end',
        '',
      ].join('\n'),
      'latin1',
    );
  }
}
