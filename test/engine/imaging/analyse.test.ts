import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Blankness } from '../../../shared/model/page.ts';
import { analysePage, probeImage, type DetectTurn, type PageAnalysis } from '../../../electron/engine/imaging/index.ts';
import { withJfifDensity } from '../../support/images/byte-edits.ts';
import {
  a4,
  bodyText,
  crooked,
  drawPicture,
  noisy,
  quarterTurned,
  raw,
  textPicture,
  type Picture,
  type PictureOptions,
} from '../../support/images/page-picture.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const DPI = 200;
const MM = DPI / 25.4;
const { width, height } = a4(DPI);
const upright: DetectTurn = () => Promise.resolve({ turn: 0, confidence: 10 });
const noDetector: DetectTurn = () => Promise.reject(new Error('a blank page has no turn to detect'));

async function analyse(picture: Picture, detect = upright, orientation?: number): Promise<PageAnalysis> {
  const path = join(tempFolder(), 'page.jpg');
  const plain = raw(noisy(picture, 4));
  const bytes = await (orientation === undefined ? plain : plain.withMetadata({ orientation }))
    .jpeg({ quality: 85 })
    .toBuffer();
  await writeFile(path, withJfifDensity(bytes, DPI));
  const { frames } = await probeImage(path);
  return analysePage({ kind: 'image', path, frame: 0 }, frames[0]!, detect);
}

const sheet = (more: Partial<PictureOptions> = {}): Promise<Picture> =>
  drawPicture({ width, height, dpi: DPI, ...more });
const codes = ({ findings }: PageAnalysis): string[] => findings.map(({ code }) => code);

describe('skew', () => {
  it('is measured within two hundredths of a degree on average, to both sides', async () => {
    const page = await textPicture(DPI);
    const angles = [-6.3, -2.2, -0.7, -0.1, 0.25, 1.4, 3.9];
    let sum = 0;
    for (const angle of angles) {
      const { recipe, skewConfidence } = await analyse(await crooked(page, angle));
      expect(skewConfidence).toBeGreaterThan(2);
      sum += Math.abs(recipe.skew - angle);
    }
    expect(sum / angles.length).toBeLessThanOrEqual(0.02);
  });

  it('is 0 on a straight page, and where it would not be worth resampling', async () => {
    const page = await textPicture(DPI);
    expect((await analyse(page)).recipe).toEqual({ turn: 0, skew: 0 });
    expect((await analyse(await crooked(page, 0.03))).recipe.skew).toBe(0);
  });

  it('is 0 where there are no lines to go by', async () => {
    // Sines of large steps: scattered, and not on a lattice, which would have lines.
    const scatter = (i: number): number => (Math.abs(Math.sin(i)) * 10_000) % 1;
    const dots = Array.from({ length: 300 }, (_, i) => {
      const [x, y] = [150 + scatter(i + 1) * 1350, 150 + scatter(i + 1000) * 2000];
      return `<circle cx="${x}" cy="${y}" r="${4 + (i % 5)}" fill="#333"/>`;
    });
    const { recipe, skewConfidence, blankness } = await analyse(await sheet({ shapes: dots.join('') }));
    expect(blankness).toBe('text');
    expect(skewConfidence).toBeLessThan(1.5);
    expect(recipe.skew).toBe(0);
  });

  it('is measured on the turned page', async () => {
    const page = await quarterTurned(await crooked(await textPicture(DPI), 1.2), 90);
    const { recipe } = await analyse(page, () => Promise.resolve({ turn: 270, confidence: 8 }));
    expect(recipe.turn).toBe(270);
    expect(recipe.skew).toBeCloseTo(1.2, 1);
  });
});

describe('turn', () => {
  it('follows a sure detector against the file', async () => {
    const detect: DetectTurn = () => Promise.resolve({ turn: 180, confidence: 9 });
    const { recipe, turnConfidence } = await analyse(await textPicture(DPI), detect, 6);
    expect([recipe.turn, turnConfidence]).toEqual([180, 9]);
  });

  it('follows the file where the detector is not sure, and says so', async () => {
    const detect: DetectTurn = () => Promise.resolve({ turn: 180, confidence: 0.3 });
    const result = await analyse(await quarterTurned(await textPicture(DPI), 270), detect, 6);
    expect(result.recipe.turn).toBe(90);
    expect(codes(result)).toContain('imaging/turn-unsure');
  });

  it('shows the detector the page as stored, in grey', async () => {
    const seen: number[] = [];
    await analyse(await textPicture(DPI), (page) => {
      seen.push(page.channels, page.width, page.height);
      return Promise.resolve({ turn: 0, confidence: 5 });
    });
    expect(seen[0]).toBe(1);
    expect(seen[2]).toBeGreaterThan(seen[1]!);
  });
});

