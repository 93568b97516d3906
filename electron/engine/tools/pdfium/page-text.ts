import { MAX_TEXT_CHARS } from './limits.ts';
import type { Library } from './pdfium-library.ts';

/** The text of an open page in NFC with `\n` line ends, visible or not; at most MAX_TEXT_CHARS characters of it. */
export function readPageText(library: Library, page: number): string {
  const { pdfium } = library;
  const text = pdfium.FPDFText_LoadPage(page) >>> 0;
  if (text === 0) return '';
  try {
    const count = Math.min(MAX_TEXT_CHARS, pdfium.FPDFText_CountChars(text));
    if (count <= 0) return '';
    // FPDFText_GetText counts UTF-16 units and may need two for a character, plus the closing zero.
    const room = (2 * count + 1) * 2;
    return library.withMemory(room, (buffer) => {
      const units = pdfium.FPDFText_GetText(text, 0, count, buffer);
      const bytes = Buffer.from(library.bytes(buffer, Math.max(0, units - 1) * 2));
      return bytes.toString('utf16le').replaceAll('\r\n', '\n').normalize('NFC');
    });
  } finally {
    pdfium.FPDFText_ClosePage(text);
  }
}
