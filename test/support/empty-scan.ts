import { join } from 'node:path';
import sharp from 'sharp';

/** A small, empty A4 scan at 100 dpi in a folder; answers its path. */
export async function emptyScan(folder: string, name = 'scan-1.jpg'): Promise<string> {
  const path = join(folder, name);
  await sharp({ create: { width: 827, height: 1169, channels: 3, background: '#f4f2ec' } })
    .withMetadata({ density: 100 })
    .jpeg()
    .toFile(path);
  return path;
}
