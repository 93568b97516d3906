import { breakLines } from './break-lines.ts';
import type { Style } from './fonts.ts';
import { mm, PAGE_SETUP } from './page-setup.ts';
import type { Sheets } from './sheets.ts';

export type Align = 'left' | 'center' | 'right' | 'justify';

/** A paragraph of one style. `underline` draws the short rule the decree puts under a heading, as a part of the text's width. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly align?: Align;
  readonly style?: Style;
  readonly size?: number;
  /** First line indented, as running text is. Default: only for justified paragraphs. */
  readonly indent?: boolean;
  readonly spaceBefore?: number;
  readonly underline?: number;
}

/** Paragraphs side by side, kept together on one sheet: the head of a record, its signatures. */
export interface Beside {
  readonly kind: 'beside';
  /** Each column's share of the width and what stands in it. */
  readonly columns: readonly { readonly share: number; readonly paragraphs: readonly Paragraph[] }[];
  readonly spaceBefore?: number;
}

/** Black squares, centred: a code to be read by a machine. `modules` row by row, 1 = black; sizes in mm, with nothing around. */
export interface Squares {
  readonly kind: 'squares';
  readonly modules: { readonly width: number; readonly height: number; readonly data: Uint8Array };
  readonly width: number;
  readonly height: number;
  readonly spaceBefore?: number;
}

/** What follows begins a sheet. */
export interface Break {
  readonly kind: 'break';
}

export type Block = Paragraph | Beside | Squares | Break;

interface Area {
  readonly left: number;
  readonly width: number;
}

/** Sets a block at the pen, going on to the next sheet where this one ends. */
export async function setBlock(sheets: Sheets, block: Block): Promise<void> {
  const area = { left: sheets.left, width: sheets.width };
  if (block.kind === 'paragraph') {
    await setParagraph(sheets, block, area);
    return;
  }
  if (block.kind === 'break') {
    if (!sheets.isFresh) await sheets.breakPage();
    return;
  }
  if (block.kind === 'squares') {
    await setSquares(sheets, block);
    return;
  }
  const spaceBefore = block.spaceBefore ?? PAGE_SETUP.body.spaceBefore;
  const total = block.columns.reduce((sum, column) => sum + column.share, 0);
  const columns = block.columns.map((column) => ({ ...column, width: (area.width * column.share) / total }));
  const heights = columns.map(({ width, paragraphs }) =>
    paragraphs.reduce((sum, paragraph) => sum + heightOf(sheets, paragraph, width), 0),
  );
  const height = Math.max(0, ...heights) + spaceBefore;
  if (height > sheets.room && !sheets.isFresh) await sheets.breakPage();
  const top = sheets.y + spaceBefore;
  let left = area.left;
  for (const { width, paragraphs } of columns) {
    sheets.y = top;
    for (const paragraph of paragraphs) await setParagraph(sheets, paragraph, { left, width });
    left += width;
  }
  sheets.y = top - spaceBefore + height;
}

async function setParagraph(sheets: Sheets, paragraph: Paragraph, area: Area): Promise<void> {
  const { align, style, size, indent, spaceBefore } = withDefaults(paragraph);
  const font = sheets.fonts[style];
  const lines = breakLines(paragraph.text, font, size, area.width, area.width - indent);
  const leading = size * PAGE_SETUP.body.lineSpacing;
  sheets.y += spaceBefore;
  for (const [at, text] of lines.entries()) {
    if (leading > sheets.room) await sheets.breakPage();
    const inset = at === 0 ? indent : 0;
    const free = area.width - inset - font.width(text, size);
    const blanks = text.split(' ').length - 1;
    const isStretched = align === 'justify' && at < lines.length - 1 && blanks > 0;
    const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
    const x = area.left + inset + shift;
    sheets.setLine({ text, style, size, x, y: sheets.y + font.ascent * size, blank: isStretched ? free / blanks : 0 });
    sheets.y += leading;
    if (paragraph.underline !== undefined && at === lines.length - 1) {
      const length = font.width(text, size) * paragraph.underline;
      const from = x + (font.width(text, size) - length) / 2;
      sheets.rule(from, sheets.y, from + length, sheets.y);
    }
  }
}

async function setSquares(sheets: Sheets, { modules, spaceBefore = 0, ...size }: Squares): Promise<void> {
  const [wide, high] = [mm(size.width), mm(size.height)];
  if (spaceBefore + high > sheets.room && !sheets.isFresh) await sheets.breakPage();
  sheets.y += spaceBefore;
  const [stepX, stepY] = [wide / modules.width, high / modules.height];
  const left = sheets.left + (sheets.width - wide) / 2;
  for (let row = 0; row < modules.height; row++) {
    let from = -1;
    for (let column = 0; column <= modules.width; column++) {
      const isBlack = column < modules.width && modules.data[row * modules.width + column] === 1;
      if (isBlack && from < 0) from = column;
      if (isBlack || from < 0) continue;
      // A run of black squares is one rectangle: no hair lines between them when it is drawn.
      sheets.fill(left + from * stepX, sheets.y + row * stepY, (column - from) * stepX, stepY);
      from = -1;
    }
  }
  sheets.y += high;
}

function heightOf(sheets: Sheets, paragraph: Paragraph, width: number): number {
  const { style, size, indent, spaceBefore } = withDefaults(paragraph);
  const lines = breakLines(paragraph.text, sheets.fonts[style], size, width, width - indent);
  return spaceBefore + lines.length * size * PAGE_SETUP.body.lineSpacing;
}

function withDefaults(paragraph: Paragraph): {
  align: Align;
  style: Style;
  size: number;
  indent: number;
  spaceBefore: number;
} {
  const { body } = PAGE_SETUP;
  const align = paragraph.align ?? 'justify';
  return {
    align,
    style: paragraph.style ?? 'regular',
    size: paragraph.size ?? body.size,
    indent: (paragraph.indent ?? align === 'justify') ? body.indent : 0,
    spaceBefore: paragraph.spaceBefore ?? body.spaceBefore,
  };
}
