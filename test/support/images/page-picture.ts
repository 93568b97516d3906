import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { resourcePath } from '../../../electron/engine/base/resources.ts';

/** RGB px row by row, as sharp's raw form. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** A4 at a resolution, px. */
export function a4(dpi: number): { width: number; height: number } {
  return { width: Math.round((210 / 25.4) * dpi), height: Math.round((297 / 25.4) * dpi) };
}

const SENTENCES = [
  'Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024 và các văn bản quy định chi tiết thi hành;',
  'Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh tại Tờ trình số 15/TTr-VP;',
  'Điều 1. Phê duyệt kế hoạch số hóa tài liệu lưu trữ giai đoạn 2025 – 2030 của cơ quan.',
  'Điều 2. Kinh phí thực hiện được bố trí từ nguồn ngân sách nhà nước hằng năm theo quy định.',
  'Điều 3. Thủ trưởng các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này.',
];

/** Enough sentences of an administrative document to fill a page. */
export function bodyText(paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, i) => SENTENCES[i % SENTENCES.length]!).join('\n');
}

export interface TextBlock {
  readonly text: string;
  /** px of the page. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Point size. Default 13. */
  readonly size?: number;
  /** Grey of the ink, 0 to 255. Default 25. */
  readonly ink?: number;
  /** Blur in px, as of ink seen through the paper. */
  readonly blur?: number;
  readonly mirrored?: boolean;
}

export interface PictureOptions {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** Grey of the paper. Default 245. */
  readonly paper?: number;
  readonly blocks?: readonly TextBlock[];
  /** SVG shapes drawn over it, in px of the page. */
  readonly shapes?: string;
}

/** Draws a page: paper, text in the bundled font, shapes. */
export async function drawPicture(options: PictureOptions): Promise<Picture> {
  const { width, height, dpi, paper = 245, shapes = '' } = options;
  const data = Buffer.alloc(width * height * 3, paper);
  for (const block of options.blocks ?? []) await putText(data, width, height, dpi, block);
  if (shapes === '') return { width, height, data };
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`,
  );
  const drawn = await raw({ width, height, data })
    .composite([{ input: svg }])
    .removeAlpha()
    .raw()
    .toBuffer();
  return { width, height, data: drawn };
}

async function putText(page: Buffer, width: number, height: number, dpi: number, block: TextBlock): Promise<void> {
  const { text, left, top, size = 13, ink = 25, blur, mirrored } = block;
  let pipeline = sharp({
    text: {
      text,
      font: `Liberation Serif ${size}`,
      fontfile: resourcePath('fonts', 'LiberationSerif-Regular.ttf'),
      width: block.width,
      dpi,
      spacing: Math.round(dpi / 30),
    },
  });
  // sharp flops before it blurs, whatever the order of the calls.
  if (mirrored) pipeline = pipeline.flop();
  if (blur !== undefined) pipeline = pipeline.blur(blur);
  const mask = await pipeline.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const step = mask.info.channels;
  for (let y = 0; y < mask.info.height && top + y < height; y++) {
    for (let x = 0; x < mask.info.width && left + x < width; x++) {
      const cover = mask.data[(y * mask.info.width + x) * step]! / 255;
      const at = ((top + y) * width + left + x) * 3;
      for (let c = 0; c < 3; c++) page[at + c] = Math.round(page[at + c]! * (1 - cover) + ink * cover);
    }
  }
}

/** A full page of text with margins as in Nghị định 30/2020. */
export async function textPicture(dpi: number, options: Partial<PictureOptions & TextBlock> = {}): Promise<Picture> {
  const { width, height } = { ...a4(dpi), ...options };
  const mm = dpi / 25.4;
  const block: TextBlock = {
    text: bodyText(28),
    left: Math.round(30 * mm),
    top: Math.round(25 * mm),
    ...options,
    width: Math.round(width - 45 * mm),
  };
  return drawPicture({ ...options, width, height, dpi, blocks: [block, ...(options.blocks ?? [])] });
}

export function raw({ width, height, data }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** The picture as a crooked feeder gives it: turned clockwise by `degrees` about its centre, same size, paper around. */
export async function crooked(picture: Picture, degrees: number, paper = 245): Promise<Picture> {
  const { width, height } = picture;
  const background = { r: paper, g: paper, b: paper };
  const turned = await raw(picture).rotate(degrees, { background }).raw().toBuffer({ resolveWithObject: true });
  const left = Math.round((turned.info.width - width) / 2);
  const top = Math.round((turned.info.height - height) / 2);
  const data = await sharp(turned.data, {
    raw: { width: turned.info.width, height: turned.info.height, channels: 3 },
  })
    .extract({ left, top, width, height })
    .raw()
    .toBuffer();
  return { width, height, data };
}

/** The picture turned clockwise by quarters. */
export async function quarterTurned(picture: Picture, degrees: 90 | 180 | 270): Promise<Picture> {
  const { data, info } = await raw(picture).rotate(degrees).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** The picture with a scanner's noise of deviation `sigma`, the same on every run. */
export function noisy(picture: Picture, sigma: number, seed = 1): Picture {
  const data = Buffer.from(picture.data);
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = 0; i < data.length; i += 3) {
    const shift = (random() + random() + random() + random() - 2) * Math.sqrt(3) * sigma;
    for (let c = 0; c < 3; c++) data[i + c] = Math.max(0, Math.min(255, Math.round(data[i + c]! + shift)));
  }
  return { ...picture, data };
}
