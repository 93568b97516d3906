import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { diskError } from '../base/disk-error.ts';
import { SNIFF_BYTES } from './limits.ts';

/** What a file is by its first bytes. `format` is a short name for people: `JPEG`, `PDF`, `ZIP` … or null when unknown. */
export interface Identity {
  readonly kind: 'image' | 'pdf' | 'unsupported' | 'empty';
  readonly format: string | null;
}

interface Format {
  readonly label: string;
  readonly kind: 'image' | 'pdf';
  readonly extensions: readonly string[];
  /** Names the sniffing library has for it. */
  readonly sniffed: readonly string[];
}

const FORMATS: readonly Format[] = [
  { label: 'JPEG', kind: 'image', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], sniffed: ['jpg'] },
  { label: 'PNG', kind: 'image', extensions: ['png'], sniffed: ['png', 'apng'] },
  { label: 'TIFF', kind: 'image', extensions: ['tif', 'tiff'], sniffed: ['tif'] },
  { label: 'WebP', kind: 'image', extensions: ['webp'], sniffed: ['webp'] },
  { label: 'BMP', kind: 'image', extensions: ['bmp', 'dib'], sniffed: ['bmp'] },
  {
    label: 'JPEG 2000',
    kind: 'image',
    extensions: ['jp2', 'jpx', 'jpf', 'j2k', 'j2c', 'jpc'],
    sniffed: ['jp2', 'jpx', 'jpm', 'j2c', 'j2k'],
  },
  { label: 'PDF', kind: 'pdf', extensions: ['pdf'], sniffed: ['pdf'] },
];

/** A PDF's header may stand anywhere in the first 1024 bytes (ISO 32000-1, annex H.3, note 13). */
const PDF_HEADER_WITHIN = 1024;

/** Reads the kind of a file from its content; its name plays no part. Throws `disk/*`. */
export async function identify(path: string): Promise<Identity> {
  const head = await readHead(path);
  if (head.length === 0) return { kind: 'empty', format: null };
  const sniffed = await fileTypeFromBuffer(head);
  const format = FORMATS.find((row) => row.sniffed.includes(sniffed?.ext ?? ''));
  if (format) return { kind: format.kind, format: format.label };
  if (head.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return { kind: 'pdf', format: 'PDF' };
  return { kind: 'unsupported', format: sniffed ? sniffed.ext.toUpperCase() : null };
}

/**
 * How the extension of a name stands to what the content is: `agrees`, `contradicts` (it is the extension of another
 * format we know) or `unknown`.
 */
export function extensionVerdict(name: string, format: string): 'agrees' | 'contradicts' | 'unknown' {
  const extension = extname(name).slice(1).toLowerCase();
  const named = FORMATS.find((row) => row.extensions.includes(extension));
  if (!named) return 'unknown';
  return named.label === format ? 'agrees' : 'contradicts';
}

async function readHead(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(SNIFF_BYTES);
      const { bytesRead } = await handle.read(head, 0, SNIFF_BYTES, 0);
      return head.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskError(error, path, 'read');
  }
}
