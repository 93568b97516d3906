import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { AppEvent } from '../../shared/contract/events.ts';
import { startEvents } from '../../renderer/bridge/events.ts';

it('a first answer on its way from before a change does not stand', async () => {
  let tell: (event: AppEvent) => void = () => undefined;
  vi.stubGlobal('window', { tram: { onEvent: (listener: typeof tell) => ((tell = listener), () => undefined) } });
  onTestFinished(() => void vi.unstubAllGlobals());
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  startEvents(client, () => undefined);
  const answers: ((value: string) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['workspace/state', {}],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  onTestFinished(observer.subscribe(() => undefined));
  await expect.poll(() => answers.length).toBe(1);
  tell({ type: 'changed', kinds: ['workspace'] });
  answers[0]!('before the change');
  await expect.poll(() => answers.length).toBe(2);
  answers[1]!('after it');
  await expect.poll(() => observer.getCurrentResult().data).toBe('after it');
  client.clear();
});
