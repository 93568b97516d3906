import { SEPARATOR_CODES, type SeparatorKind } from '../../../shared/model/separator-sheets.ts';
import type { Task } from '../base/task.ts';
import { typesetPages, type Block } from '../pdf/index.ts';
import { drawCode } from '../tools/codes/index.ts';
import type { Workspace } from '../workspace/index.ts';

export interface PrintSeparators {
  readonly out: string;
  readonly kind: SeparatorKind;
  readonly sheets: number;
}

/**
 * What the sheets say. In Vietnamese, whatever the window's language: they go among the papers. Few enough words that a
 * sheet whose code is torn is still known by its text (SEPARATOR_MOST_WORDS).
 */
const WORDS: Readonly<Record<SeparatorKind, { readonly what: string; readonly use: string }>> = {
  document: { what: 'VĂN BẢN MỚI', use: 'Đặt trước trang đầu của mỗi văn bản. Tờ này không thuộc hồ sơ.' },
  file: { what: 'HỒ SƠ MỚI', use: 'Đặt trước trang đầu của mỗi hồ sơ. Tờ này không thuộc hồ sơ.' },
};

/** The QR code 75 mm wide and the linear code 150 × 25 mm: large enough for 75 dpi and for a fold across one of them. */
const QR_MM = 75;
const LINE_MM = { width: 150, height: 25 };

/**
 * Writes separator sheets to be printed, A4, PDF/A: a QR code and a linear code that say the same, and what the sheet is in
 * large letters. The same sheets may be used again and again. Throws `disk/*`, `internal/cancelled`.
 */
export async function printSeparators(ws: Workspace, input: PrintSeparators, task: Task): Promise<null> {
  const { out, kind, sheets } = input;
  const text = SEPARATOR_CODES[kind];
  const [square, line] = [await drawCode(text, 'QRCode'), await drawCode(text, 'Code128')];
  const { what, use } = WORDS[kind];
  const centred = (words: string, size: number, spaceBefore: number): Block => ({
    kind: 'paragraph',
    text: words,
    align: 'center',
    size,
    spaceBefore,
    style: 'bold',
  });
  function* blocks(): Generator<Block> {
    for (let sheet = 0; sheet < sheets; sheet++) {
      if (sheet > 0) yield { kind: 'break' };
      yield centred('TỜ PHÂN CÁCH', 30, 12);
      yield centred(what, 48, 18);
      yield { kind: 'squares', modules: square, width: QR_MM, height: QR_MM, spaceBefore: 36 };
      yield { kind: 'squares', modules: line, ...LINE_MM, spaceBefore: 48 };
      yield centred(text, 14, 12);
      yield { kind: 'paragraph', text: use, align: 'center', size: 18, spaceBefore: 30 };
    }
  }
  const metadata = {
    title: `Tờ phân cách: ${what.toLocaleLowerCase('vi')}`,
    author: ws.agency.agencyName,
    subject: '',
    created: ws.clock.now(),
    pageCount: sheets,
  };
  await typesetPages(out, { blocks: blocks(), metadata }, task);
  return null;
}
