import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { diskError } from '../base/disk-error.ts';
import { FORMATS, identifyFile } from '../imaging/index.ts';

/** What a file is by its content. `format` is a short name for people: `JPEG`, `PDF`, `ZIP` …; `unknown` when nothing fits. */
export interface Identity {
  readonly kind: 'image' | 'pdf' | 'unsupported' | 'empty';
  readonly format: string;
}

const PDF = { label: 'PDF', extensions: ['pdf'] };

/** A PDF's header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H.3, note 13). */
const PDF_HEADER_WITHIN = 1024;

/** Reads the kind of a file from its content; its name plays no part. Throws `disk/*`. */
export async function identify(path: string): Promise<Identity> {
  const head = await readHead(path);
  if (head.length === 0) return { kind: 'empty', format: 'unknown' };
  const identity = await identifyFile(path);
  if (identity.kind === 'image') return { kind: 'image', format: FORMATS[identity.format].label };
  if (head.includes('%PDF-')) return { kind: 'pdf', format: PDF.label };
  return { kind: 'unsupported', format: identity.name };
}

/**
 * How the extension of a name stands to what the content is: `agrees`, `contradicts` (it is the extension of another
 * format we know) or `unknown`.
 */
export function extensionVerdict(name: string, format: string): 'agrees' | 'contradicts' | 'unknown' {
  const extension = extname(name).slice(1).toLowerCase();
  const named = [...Object.values(FORMATS), PDF].find((row) => row.extensions.includes(extension));
  if (!named) return 'unknown';
  return named.label === format ? 'agrees' : 'contradicts';
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(PDF_HEADER_WITHIN);
      const { bytesRead } = await handle.read(head, 0, PDF_HEADER_WITHIN, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}
