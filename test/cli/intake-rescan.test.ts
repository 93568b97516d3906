import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, openWorkspace, runCommand, silentTask } from '../../electron/engine/index.ts';
import { scan } from '../support/scanned-workspace.ts';
import { jsonOf, tramHere } from '../support/tram.ts';
import { AGENCY, FIXED_CLOCK } from '../support/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'tram-rescan-'));
const at = (...names: string[]): string => join(root, ...names);
const kho = (...words: string[]) => tramHere(['-w', at('kho'), ...words]);

beforeAll(async () => {
  (await createWorkspace(at('kho'), AGENCY, { clock: FIXED_CLOCK, actor: 'test' })).close();
  mkdirSync(at('quet'));
  mkdirSync(at('lai'));
  for (const seed of [1, 2]) writeFileSync(at('quet', `${seed}.jpg`), await scan(seed));
  writeFileSync(at('lai', '2.jpg'), await scan(22));
  expect((await kho('intake', at('quet'))).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('tram intake --rescan', () => {
  it('refuses files no page waits for, and --yes alone is wrong usage', async () => {
    const { code, stdout } = await kho('intake', '--rescan', at('lai'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/Không có trang nào trong đợt đang chờ quét lại/);
    expect(stdout).toMatch(/✗ 2\.jpg \(2\): Trong đợt này đã có tệp khác mang tên 2\.jpg/);
    const unsaid = await kho('intake', '--decline', at('lai'));
    expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringMatching(/--decline chỉ dùng cùng --rescan/)]);
    const alone = await kho('intake', '--yes', at('lai'));
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringMatching(/--yes chỉ dùng cùng --rescan/)]);
  });

  it('shows the pairs and changes nothing; with --yes the pages are replaced; said in both languages and as JSON', async () => {
    const ws = await openWorkspace(at('kho'), { clock: FIXED_CLOCK, actor: 'test' });
    const task = silentTask();
    await runCommand('page-edits/judge', { pageIds: [1, 2], state: 'rescan', reason: 'mờ chữ' }, { ws, task });
    ws.close();
    const shown = await kho('intake', '--rescan', at('lai'));
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/✓ 2\.jpg#1 ← 2\.jpg \(100 dpi\) · lý do: mờ chữ/);
    expect(shown.stdout).toMatch(/1\.jpg#1: vẫn chờ quét lại \(mờ chữ\)/);
    expect(shown.stdout).toMatch(/Chưa trang nào được thay.*--yes/);
    const english = await kho('--lang', 'en', 'intake', '--rescan', at('lai'));
    expect(english.stdout).toMatch(/1 pair of old page and new scan/);

    const done = jsonOf(await kho('intake', '--rescan', '--yes', at('lai'), '--json'));
    expect(done).toMatchObject({
      ok: true,
      result: { replaced: 1, intake: { received: 1, taken: 0 }, offers: { waiting: [{ page: '1.jpg#1' }] } },
    });
    expect(jsonOf(await kho('list', 'batches', '--json')).result).toMatchObject([{ taken: 3, refused: 0, rescan: 1 }]);
    expect((await kho('audit', 'verify')).code).toBe(0);
    expect((await kho('audit', 'list')).stdout).toMatch(/Thay trang bằng bản quét lại/);
  });

  it('leaves nothing undone by a file that a later one took the place of, and puts such files away when told so', async () => {
    mkdirSync(at('sau'));
    writeFileSync(at('sau', '1.jpg'), await scan(41));
    writeFileSync(at('lai', '1.jpg'), await scan(42));
    rmSync(at('lai', '2.jpg'));
    expect((await kho('intake', '--rescan', at('lai'))).code).toBe(0);
    const two = await kho('intake', '--rescan', at('sau'));
    expect([two.code, two.stdout]).toEqual([0, expect.stringMatching(/đã có tệp đến sau cho cùng trang[^]*--decline/)]);
    const away = jsonOf(await kho('intake', '--rescan', '--decline', at('sau'), '--json'));
    expect(away).toMatchObject({
      ok: true,
      result: { declined: 1, replaced: 0, offers: { pairs: [{ page: '1.jpg#1' }] } },
    });
    const after = jsonOf(await kho('intake', '--rescan', '--yes', at('sau'), '--json'));
    expect(after).toMatchObject({ result: { replaced: 1, offers: { unpaired: [] } } });
    const again = await kho('intake', '--rescan', at('sau'));
    expect(again.code).toBe(0);
  });
});
