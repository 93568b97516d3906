import { open } from 'node:fs/promises';

/** PRONOM identifiers by header version (The National Archives' registry). */
const BY_VERSION: Readonly<Record<string, string>> = {
  '1.0': 'fmt/14',
  '1.1': 'fmt/15',
  '1.2': 'fmt/16',
  '1.3': 'fmt/17',
  '1.4': 'fmt/18',
  '1.5': 'fmt/19',
  '1.6': 'fmt/20',
  '1.7': 'fmt/276',
  '2.0': 'fmt/1129',
};

/** By the part and conformance level that the XMP of a PDF/A claims. */
const BY_PDFA: Readonly<Record<string, string>> = {
  '1a': 'fmt/95',
  '1b': 'fmt/354',
  '2a': 'fmt/476',
  '2b': 'fmt/477',
  '2u': 'fmt/478',
  '3a': 'fmt/479',
  '3b': 'fmt/480',
  '3u': 'fmt/481',
};

const CHUNK = 1 << 20;
/** Longer than any mark that is looked for, so that one cut by a chunk's end is seen in the next. */
const OVERLAP = 256;
const PART = /pdfaid:part(?:="|>)\s*([1-4])/;
const CONFORMANCE = /pdfaid:conformance(?:="|>)\s*([ABUabu])/;

/**
 * The PRONOM identifier of a PDF: by its PDF/A mark when its XMP carries one (PDF/A forbids compressing that XMP), else by
 * the version in its header. Null when neither is known. What the mark claims is not checked here.
 */
export async function pdfPuid(path: string): Promise<string | null> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK + OVERLAP);
    let kept = 0;
    let version: string | undefined;
    let part: string | undefined;
    let conformance: string | undefined;
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(buffer, kept, CHUNK, at);
      if (bytesRead === 0) break;
      const filled = kept + bytesRead;
      const seen = buffer.subarray(0, filled);
      if (at === 0) version = /%PDF-(\d\.\d)/.exec(seen.toString('latin1', 0, 1024))?.[1];
      // indexOf over the bytes is the quick way to say that a megabyte of image data holds no XMP.
      if (seen.includes('pdfaid:')) {
        const text = seen.toString('latin1');
        part ??= PART.exec(text)?.[1];
        conformance ??= CONFORMANCE.exec(text)?.[1];
      }
      at += bytesRead;
      kept = Math.min(OVERLAP, filled);
      buffer.copyWithin(0, filled - kept, filled);
    }
    const pdfa = part && conformance ? BY_PDFA[part + conformance.toLowerCase()] : undefined;
    return pdfa ?? BY_VERSION[version ?? ''] ?? null;
  } finally {
    await handle.close();
  }
}
