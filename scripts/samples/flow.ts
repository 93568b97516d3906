import { A4, MM, type Face, type Paper } from './paper.ts';

/** The text area of NĐ 30/2020 Annex I: top and bottom 20 mm, left 30 mm, right 18 mm; in pt. */
export const AREA = {
  left: 30 * MM,
  right: A4.width - 18 * MM,
  top: 20 * MM,
  bottom: A4.height - 20 * MM,
} as const;
const INDENT = 10 * MM;

export interface FlowStyle {
  readonly size: number;
  /** Line pitch as a multiple of the font size. */
  readonly pitch: number;
  /** Space under a paragraph in pt (the decree: at least 6 pt). */
  readonly gap: number;
  readonly area: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

const BODY: FlowStyle = { size: 14, pitch: 1.28, gap: 6, area: AREA };

export interface ParagraphOptions {
  readonly indent?: number;
  readonly left?: number;
  readonly right?: number;
  readonly face?: Face;
  readonly align?: 'justify' | 'centre' | 'left';
  readonly size?: number;
  readonly gap?: number;
}

interface Word {
  readonly text: string;
  readonly face: Face;
  readonly width: number;
}

/** Text running down the page and over to the next one, with the page number centred in the top margin. */
export class Flow {
  y: number;
  readonly paper: Paper;
  readonly style: FlowStyle;
  private number = 1;

  constructor(paper: Paper, style: Partial<FlowStyle> = {}) {
    this.paper = paper;
    this.style = { ...BODY, ...style };
    if (paper.pages.length === 0) paper.addPage();
    this.y = this.style.area.top;
  }

  /** Goes to a new page; its number stands in the top margin (Annex I, Part I: not shown on page 1). */
  nextPage(landscape = false): void {
    const page = this.paper.addPage(landscape);
    this.number += 1;
    this.paper.line(String(this.number), page.width / 2, 14 * MM, 13, { align: 'centre' });
    this.y = this.style.area.top;
  }

  /** Makes sure `height` pt are free on this page. */
  need(height: number): void {
    if (this.y + height > this.style.area.bottom) this.nextPage();
  }

  /**
   * A paragraph with `**bold**` and `__italic__` parts, broken into lines and justified. A line that finds no room goes
   * to the next page.
   */
  paragraph(text: string, options: ParagraphOptions = {}): void {
    const { area } = this.style;
    const size = options.size ?? this.style.size;
    const { left = area.left, right = area.right, align = 'justify', indent = INDENT } = options;
    const words = this.words(text, options.face ?? 'regular', size);
    const pitch = this.style.pitch * size;
    const space = this.paper.width(' ', 'regular', size);
    let first = align !== 'centre';
    while (words.length > 0) {
      const start = left + (first ? indent : 0);
      const line = takeLine(words, right - start, space);
      this.need(pitch);
      this.y += pitch;
      const used = line.reduce((sum, word) => sum + word.width, 0);
      const slack = right - start - used - space * (line.length - 1);
      const stretch = align === 'justify' && words.length > 0 && line.length > 1 ? slack / (line.length - 1) : 0;
      this.put(line, align === 'centre' ? start + slack / 2 : start, space + stretch, size);
      first = false;
    }
    this.y += options.gap ?? this.style.gap;
  }

  private put(line: readonly Word[], x0: number, space: number, size: number): void {
    const baseline = this.y - 0.25 * size;
    let x = x0;
    for (const word of line) {
      this.paper.print(word.text, x, baseline, word.face, size);
      x += word.width + space;
    }
    this.paper.keep(line.map((word) => word.text).join(' '), x0, x - space, baseline, size);
  }

  private words(text: string, base: Face, size: number): Word[] {
    const words: Word[] = [];
    let face = base;
    for (const token of text.split(/(\*\*|__|\s+)/)) {
      if (token === '**') face = face === 'bold' ? base : 'bold';
      else if (token === '__') face = face === 'italic' ? base : 'italic';
      else if (token.trim() !== '') words.push({ text: token, face, width: this.paper.width(token, face, size) });
    }
    return words;
  }
}

function takeLine(words: Word[], room: number, space: number): Word[] {
  const line: Word[] = [];
  let used = 0;
  while (words.length > 0) {
    const next = words[0]!;
    if (line.length > 0 && used + space + next.width > room) break;
    used += (line.length > 0 ? space : 0) + next.width;
    line.push(next);
    words.shift();
  }
  return line;
}
