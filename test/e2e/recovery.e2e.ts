import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../electron/engine/db/index.ts';
import { JobStore } from '../../electron/engine/jobs/index.ts';
import { callCommand, createSampleWorkspace } from './support/calls.ts';
import { launchWindow } from './support/launch.ts';

describe('work that was cut off', () => {
  it('is told when the workspace is open again, and goes on by one press', async () => {
    const app = await launchWindow({ lang: 'vi', size: { width: 1280, height: 720 } });
    const { page } = app;
    await createSampleWorkspace(page);
    const during = page.evaluate(async () => {
      const samples = await window.tram.shell('samples/tokens', {});
      const { scans } = (samples as { value: { scans: { token: string } } }).value;
      return window.tram.call('under-way', 'intake/import', { paths: [scans.token], batch: 'hop-05' });
    });
    await expect.poll(async () => (await callCommand(page, 'pages/list', {})).length).toBeGreaterThan(2);
    await app.signalEngine('SIGKILL');
    expect((await during).ok).toBe(false);
    await page.getByRole('heading', { name: 'Lần trước công việc bị ngắt giữa chừng' }).waitFor();
    await page.getByRole('dialog').getByText('Tiếp nhận bản quét').waitFor();
    if (process.env['TRAM_SHOTS']) await page.screenshot({ path: join(process.env['TRAM_SHOTS'], 'recovery.png') });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Làm tiếp', exact: true }).click();
    await expect
      .poll(async () => (await callCommand(page, 'list/jobs', {})).map(({ kind, state }) => `${kind} ${state}`), {
        timeout: 40_000,
      })
      .toEqual(['intake done']);
    expect(await callCommand(page, 'pages/list', {})).toHaveLength(18);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('that the person stopped by closing is told as that, and goes on by one press', async () => {
    const first = await launchWindow({ lang: 'vi' });
    const { root } = await createSampleWorkspace(first.page);
    void first.page
      .evaluate(async () => {
        const samples = await window.tram.shell('samples/tokens', {});
        const { scans } = (samples as { value: { scans: { token: string } } }).value;
        await window.tram.call('under-way', 'intake/import', { paths: [scans.token], batch: 'hop-05' });
      })
      .catch(() => undefined);
    await expect.poll(async () => (await callCommand(first.page, 'pages/list', {})).length).toBeGreaterThan(2);
    await first.pressClose();
    await first.page.getByRole('dialog').getByRole('button', { name: 'Dừng và đóng' }).click();
    await first.exited;

    const { page } = await launchWindow({ lang: 'vi', userData: first.userData, workspace: root });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Có việc đã dừng, làm tiếp không?' }).waitFor();
    await dialog.getByText('Tiếp nhận bản quét').waitFor();
    expect(await dialog.getByText('mất điện').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Làm tiếp', exact: true }).click();
    await expect
      .poll(async () => (await callCommand(page, 'list/jobs', {})).map(({ kind, state }) => `${kind} ${state}`), {
        timeout: 40_000,
      })
      .toEqual(['intake done']);
    expect(await callCommand(page, 'pages/list', {})).toHaveLength(18);
  });

  it('and that the window cannot go on with is told once, in words that are true, and then forgotten', async () => {
    const first = await launchWindow({ lang: 'vi' });
    const { root } = await createSampleWorkspace(first.page);
    await first.close();
    const db = openSqlite(join(root, 'workspace.db'));
    const store = new JobStore(db);
    const { id } = store.openOrCreate('package', '{"round":"2026-01"}', '2026-06-12T11:45:37+07:00', ['1', '2']);
    store.setState(id, 'cancelled', null);
    db.close();

    const second = await launchWindow({ lang: 'vi', userData: first.userData, workspace: root });
    const dialog = second.page.getByRole('dialog');
    await dialog.getByText('Đóng gói hồ sơ').waitFor();
    await dialog.getByText('Thông báo này chỉ hiện một lần', { exact: false }).waitFor();
    expect(await dialog.getByText('Số hóa').count()).toBe(0);
    expect(await dialog.getByRole('button', { name: 'Làm tiếp', exact: true }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click();
    await expect.poll(async () => callCommand(second.page, 'list/jobs', {})).toEqual([]);
    expect(await dialog.count()).toBe(0);
    await second.close();

    const { page } = await launchWindow({ lang: 'vi', userData: first.userData, workspace: root });
    expect((await callCommand(page, 'workspace/state', {}))?.recovery.interruptedJobs).toEqual([]);
  });
});
