import { isArray, isName, PdfDict, PdfRef, type PdfValue } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';
import { numberArray, type PdfFile } from './pdf-file.ts';

const MAX_DEPTH = 64;
/** US Letter, what a page without a box is by custom. */
const DEFAULT_BOX = [0, 0, 612, 792];

export interface Page {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** The visible box in user space: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  /** Clockwise turn for display: 0, 90, 180 or 270. */
  readonly rotate: 0 | 90 | 180 | 270;
  /** Points per user space unit (ISO 32000-1 table 30, UserUnit). */
  readonly unit: number;
}

/** The first page with its inherited attributes. Throws PdfSyntaxError when the page tree has none. */
export async function firstPage(file: PdfFile): Promise<Page> {
  const root = (await file.catalog()).get('Pages');
  const found = await leaf(file, root, new PdfDict(), 0);
  if (found === null) throw new PdfSyntaxError('the document has no page');
  const { ref, dict, inherited } = found;
  const attribute = (key: string): PdfValue => (dict.has(key) ? dict.get(key) : inherited.get(key));
  const media = normal(await numberArray(file, attribute('MediaBox'))) ?? DEFAULT_BOX;
  const crop = normal(await numberArray(file, attribute('CropBox'))) ?? media;
  const box = [
    Math.max(media[0]!, crop[0]!),
    Math.max(media[1]!, crop[1]!),
    Math.min(media[2]!, crop[2]!),
    Math.min(media[3]!, crop[3]!),
  ] as const;
  if (!(box[2] > box[0] && box[3] > box[1])) throw new PdfSyntaxError('page 1 has no area');
  const turn = await file.resolve(attribute('Rotate'));
  const unit = await file.resolve(dict.get('UserUnit'));
  const rotate = typeof turn === 'number' ? ((turn % 360) + 360) % 360 : 0;
  if (rotate !== 0 && rotate !== 90 && rotate !== 180 && rotate !== 270)
    throw new PdfSyntaxError('page 1 is turned by no right angle');
  return { ref, dict, box, rotate, unit: typeof unit === 'number' && unit > 0 ? unit : 1 };
}

async function leaf(
  file: PdfFile,
  value: PdfValue,
  inherited: PdfDict,
  depth: number,
): Promise<{ ref: PdfRef; dict: PdfDict; inherited: PdfDict } | null> {
  if (depth > MAX_DEPTH) throw new PdfSyntaxError('the page tree is too deep');
  const dict = await file.resolve(value);
  if (!(dict instanceof PdfDict) || !(value instanceof PdfRef)) throw new PdfSyntaxError('the page tree is broken');
  if (isName(await file.resolve(dict.get('Type')), 'Page')) return { ref: value, dict, inherited };
  const kids = await file.resolve(dict.get('Kids'));
  const passedOn = new PdfDict([...inherited.map, ...dict.map]);
  for (const kid of isArray(kids) ? kids : []) {
    const found = await leaf(file, kid, passedOn, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function normal(box: number[] | null): readonly number[] | null {
  if (box?.length !== 4) return null;
  const [a, b, c, d] = box as [number, number, number, number];
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** A rectangle on the page as the reader sees it (upright, origin at the visible lower left, points) in user space. */
export function toUserSpace(
  page: Page,
  visual: readonly [number, number, number, number],
): [number, number, number, number] {
  const corners = [point(page, visual[0], visual[1]), point(page, visual[2], visual[3])] as const;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The other way round: a rectangle in user space as the reader sees it. */
export function toVisual(page: Page, rect: readonly number[]): [number, number, number, number] {
  const [left, bottom, right, top] = page.box;
  const turned = (x: number, y: number): [number, number] => {
    if (page.rotate === 90) return [y - bottom, right - x];
    if (page.rotate === 180) return [right - x, top - y];
    if (page.rotate === 270) return [top - y, x - left];
    return [x - left, y - bottom];
  };
  const [ax, ay] = turned(rect[0] ?? 0, rect[1] ?? 0);
  const [bx, by] = turned(rect[2] ?? 0, rect[3] ?? 0);
  const scaled = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)].map(
    (value) => value * page.unit,
  );
  return scaled as [number, number, number, number];
}

/** Width and height as the reader sees the page, points. */
export function visualSize(page: Page): { readonly width: number; readonly height: number } {
  const [left, bottom, right, top] = page.box;
  const [across, up] = [(right - left) * page.unit, (top - bottom) * page.unit];
  return page.rotate % 180 === 0 ? { width: across, height: up } : { width: up, height: across };
}

/** The turn that makes content stand upright on a page displayed turned: the linear part of a form's matrix. */
export function uprightMatrix(page: Page): readonly [number, number, number, number] {
  if (page.rotate === 90) return [0, 1, -1, 0];
  if (page.rotate === 180) return [-1, 0, 0, -1];
  if (page.rotate === 270) return [0, -1, 1, 0];
  return [1, 0, 0, 1];
}

function point(page: Page, visualX: number, visualY: number): readonly [number, number] {
  const [left, bottom, right, top] = page.box;
  const [x, y] = [visualX / page.unit, visualY / page.unit];
  if (page.rotate === 90) return [right - y, bottom + x];
  if (page.rotate === 180) return [right - x, top - y];
  if (page.rotate === 270) return [left + y, top - x];
  return [left + x, bottom + y];
}
