import { picture, type BadImage } from './bad-image.ts';

/** Files that are no images at all. */
export const STRANGERS: readonly BadImage[] = [
  { name: 'nothing.jpg', code: 'imaging/empty', bytes: () => Buffer.alloc(0) },
  { name: 'letter.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('Kính gửi: Văn phòng\n'.repeat(30)) },
  {
    name: 'page.png',
    code: 'imaging/not-an-image',
    bytes: () => Buffer.from('<!DOCTYPE html><html><body>x</body></html>'),
  },
  { name: 'scan.tif', code: 'imaging/not-an-image', bytes: () => Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1') },
  { name: 'box.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('PK\x03\x04' + '\0'.repeat(60), 'latin1') },
  { name: 'noise.png', code: 'imaging/not-an-image', bytes: () => Buffer.alloc(4000, 0x07) },
  { name: 'program.jpg', code: 'imaging/not-an-image', bytes: () => Buffer.from('MZ' + '\0'.repeat(200), 'latin1') },
  { name: 'one-byte.tif', code: 'imaging/not-an-image', bytes: () => Buffer.from([0x49]) },
  {
    name: 'drawing.png',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  },
  { name: 'turning.gif', code: 'imaging/unsupported-format', bytes: () => picture().gif().toBuffer() },
  {
    name: 'phone.heic',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic' + '\0'.repeat(64), 'latin1'),
  },
  {
    name: 'photo.psd',
    code: 'imaging/unsupported-format',
    bytes: () => Buffer.from('8BPS\0\x01' + '\0'.repeat(64), 'latin1'),
  },
];
