import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { redo, undo } from '../../../electron/engine/edits/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { checkFile } from '../../../electron/engine/efile/index.ts';
import { readFileRecord } from '../../../electron/engine/efile/index.ts';
import { renderPage } from '../../../electron/engine/imaging/index.ts';
import { importSources } from '../../../electron/engine/intake/index.ts';
import {
  cropPages,
  decideSample,
  drawSample,
  joinPages,
  judgePages,
  levelPages,
  listSamples,
  markBlank,
  movePages,
  offerGutter,
  resetPages,
  splitPages,
  turnPages,
} from '../../../electron/engine/page-edits/index.ts';
import { draw } from '../../../electron/engine/page-edits/samples.ts';
import { checkPages, listPages, pageImage, readPage, readPageDetail } from '../../../electron/engine/pages/index.ts';
import { hasOutdatedPdf, makeDocumentPdfs } from '../../../electron/engine/searchable-pdf/index.ts';
import { find } from '../../../electron/engine/search/index.ts';
import { unpackOcr } from '../../../electron/engine/ocr/index.ts';
import type { Workspace } from '../../../electron/engine/workspace/index.ts';
import type { Raster } from '../../../electron/engine/imaging/index.ts';
import { addText, pagesOf } from '../../support/records.ts';
import { numberedScans, scan, scannedWorkspace, takeIn } from '../../support/scanned-workspace.ts';
import { newWorkspace } from '../../support/workspace.ts';

/** A workspace with `count` small scans, `001.jpg` and so on; answers the ids of their pages. */
async function pagesIn(ws: Workspace, count: number): Promise<number[]> {
  await takeIn(ws, await numberedScans(count));
  return listPages(ws).map(({ id }) => id);
}

const seen = (ws: Workspace, id: number): Promise<Raster> => {
  const { source, facts, recipe } = readPage(ws, id);
  return renderPage(source, facts, recipe, { full: true, colour: 'grey' });
};

const at = ({ data, width }: Raster, x: number, y: number): number => data[y * width + x]!;

const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a crop', () => {
  it('shows exactly its part of the scan, stays that part when the page is turned, and is undone', async () => {
    const ws = await newWorkspace();
    const [page] = await pagesIn(ws, 1);
    const whole = await seen(ws, page!);
    cropPages(ws, [page!], [10, 20, 60, 100]);
    const cropped = await seen(ws, page!);
    expect([cropped.width, cropped.height]).toEqual([50, 80]);
    expect(at(cropped, 0, 0)).toBe(at(whole, 10, 20));
    expect(at(cropped, 49, 79)).toBe(at(whole, 59, 99));

    const versions = new Set([listPages(ws)[0]!.version]);
    for (const turn of [90, 180, 270]) {
      const [line] = turnPages(ws, [page!], 90);
      versions.add(line!.version);
      const turned = await seen(ws, page!);
      const corner = { 90: [79, 0], 180: [49, 79], 270: [0, 49] }[turn]!;
      expect(at(turned, corner[0]!, corner[1]!)).toBe(at(whole, 10, 20));
    }
    expect(versions.size).toBe(4);
    for (let step = 0; step < 4; step++) undo(ws);
    expect(await seen(ws, page!)).toEqual(whole);
    expect(readPage(ws, page!)).toMatchObject({ recipe: { turn: 0, skew: 0 }, recipeByHand: false });
  });

  it('is kept inside the page and never smaller than a slip of the hand', async () => {
    const ws = await newWorkspace();
    const [page] = await pagesIn(ws, 1);
    cropPages(ws, [page!], [-50, 5, 4000, 6]);
    const { width, height } = readPageDetail(ws, page!);
    expect([width, height]).toEqual([83, 16]);
    cropPages(ws, [page!], [0, 0, 83, 117]);
    expect(readPage(ws, page!).recipe.crop).toBeUndefined();
  });

  it('scaled down shows the same part as the whole page scaled down', async () => {
    const ws = await newWorkspace();
    await takeIn(ws, { 'a.jpg': await scan(3, { width: 600, height: 800, dpi: 300 }) });
    const [line] = listPages(ws);
    const { source, facts } = readPage(ws, line!.id);
    const crop = { turn: 0 as const, skew: 0, crop: [300, 400, 600, 800] as [number, number, number, number] };
    const half = await renderPage(source, facts, crop, { maxSide: 200, colour: 'grey' });
    const whole = await renderPage(source, facts, { turn: 0, skew: 0 }, { maxSide: 400, colour: 'grey' });
    expect([half.width, half.height]).toEqual([150, 200]);
    expect(at(half, 7, 9)).toBe(at(whole, 157, 209));
  });
});

