/** The image formats pages may come in. */
export type ImageFormat = 'jpeg' | 'png' | 'tiff' | 'webp' | 'bmp' | 'jp2';

export interface FormatRow {
  /** As people call it, for messages. */
  readonly label: string;
  readonly mime: string;
  /** Extensions that agree with the content, without the dot, lower case. */
  readonly extensions: readonly string[];
  /** Names file-type gives this content. */
  readonly sniffed: readonly string[];
}

export const FORMATS: Readonly<Record<ImageFormat, FormatRow>> = {
  jpeg: { label: 'JPEG', mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], sniffed: ['jpg'] },
  png: { label: 'PNG', mime: 'image/png', extensions: ['png'], sniffed: ['png', 'apng'] },
  tiff: { label: 'TIFF', mime: 'image/tiff', extensions: ['tif', 'tiff'], sniffed: ['tif'] },
  webp: { label: 'WebP', mime: 'image/webp', extensions: ['webp'], sniffed: ['webp'] },
  bmp: { label: 'BMP', mime: 'image/bmp', extensions: ['bmp', 'dib'], sniffed: ['bmp'] },
  jp2: { label: 'JPEG 2000', mime: 'image/jp2', extensions: ['jp2', 'jpx', 'jpf'], sniffed: ['jp2', 'jpx'] },
};

/**
 * PRONOM identifiers (The National Archives' registry) of the variants our readers tell apart.
 * JPEG: by the first marker segment, JFIF version or EXIF version. BMP: by the size of its header.
 */
export const PUIDS = {
  'jpeg-raw': 'fmt/41',
  'jpeg-jfif-1.00': 'fmt/42',
  'jpeg-jfif-1.01': 'fmt/43',
  'jpeg-jfif-1.02': 'fmt/44',
  'jpeg-exif-2.0': 'x-fmt/398',
  'jpeg-exif-2.1': 'x-fmt/390',
  'jpeg-exif-2.2': 'x-fmt/391',
  'jpeg-exif-2.21': 'fmt/645',
  'jpeg-exif-2.3': 'fmt/1507',
  'png-1.0': 'fmt/11',
  'png-1.1': 'fmt/12',
  'png-1.2': 'fmt/13',
  tiff: 'fmt/353',
  'tiff-big': 'fmt/1917',
  'webp-lossy': 'fmt/566',
  'webp-lossless': 'fmt/567',
  'webp-extended': 'fmt/568',
  'bmp-core': 'fmt/115',
  'bmp-3': 'fmt/116',
  'bmp-4': 'fmt/118',
  'bmp-5': 'fmt/119',
  jp2: 'x-fmt/392',
  jpx: 'fmt/151',
} as const;
export type Variant = keyof typeof PUIDS;
