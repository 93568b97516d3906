import { join } from 'node:path';
import sharp from 'sharp';
import { silentTask } from '../../electron/engine/base/task.ts';
import { printSeparators } from '../../electron/engine/forming/index.ts';
import { openPdf } from '../../electron/engine/tools/pdfium/index.ts';
import type { Workspace } from '../../electron/engine/workspace/index.ts';
import type { SeparatorKind } from '../../shared/model/separator-sheets.ts';
import { bodyText, drawPicture, noisy, raw } from './images/page-picture.ts';
import { tempFolder } from './temp-folder.ts';

/** How a sheet comes out of a scanner. */
export interface Scanned {
  readonly dpi: number;
  /** Degrees clockwise. */
  readonly turned?: number;
  readonly noise?: number;
  /** Of one bit, as a fax or an old scanner gives it. */
  readonly bilevel?: boolean;
}

/** A separator sheet of ours, printed and scanned: JPEG bytes (PNG of one bit). */
export async function scannedSheet(ws: Workspace, kind: SeparatorKind, scanned: Scanned): Promise<Buffer> {
  const out = join(tempFolder(), `${kind}.pdf`);
  await printSeparators(ws, { out, kind, sheets: 1 }, silentTask());
  const pdf = await openPdf(out);
  const drawn = await pdf.render(0, { dpi: scanned.dpi }, 'rgb');
  await pdf.close();
  return asScanned({ width: drawn.width, height: drawn.height, data: Buffer.from(drawn.data) }, scanned);
}

/** A page of running text, scanned in the same way. */
export async function scannedText(scanned: Scanned, paragraphs = 12): Promise<Buffer> {
  const { dpi } = scanned;
  const [width, height] = [Math.round(8.27 * dpi), Math.round(11.69 * dpi)];
  const blocks = [{ text: bodyText(paragraphs), left: dpi, top: dpi, width: Math.round(6.2 * dpi) }];
  return asScanned(await drawPicture({ width, height, dpi, blocks }), scanned);
}

async function asScanned(
  picture: { readonly width: number; readonly height: number; readonly data: Buffer },
  { dpi, turned = 0, noise = 0, bilevel = false }: Scanned,
): Promise<Buffer> {
  const { width, height } = picture;
  const tilted = await raw(picture)
    .rotate(turned, { background: '#b8b8b0' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info, data } = tilted;
  const sheet = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extract({
      left: Math.max(0, (info.width - width) >> 1),
      top: Math.max(0, (info.height - height) >> 1),
      width: Math.min(width, info.width),
      height: Math.min(height, info.height),
    })
    // Paper is not white and ink not black.
    .linear(0.75, 40)
    .blur(0.6)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scan = noisy({ width: sheet.info.width, height: sheet.info.height, data: sheet.data }, noise, 7);
  const image = raw(scan).withDensity(dpi);
  return bilevel ? image.greyscale().threshold(140).png().toBuffer() : image.jpeg({ quality: 70 }).toBuffer();
}
