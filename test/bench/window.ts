/**
 * `npm run bench:window`: how the window bears 10,000 pages, beside an empty and a small workspace in the same run, and
 * writes its section of docs/bench.md. BENCH_WINDOW_PAGES and BENCH_ROUNDS make it shorter for a look.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SCREENS } from '../../shared/model/screens.ts';
import { machine, median, table } from './harness.ts';
import { startProgram } from './window-program.ts';
import { answerTime, percentile, scrollFrames } from './window-probes.ts';
import { windowWorkspace } from './window-workspace.ts';

const PAGE = join(import.meta.dirname, '../../docs/bench.md');
const many = Number(process.env['BENCH_WINDOW_PAGES'] ?? 10_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** Pages of the small workspace: enough to select, open and find one. */
const FEW = 24;
const SIZE = { width: 1440, height: 900 };
/** px a frame: turning the wheel, drawing fast, and the scroll bar drawn from end to end in seconds. */
const SPEEDS = { 'with the wheel': 40, fast: 400, 'by the scroll bar': 6000 };
const FRAMES = 240;

type Figures = Map<string, number[]>;

const work = mkdtempSync(join(tmpdir(), 'tram-bench-window-'));
try {
  const counts = [0, FEW, many];
  for (const count of counts) await windowWorkspace(join(work, String(count)), count);
  const figures = new Map<number, Figures>(counts.map((count) => [count, new Map()]));
  let host = '';
  for (let round = 0; round < rounds; round++)
    for (const count of counts) {
      host = await measure(join(work, String(count), 'workspace'), count, figures.get(count)!);
      process.stderr.write(`  round ${round + 1}, ${count} pages\n`);
    }
  write(report(figures, host));
} finally {
  rmSync(work, { recursive: true, force: true });
}
// The Chromium shared by all launches ends with the process, which would wait for it.
process.exit();

/** One start of the program on a workspace, everything measured once. Answers what it ran on. */
async function measure(workspace: string, count: number, figures: Figures): Promise<string> {
  const note = (name: string, ...values: readonly number[]): void =>
    void figures.set(name, [...(figures.get(name) ?? []), ...values]);
  const begun = performance.now();
  const { app, end } = await startProgram({ workspace, size: SIZE, preferences: { language: 'vi' } });
  try {
    const { page } = app;
    await (count === 0 ? page.locator('main .ui-empty') : page.locator('.page-cell img')).first().waitFor();
    if (count > 0) await pictures(page);
    note('start to first thumbnails', performance.now() - begun);
    note('document to first thumbnails', await page.evaluate(() => performance.now()));
    // Each screen twice; the last is where the pages are.
    for (const name of ['another screen, the first time', 'another screen'])
      for (const { id, keys } of [...SCREENS.slice(1), SCREENS[0]]) {
        const took = await toScreen(
          page,
          SCREENS.findIndex((screen) => screen.id === id),
          keys,
        );
        if (process.env['BENCH_TRACE']) process.stderr.write(`    ${name}: ${id} ${took.toFixed(0)} ms\n`);
        note(name, took);
        await page.waitForTimeout(300);
      }
    if (count > 0) await withPages(page, note);
  } finally {
    await end();
  }
  return app.host === 'electron' ? 'Electron' : 'the stand-in on a headless Chromium without a GPU';
}

/** To the screen at this place of the rail, by its keys. */
async function toScreen(page: Page, at: number, keys: string): Promise<number> {
  await page.evaluate(
    (index) => document.querySelectorAll('.rail li button')[index]!.setAttribute('data-next', ''),
    at,
  );
  const pressed = keys.replace('Mod', 'Control').replace('+,', '+Comma');
  const took = await answerTime(
    page,
    'keydown',
    () => page.keyboard.press(pressed),
    '[data-next][aria-current="page"]',
  );
  await page.evaluate(() => document.querySelector('[data-next]')!.removeAttribute('data-next'));
  return took;
}

/** Waits until the thumbnails that are on the screen are drawn. */
async function pictures(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const images = [...document.querySelectorAll<HTMLImageElement>('.page-cell img')];
    return images.filter((image) => image.complete && image.naturalWidth > 0).length >= Math.min(images.length, 8);
  });
}