describe('what a person set', () => {
  it('is not changed by a later look at the page, and goes back to what that found', async () => {
    const ws = await newWorkspace();
    const [page] = await pagesIn(ws, 1);
    levelPages(ws, [page!], 1.5);
    markBlank(ws, [page!], true);
    await checkPages(ws, {}, () => Promise.resolve({ turn: 90, confidence: 9 }), silentTask());
    expect(readPage(ws, page!)).toMatchObject({ recipe: { turn: 0, skew: 1.5 }, blankness: 'blank', isAnalysed: true });

    resetPages(ws, [page!], 'found');
    await checkPages(ws, { again: true }, () => Promise.resolve({ turn: 0, confidence: 9 }), silentTask());
    expect(readPage(ws, page!)).toMatchObject({ recipe: { turn: 0 }, recipeByHand: false, blanknessByHand: true });
    turnPages(ws, [page!], 180);
    const [line] = resetPages(ws, [page!], 'found');
    expect(line).toMatchObject({ edited: false });
    expect(readPage(ws, page!).recipe.turn).toBe(0);
  });
});

describe('a double page', () => {
  it('becomes two pages of one scan, in the batch and in its document, and its PDF is out of date', async () => {
    const { ws, files } = await scannedWorkspace([[2]]);
    const record = () => readFileRecord(ws, files[0]!.id).documents[0]!;
    await makeDocumentPdfs(ws, {}, silentTask());
    expect(hasOutdatedPdf(ws, record())).toBe(false);
    const [first, last] = record().pageIds;

    const made = splitPages(ws, [first!], 0.5);
    expect(made.map(({ source, number, part }) => `${source}#${number}.${part}`)).toEqual([
      '0/0/0.jpg#1.1',
      '0/0/0.jpg#1.2',
    ]);
    const second = made[1]!.id;
    expect(listPages(ws).map(({ id }) => id)).toEqual([first, second, last]);
    expect(record().pageIds).toEqual([first, second, last]);
    expect(readPage(ws, second).name).toBe('0/0/0.jpg#1b');
    expect(hasOutdatedPdf(ws, record())).toBe(true);
    const report = await makeDocumentPdfs(ws, {}, silentTask());
    expect(report).toMatchObject({ pages: 3, job: { failed: [] } });

    const [left, right] = [await seen(ws, first!), await seen(ws, second)];
    expect(left.width + right.width).toBe(83);
    expect((await pageImage(ws, first!, 'view')).path).not.toBe((await pageImage(ws, second, 'view')).path);

    undo(ws);
    expect(listPages(ws).map(({ id }) => id)).toEqual([first, last]);
    expect(record().pageIds).toEqual([first, last]);
    redo(ws);
    expect(record().pageIds).toEqual([first, second, last]);
    expect(checkFile(readFileRecord(ws, files[0]!.id), 'sip').filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });

  it('is undone also after its halves were read and looked at; what was read of the second is found no longer', async () => {
    const ws = await newWorkspace();
    const [page] = await pagesIn(ws, 1);
    const [, second] = splitPages(ws, [page!], 0.4);
    await checkPages(ws, {}, () => Promise.resolve({ turn: 0, confidence: 0 }), silentTask());
    addText(ws, second!.id, ['quyển sổ đăng ký']);
    expect(find(ws.db, { query: 'quyển sổ', filters: {}, limit: 10 }, unpackOcr).hits).toHaveLength(1);
    undo(ws);
    expect(listPages(ws)).toMatchObject([{ id: page, part: 0, edited: false }]);
    expect(find(ws.db, { query: 'quyển sổ', filters: {}, limit: 10 }, unpackOcr).hits).toHaveLength(0);
    // The half that was looked at is a whole again: its next check is of the whole.
    const again = await checkPages(ws, {}, () => Promise.resolve({ turn: 0, confidence: 0 }), silentTask());
    expect(again.job.total).toBe(1);
  });

  it('is made one again, with its document, and that is undone with the text of the second half', async () => {
    const { ws, files } = await scannedWorkspace([[1]]);
    const record = () => readFileRecord(ws, files[0]!.id).documents[0]!;
    const [first, second] = splitPages(ws, record().pageIds, 0.5).map(({ id }) => id);
    addText(ws, second!, ['trang bên phải']);
    drawSample(ws, { batch: 'hộp 1', method: 'percent', amount: 100 });
    joinPages(ws, [second!]);
    expect(record().pageIds).toEqual([first]);
    expect(readPage(ws, first!)).toMatchObject({ part: 0, recipe: { turn: 0, skew: 0 } });
    undo(ws);
    expect(record().pageIds).toEqual([first, second]);
    expect(listPages(ws)[1]).toMatchObject({ id: second, part: 2, ocr: 'done' });
    expect(find(ws.db, { query: 'trang bên phải', filters: {}, limit: 10 }, unpackOcr).hits).toHaveLength(1);
  });

  it('counts as one where files received are counted, so the same folder taken in again agrees', async () => {
    const { ws } = await scannedWorkspace([[2]]);
    splitPages(ws, [listPages(ws)[0]!.id], 0.5);
    await takeIn(ws, { '0/0/0.jpg': await scan(1) });
    expect(listPages(ws)).toHaveLength(3);
  });

  it('is not split twice, nor in a PDF that is kept as it is', async () => {
    const ws = await newWorkspace();
    const [page, other] = await pagesIn(ws, 2);
    splitPages(ws, [page!], 0.5);
    expect(codeOf(() => splitPages(ws, [page!], 0.5))).toBe('pages/split-already');
    expect(codeOf(() => joinPages(ws, [other!]))).toBe('pages/not-split');
    ws.db.prepare(`UPDATE source SET kind = 'pdf-signed' WHERE name = '002.jpg'`).run();
    expect(codeOf(() => splitPages(ws, [other!], 0.5))).toBe('pages/split-original');
  });
});

describe('pages put in another order', () => {
  it('stand where they were put, also after hundreds of moves to one place, and new ones come last', async () => {
    const ws = await newWorkspace();
    const [a, b, c, d] = await pagesIn(ws, 4);
    const order = () => listPages(ws).map(({ id }) => id);
    movePages(ws, [c!, d!], a!);
    expect(order()).toEqual([c, d, a, b]);
    movePages(ws, [c!], null);
    expect(order()).toEqual([d, a, b, c]);
    movePages(ws, [a!, d!], a!);
    expect(order()).toEqual([d, a, b, c]);
    for (let turn = 0; turn < 120; turn++) {
      const page = turn % 2 === 0 ? d! : a!;
      movePages(ws, [page], c!);
      expect(order().indexOf(page)).toBe(order().indexOf(c!) - 1);
    }
    const before = order();
    await takeIn(ws, { '005.jpg': await scan(5) });
    expect(order().slice(0, 4)).toEqual(before);
    undo(ws);
    expect(order()).not.toEqual(before);
  });
});

describe('the page check', () => {
  it('wants a reason for a rescan, and is undone', async () => {
    const ws = await newWorkspace();
    const [page, other] = await pagesIn(ws, 2);
    expect(codeOf(() => judgePages(ws, [page!], 'rescan', ' '))).toBe('pages/reason-missing');
    judgePages(ws, [page!, other!], 'rescan', 'mất góc');
    judgePages(ws, [other!], 'passed', null);
    expect(listPages(ws).map(({ checkState }) => checkState)).toEqual(['rescan', 'passed']);
    expect(readPageDetail(ws, page!).checkReason).toBe('mất góc');
    undo(ws);
    undo(ws);
    expect(listPages(ws).map(({ checkState }) => checkState)).toEqual(['unchecked', 'unchecked']);
  });

  it('by sample draws what its seed says, counts what is found there, and is decided when all of it was seen', async () => {
    const ws = await newWorkspace();
    const all = await pagesIn(ws, 10);
    const sample = drawSample(ws, { batch: 'hộp 1', method: 'percent', amount: 40 });
    const drawn = sample.pages.map(({ pageId }) => pageId);
    expect(drawn).toEqual(draw(all, sample.seed, 4));
    expect(sample).toMatchObject({ population: 10, checked: 0, rate: null, decision: null });

    judgePages(ws, [drawn[0]!], 'rescan', 'mờ');
    judgePages(
      ws,
      all.filter((id) => !drawn.includes(id)),
      'passed',
      null,
    );
    expect(codeOf(() => decideSample(ws, { sampleId: sample.id, decision: 'accepted', note: null }))).toBe(
      'pages/sample-unfinished',
    );
    judgePages(ws, drawn.slice(1), 'passed', null);
    const [seenNow] = listSamples(ws, 'hộp 1');
    expect(seenNow).toMatchObject({ checked: 4, found: 1, rate: 0.25 });
    expect(seenNow!.range![0]).toBeCloseTo(0.046, 2);
    expect(seenNow!.range![1]).toBeCloseTo(0.699, 2);
    const decided = decideSample(ws, { sampleId: sample.id, decision: 'rejected', note: 'quét lại cả đợt' });
    expect(decided).toMatchObject({ decision: 'rejected', decidedBy: 'test' });
    // Decided is decided: later verdicts are not its own.
    judgePages(ws, [drawn[0]!], 'passed', null);
    expect(listSamples(ws, 'hộp 1')[0]).toMatchObject({ found: 1 });
    undo(ws);
    undo(ws);
    expect(listSamples(ws, 'hộp 1')[0]).toMatchObject({ decision: null, decidedAt: null });
  });
});

describe('taking in the same again', () => {
  it('needs nothing of what a person did to the pages', async () => {
    const ws = await newWorkspace();
    const [page] = await pagesIn(ws, 1);
    turnPages(ws, [page!], 90);
    expect(pagesOf(ws, '001.jpg')).toEqual([page]);
    expect(
      await importSources(ws, { paths: [readPage(ws, page!).source.path], batch: 'khác' }, silentTask()),
    ).toMatchObject({ duplicates: [{ of: '001.jpg' }] });
  });
});

describe('the line a double page is cut at', () => {
  it('is offered where the gutter is in the page as it is seen: turned and levelled', async () => {
    const ws = await newWorkspace();
    const [width, height] = [640, 452];
    const gutter = 0.45;
    // The shadow of a spine at 45 % of the width, the sheet 2° off and lying on its side.
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eee"/>
      <rect x="${width * gutter - 10}" width="20" height="100%" fill="#999"/>
      ${Array.from({ length: 12 }, (_, line) => `<path d="M40 ${60 + line * 28}H240M350 ${60 + line * 28}H600" stroke="#222" stroke-width="5"/>`).join('')}</svg>`;
    const upright = await sharp(Buffer.from(svg)).flatten().png().toBuffer();
    const tilted = await sharp(upright).rotate(2, { background: '#eee' }).png().toBuffer();
    const { width: wide, height: high } = await sharp(tilted).metadata();
    const cut = { left: (wide - width) >> 1, top: (high - height) >> 1, width, height };
    const sheet = await sharp(await sharp(tilted).extract(cut).png().toBuffer())
      .rotate(90)
      .withDensity(75)
      .jpeg()
      .toBuffer();
    await takeIn(ws, { 'a.jpg': sheet });
    turnPages(ws, [1], 270);
    levelPages(ws, [1], 2);
    const { at: offered } = await offerGutter(ws, 1);
    expect(Math.abs(offered! - gutter)).toBeLessThan(0.005);
    // A half of it has none of its own.
    splitPages(ws, [1], offered!);
    expect((await offerGutter(ws, 1)).at ?? 0.5).toBeGreaterThan(0.3);
  });
});