describe('blankness', () => {
  const note = { left: 400, top: 1000, width: 1000 };
  const back = { text: bodyText(25), left: 240, top: 200, width: 1250, mirrored: true };
  const holes = [108, 188].map((y) => `<circle cx="${12 * MM}" cy="${y * MM}" r="${3 * MM}" fill="#333"/>`).join('');
  const border = `<rect width="40" height="${height}" fill="#111"/><rect y="${height - 25}" width="${width}" height="25" fill="#222"/>`;

  it.each<[string, Blankness[], Promise<Picture>]>([
    ['an empty sheet', ['blank'], sheet()],
    ['an empty grey sheet', ['blank'], sheet({ paper: 190 })],
    ['the back of a sheet that shines through', ['blank'], sheet({ blocks: [{ ...back, ink: 215, blur: 2.7 }] })],
    ['black borders of the scan', ['blank'], sheet({ shapes: border })],
    ['punch holes', ['blank'], sheet({ shapes: holes })],
    [
      'holes, borders and a shine-through at once',
      ['blank'],
      sheet({ shapes: holes + border, blocks: [{ ...back, ink: 222, blur: 2.7 }] }),
    ],
    ['a page number and nothing else', ['look'], sheet({ blocks: [{ text: '2', left: 820, top: 120, width: 100 }] })],
    ['a pencil note', ['look', 'text'], sheet({ blocks: [{ ...note, text: 'Đã kiểm tra', ink: 150, size: 16 }] })],
    [
      'a faint pencil note',
      ['look', 'text'],
      sheet({ blocks: [{ ...note, text: 'Đã kiểm tra, thiếu bản gốc', ink: 218, size: 16 }] }),
    ],
    ['very faint text', ['look', 'text'], textPicture(DPI, { ink: 225 })],
    ['faint text', ['look', 'text'], textPicture(DPI, { ink: 205 })],
    ['text', ['text'], textPicture(DPI)],
    ['one line of text', ['text', 'look'], sheet({ blocks: [{ ...note, text: 'Nơi nhận: Lưu VT' }] })],
    ['a sheet that is black all over', ['look', 'text'], sheet({ paper: 20 })],
  ])('of %s is one of %j', async (_, allowed, drawing) => {
    expect(allowed).toContain((await analyse(await drawing)).blankness);
  });

  it('spares a blank page the detector and the skew', async () => {
    const result = await analyse(await sheet(), noDetector);
    expect(result).toMatchObject({ blankness: 'blank', recipe: { turn: 0, skew: 0 }, turnConfidence: 0 });
    expect(codes(result)).toContain('imaging/blank');
  });
});

describe('what a checker of scans would remark', () => {
  it('nothing on a good page', async () => {
    const result = await analyse(await textPicture(DPI));
    expect(result.findings).toEqual([]);
    expect(result.inkShare).toBeGreaterThan(0.02);
    expect(result.contrast).toBeGreaterThan(0.4);
    expect(result.darkness).toBeLessThan(0.1);
  });

  it('nor on one whose edge throws a broken shadow', async () => {
    const shadow = Array.from(
      { length: 20 },
      (_, i) => `<rect x="${i * 80}" width="${20 + (i % 4) * 9}" height="3" fill="#555"/>`,
    );
    expect((await analyse(await textPicture(DPI, { shapes: shadow.join('') }))).findings).toEqual([]);
  });

  it.each<[string, string, Promise<Picture>]>([
    ['faint text', 'imaging/too-faint', textPicture(DPI, { ink: 200 })],
    ['a dark sheet', 'imaging/too-dark', textPicture(DPI, { paper: 110, ink: 10 })],
    [
      'a black border',
      'imaging/black-border',
      textPicture(DPI, { shapes: `<rect width="45" height="${height}" fill="#111"/>` }),
    ],
    ['text that runs off the left edge', 'imaging/cut-off', textPicture(DPI, { left: 1 })],
    [
      'two pages side by side',
      'imaging/double-page',
      drawPicture({
        width: height,
        height: width,
        dpi: DPI,
        blocks: [130, 1300].map((left) => ({ text: bodyText(12), left, top: 150, width: 930 })),
      }),
    ],
  ])('%s', async (_, code, drawing) => {
    expect(codes(await analyse(await drawing))).toContain(code);
  });

  it('is not fooled by a landscape page with a wide table', async () => {
    const rules = Array.from(
      { length: 12 },
      (_, i) => `<rect x="150" y="${200 + i * 110}" width="2000" height="3" fill="#222"/>`,
    );
    const page = await drawPicture({
      width: height,
      height: width,
      dpi: DPI,
      shapes: rules.join(''),
      blocks: [160, 1500].map((left) => ({ text: bodyText(9), left, top: 220, width: 600 })),
    });
    expect(codes(await analyse(page))).not.toContain('imaging/double-page');
  });
});