async function withPages(page: Page, note: (name: string, ...values: readonly number[]) => void): Promise<void> {
  const grid = page.locator('.page-grid');
  await grid.waitFor();
  await page.locator('.page-cell').first().click();
  for (let n = 0; n < 5; n++) {
    const next = await page.locator('.page-cell[aria-selected="true"]').first().getAttribute('data-id');
    note(
      'select the next page (key)',
      await answerTime(
        page,
        'keydown',
        () => page.keyboard.press('ArrowRight'),
        `.page-cell[data-id="${Number(next) + 1}"][aria-selected="true"]`,
      ),
    );
  }
  const cell = page.locator('.page-cell').nth(3);
  const id = (await cell.getAttribute('data-id'))!;
  note(
    'select a page (mouse)',
    await answerTime(page, 'pointerdown', () => cell.click(), `.page-cell[data-id="${id}"][aria-selected="true"]`),
  );
  for (let n = 0; n < 3; n++) {
    const at = (await page.locator('.page-cell[aria-selected="true"]').first().getAttribute('data-id'))!;
    note(
      'mark a page as passed',
      await answerTime(
        page,
        'keydown',
        () => page.keyboard.press('p'),
        `.page-cell[data-id="${at}"][data-check="passed"]`,
      ),
    );
    await page.waitForTimeout(300);
  }
  note('open a page', await answerTime(page, 'keydown', () => page.keyboard.press('Enter'), '.page-viewer'));
  await page.keyboard.press('Escape');
  await grid.waitFor();
  for (const [speed, step] of Object.entries(SPEEDS)) {
    await grid.evaluate((element) => void (element.scrollTop = 0));
    await page.waitForTimeout(500);
    note(`frames, scrolling ${speed}`, ...(await scrollFrames(page, '.page-grid', step, FRAMES)));
  }
  await page.keyboard.press('Control+8');
  const box = page.getByRole('combobox');
  await box.waitFor();
  await page.waitForTimeout(300);
  for (const typed of await typing(page, 'nguyen')) note('search: a letter typed to hits shown', typed);
}

/** For each letter but the first the time to the frame in which the hits, or how many they are, have changed. */
async function typing(page: Page, text: string): Promise<readonly number[]> {
  const times: number[] = [];
  await page.keyboard.press(text[0]!);
  await page.waitForTimeout(500);
  for (const letter of text.slice(1)) {
    await page.evaluate(() => {
      delete document.body.dataset['answered'];
      const watch = new MutationObserver(() => {
        document.body.dataset['answered'] = '';
        watch.disconnect();
      });
      watch.observe(document.querySelector('.search')!, { childList: true, subtree: true, characterData: true });
    });
    times.push(await answerTime(page, 'keydown', () => page.keyboard.press(letter), 'body[data-answered]'));
    await page.waitForTimeout(200);
  }
  return times;
}

function report(figures: ReadonlyMap<number, Figures>, host: string): string {
  const [empty, few, all] = [...figures.values()];
  const cell = (of: Figures | undefined, name: string, share: number | null): string => {
    const values = of?.get(name);
    if (values === undefined || values.length === 0) return '–';
    return (share === null ? median(values) : percentile(values, share)).toFixed(0);
  };
  const rows = [...all!.keys()].map((name) => {
    const frames = name.startsWith('frames');
    const share = name.startsWith('start') || name.startsWith('document') ? null : 0.95;
    return [
      `${name}${frames ? ', p95' : share === null ? ', median' : ', p95'}`,
      cell(empty, name, share),
      cell(few, name, share),
      cell(all, name, share),
      name.startsWith('start') ? '2000' : frames ? '50' : name.startsWith('document') ? '' : '100',
    ];
  });
  const where = `${new Date().toISOString().slice(0, 10)}, ${machine()}, Node ${process.version}, ${host}`;
  return [
    `## The window with ${many.toLocaleString('en')} pages`,
    '',
    `${where}. ${rounds} starts each, taken in turns.`,
    '',
    'Milliseconds. A start is the program’s own: from the process to the thumbnails drawn, with no picture made before in',
    'the first round. An answer is measured from the time the key or click carries to the frame that shows it.',
    '',
    table(['', 'empty', `${FEW} pages`, `${many.toLocaleString('en')} pages`, 'goal'], rows),
    '',
  ].join('\n');
}

/** Puts the section between its marks; what else stands on the page stays. */
function write(section: string): void {
  const text = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '# Benchmarks\n';
  const others = text
    .split(/^(?=<!-- \w+ -->$)/m)
    .filter((part) => !part.startsWith('<!-- window -->'))
    .map((part) => `${part.trimEnd()}\n`);
  writeFileSync(PAGE, [...others, `<!-- window -->\n${section}`].join('\n'));
  process.stdout.write(section);
}
