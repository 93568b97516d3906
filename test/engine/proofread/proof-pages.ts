import type { OcrPage } from '../../../shared/model/ocr.ts';
import { saveOcr } from '../../../electron/engine/ocr/result-store.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import { receive } from '../../support/pages.ts';
import { pagesOf, textPage } from '../../support/records.ts';

/** A page of these lines; a word written `chữ~40` was read with a confidence of 40, the others with 92. */
export function doubtfulPage(lines: readonly string[]): OcrPage {
  const page = textPage(lines.map((line) => line.replaceAll(/~\d+/g, '')));
  const confidences = lines.flatMap((line) => line.split(' ').map((word) => Number(/~(\d+)/.exec(word)?.[1] ?? 92)));
  let at = 0;
  return {
    ...page,
    lines: page.lines.map((line) => ({
      ...line,
      words: line.words.map((word) => ({ ...word, confidence: confidences[at++]! })),
    })),
  };
}

/** Puts a page's lines in as recognition would. */
export function recognise(ws: Workspace, pageId: number, lines: readonly string[], settings = 'test'): void {
  saveOcr(ws, pageId, settings, { state: 'done', page: doubtfulPage(lines) });
}

/** A batch `hộp 1` of one-page files, each with these lines; answers the ids of its pages. */
export function proofBatch(ws: Workspace, pages: readonly (readonly string[])[]): number[] {
  return pages.map((lines, index) => {
    const name = `${index + 1}.jpg`;
    receive(ws, 'hộp 1', { [name]: 1 });
    const [id] = pagesOf(ws, name);
    recognise(ws, id!, lines);
    return id!;
  });
}
