import { fileTypeFromBuffer } from 'file-type';
import type { ByteReader } from './byte-reader.ts';
import { FORMATS, type ImageFormat } from './formats.ts';

/** What a file is by its content. `other` carries a short name for messages: `PDF`, `GIF`, `HTML`, `text`, `unknown`. */
export type Identity =
  | { readonly kind: 'image'; readonly format: ImageFormat }
  | { readonly kind: 'other'; readonly name: string; readonly picture: boolean };

/** Bytes file-type looks at. */
const HEAD = 4100;

/** What each format must begin with; file-type alone is content with less. */
const MAGIC: Readonly<Record<ImageFormat, (head: Buffer) => boolean>> = {
  jpeg: (head) => head.length >= 3 && head.readUIntBE(0, 3) === 0xffd8ff,
  png: (head) => head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
  tiff: (head) => /^(II[*+]\0|MM\0[*+])/.test(head.toString('latin1', 0, 4)),
  webp: (head) => /^RIFF[^]{4}WEBP$/.test(head.toString('latin1', 0, 12)),
  bmp: (head) => head.toString('latin1', 0, 2) === 'BM',
  jp2: (head) => head.toString('latin1', 4, 12) === 'jP  \r\n\x87\n',
};

/** Identifies by content alone; the file's name plays no part. */
export async function identify(reader: ByteReader): Promise<Identity> {
  const head = await reader.read(0, HEAD);
  const sniffed = await fileTypeFromBuffer(head).catch(() => undefined);
  for (const format of Object.keys(FORMATS) as ImageFormat[]) {
    if (!MAGIC[format](head)) continue;
    // A camera's raw file is a TIFF too, but its pages are not pictures.
    if (sniffed && sniffed.mime.startsWith('image/') && !FORMATS[format].sniffed.includes(sniffed.ext)) break;
    return { kind: 'image', format };
  }
  if (sniffed) {
    return { kind: 'other', name: sniffed.ext.toUpperCase(), picture: sniffed.mime.startsWith('image/') };
  }
  return { kind: 'other', ...nameText(head) };
}

function nameText(head: Buffer): { name: string; picture: boolean } {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/^<svg/i.test(text)) return { name: 'SVG', picture: true };
  if (/^<(!doctype html|html|head|body)/i.test(text)) return { name: 'HTML', picture: false };
  if (text.startsWith('<?xml')) return { name: 'XML', picture: false };
  const control = head.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 32));
  return { name: control ? 'unknown' : 'text', picture: false };
}
