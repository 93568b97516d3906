import { streamDurable } from '../../base/durable-file.ts';
import { throwIfCancelled, type Task } from '../../base/task.ts';
import { finishDocument } from '../finish-document.ts';
import type { PdfMetadata } from '../model.ts';
import { PdfOutput } from '../output.ts';
import { PageTree } from '../page-tree.ts';
import { num } from '../syntax.ts';
import { deflated } from '../text-layer.ts';
import type { PdfWritten } from '../write-pdfa.ts';
import { embeddedFonts, type Fonts, type Style } from './fonts.ts';
import { PAGE_SETUP } from './page-setup.ts';

/** A run of one style set at a place: the base line's left end, in pt from the page's top left corner. */
export interface SetLine {
  readonly text: string;
  readonly style: Style;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Extra pt at every blank, for justified lines. */
  readonly blank?: number;
}

/**
 * The sheets of a typeset file, filled from top to bottom. Only the present sheet is held; `breakPage` writes it. `y` is
 * the pen's distance from the top of the page in pt.
 */
export class Sheets {
  readonly fonts: Fonts = embeddedFonts();
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  y: number;
  readonly #output: PdfOutput;
  readonly #tree: PageTree;
  readonly #task: Task;
  readonly #width: number;
  readonly #height: number;
  readonly #resources: number;
  #operators: string[] = [];

  constructor(output: PdfOutput, task: Task, landscape: boolean) {
    const { paper, margins } = PAGE_SETUP;
    this.#output = output;
    this.#tree = new PageTree(output);
    this.#task = task;
    this.#width = landscape ? paper.longSide : paper.shortSide;
    this.#height = landscape ? paper.shortSide : paper.longSide;
    this.#resources = output.reserve();
    this.left = margins.left;
    this.right = this.#width - margins.right;
    this.top = margins.top;
    this.bottom = this.#height - margins.bottom;
    this.y = this.top;
  }

  /** Width of the text area, pt. */
  get width(): number {
    return this.right - this.left;
  }

  /** Height still free on this sheet, pt. */
  get room(): number {
    return this.bottom - this.y;
  }

  get isFresh(): boolean {
    return this.#operators.length === 0;
  }

  setLine({ text, style, size, x, y, blank = 0 }: SetLine): void {
    if (text === '') return;
    const font = this.fonts[style];
    const parts = text.split(' ').map((part) => font.encode(part));
    // Blanks are letters too, so that a reader copies them; a justified line stretches them by a kerning number.
    const gap = blank === 0 ? '' : `>${num((-blank * 1000) / size, 1)}<`;
    const shown = `<${parts.join(font.encode(' ') + gap)}>`;
    this.#operators.push(
      `BT/${font.resource} ${num(size, 2)} Tf ${num(x, 2)} ${num(this.#height - y, 2)} Td[${shown}]TJ ET`,
    );
  }

  /** A straight rule between two places. */
  rule(x0: number, y0: number, x1: number, y1: number): void {
    const up = (y: number) => num(this.#height - y, 2);
    this.#operators.push(`${num(PAGE_SETUP.rule, 2)} w ${num(x0, 2)} ${up(y0)} m ${num(x1, 2)} ${up(y1)} l S`);
  }

  /** A black rectangle: its top left corner and its size. */
  fill(x: number, y: number, width: number, height: number): void {
    this.#operators.push(`${num(x, 3)} ${num(this.#height - y - height, 3)} ${num(width, 3)} ${num(height, 3)} re f`);
  }

  /** Ends this sheet and starts the next. */
  async breakPage(): Promise<void> {
    throwIfCancelled(this.#task.signal);
    const { page, parent } = this.#tree.add();
    this.#setPageNumber();
    const content = this.#output.reserve();
    await this.#output.stream(content, '/Filter/FlateDecode', deflated(this.#operators.join('\n')));
    await this.#output.object(
      page,
      `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${num(this.#width)} ${num(this.#height)}]` +
        `/Resources ${this.#resources} 0 R/Contents ${content} 0 R>>`,
    );
    this.#operators = [];
    this.y = this.top;
    this.#task.report({ stage: 'typeset', done: this.#tree.count, total: null, unit: 'pages' });
  }

  /** Writes the last sheet, fonts and the rest of the file. */
  async finish(metadata: PdfMetadata): Promise<PdfWritten> {
    if (!this.isFresh || this.#tree.count === 0) await this.breakPage();
    const used = Object.values(this.fonts).filter((font) => font.isUsed);
    const numbered = used.map((font) => ({ font, id: this.#output.reserve() }));
    const entries = numbered.map(({ font, id }) => `/${font.resource} ${id} 0 R`).join('');
    await this.#output.object(this.#resources, `<</Font<<${entries}>>>>`);
    for (const { font, id } of numbered) await font.write(this.#output, id);
    const sha256 = await finishDocument(this.#output, metadata, await this.#tree.write());
    return { pages: this.#tree.count, bytes: this.#output.bytes, sha256 };
  }

  #setPageNumber(): void {
    const { size, firstShown } = PAGE_SETUP.pageNumber;
    if (this.#tree.count < firstShown) return;
    const text = String(this.#tree.count);
    const font = this.fonts.regular;
    const x = (this.#width - font.width(text, size)) / 2;
    this.setLine({ text, style: 'regular', size, x, y: this.top / 2 + (font.ascent - font.descent) * (size / 2) });
  }
}

/** Opens the file, lets `fill` set its sheets, closes it. Whole or not at all; same input, same bytes. */
export async function writeSheets(
  target: string,
  metadata: PdfMetadata,
  landscape: boolean,
  task: Task,
  options: { readonly scratch?: string },
  fill: (sheets: Sheets) => Promise<void>,
): Promise<PdfWritten> {
  let written: PdfWritten | undefined;
  await streamDurable(
    target,
    async (stream) => {
      const output = new PdfOutput(stream);
      await output.header();
      const sheets = new Sheets(output, task, landscape);
      await fill(sheets);
      written = await sheets.finish(metadata);
    },
    options,
  );
  return written!;
}
