import { describe, expect, it } from 'vitest';
import { launchWindow } from './support/launch.ts';

describe('the window', () => {
  it('shows the document and answers its calls', async () => {
    const t = Date.now();
    const app = await launchWindow({ lang: 'vi' });
    console.log('launched', Date.now() - t);
    const answers = await app.page.evaluate(() =>
      Promise.all([
        window.tram.shell('app/info', {}),
        window.tram.call('1', 'workspace/state', {}),
        window.tram.call('2', 'workspace/open', { root: '/tmp' }),
        window.tram.call('3', 'constructor' as never, {}),
      ]),
    );
    console.log(JSON.stringify(answers), Date.now() - t);
    expect(answers[0].ok).toBe(true);
  });
  it('again', async () => {
    const t = Date.now();
    const app = await launchWindow({ lang: 'vi' });
    console.log('launched', Date.now() - t);
    await app.page.evaluate(() => window.tram.call('1', 'workspace/state', {}));
    console.log('engine', Date.now() - t);
  });
});
