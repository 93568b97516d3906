/**
 * `npm run screens`: a picture of every screen in both languages into docs/screens/, from a workspace the demo made. With
 * names (`npm run screens -- form search`) only theirs.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { SCREENS } from '../shared/model/screens.ts';
import { startProgram } from '../test/bench/window-program.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'screens');
const SIZE = { width: 1280, height: 800 };
/** All pictures together, in bytes. */
const MOST = 1_500_000;

const only = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'tram-screens-'));
/** What the pictures would show of this machine → what they show. */
const SHOWN_AS = new Map([
  [join(work, 'demo', 'workspace'), 'D:\\Lưu trữ\\UBND huyện Vĩnh Khê'],
  [join(work, 'demo'), 'D:\\Lưu trữ'],
  [userInfo().username, 'Nguyễn Thị Lan'],
]);
try {
  const workspace = demo(work);
  mkdirSync(target, { recursive: true });
  for (const language of ['vi', 'en'] as const) {
    if (only.length === 0 || only.includes('start')) await shoot(undefined, language, ['start']);
    const screens = SCREENS.map(({ id }) => id).filter((id) => only.length === 0 || only.includes(id));
    await shoot(workspace, language, screens);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const bytes = globSync('*.webp', { cwd: target }).reduce((sum, name) => sum + statSync(join(target, name)).size, 0);
console.log(`${(bytes / 1000).toFixed(0)} kB`);
if (bytes > MOST) throw new Error(`the pictures are ${bytes} bytes, more than ${MOST}`);
// The Chromium shared by all launches ends with the process, which would wait for it.
process.exit();

/** The workspace of `tram demo`: scans taken in, recognised, described, packed and handed over. */
function demo(folder: string): string {
  const out = join(folder, 'demo');
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin/tram.mjs'), 'demo', '--out', out], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the demo ended with ${String(status)}: ${stderr}`);
  return join(out, 'workspace');
}

async function shoot(workspace: string | undefined, language: 'vi' | 'en', names: readonly string[]): Promise<void> {
  const { app, end } = await startProgram({
    ...(workspace === undefined ? {} : { workspace }),
    size: SIZE,
    preferences: { language, theme: 'light' },
  });
  try {
    const { page } = app;
    for (const name of names) {
      if (workspace !== undefined) {
        await page.locator('nav.rail').waitFor();
        await page
          .locator('nav.rail li button')
          .nth(SCREENS.findIndex(({ id }) => id === name))
          .click();
        await page.mouse.move(SIZE.width / 2, SIZE.height - 4);
        await lookAround(page, name);
      } else await page.getByRole('button').first().waitFor();
      await settled(page);
      await page.evaluate(callAsAtWork, [...SHOWN_AS]);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      // Flat colours and sharp letters: lossless with few colours is smaller than anything that blurs them.
      const small = await sharp(picture).webp({ quality: 72, effort: 6, smartSubsample: true }).toBuffer();
      writeFileSync(join(target, `${name}-${language}.webp`), small);
      console.log(`${name}-${language}.webp  ${(small.length / 1000).toFixed(0)} kB`);
    }
  } finally {
    await end();
  }
}

/** Something to see where a screen waits for a person to ask. */
async function lookAround(page: Page, name: string): Promise<void> {
  if (name === 'search') {
    const box = page.getByRole('combobox').first();
    if (await appears(box.waitFor())) await box.fill('quyết định');
    await appears(page.getByRole('option').first().waitFor({ timeout: 5000 }));
  }
  if (name === 'form') {
    const first = page.getByRole('treeitem').first();
    if (await appears(first.waitFor({ timeout: 5000 }))) {
      await first.click();
      // Fonds, inventory, file, document: each opened, then its first part.
      for (let n = 0; n < 6; n++) {
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(150);
      }
    }
  }
}

/** Names of whoever makes the pictures, and of where, as those of an office: runs in the window, on its words alone. */
function callAsAtWork(names: readonly (readonly [string, string])[]): void {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode())
    for (const [name, shown] of names)
      if (node.nodeValue === name) node.nodeValue = shown;
      else if (name.length > 8) node.nodeValue = node.nodeValue?.replaceAll(name, shown) ?? null;
}

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(800);
  await appears(
    page.waitForFunction(
      () => document.querySelector('.ui-loading') === null && [...document.images].every((image) => image.complete),
      undefined,
      { timeout: 10_000 },
    ),
  );
  await page.waitForTimeout(400);
}

async function appears(waiting: Promise<unknown>): Promise<boolean> {
  return waiting.then(
    () => true,
    () => false,
  );
}
