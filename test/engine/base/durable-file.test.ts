import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { discardStream } from '../../../electron/engine/base/durable-file.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a stream is discarded only when its file, which may just be opened, can be taken away for good', async () => {
  const path = join(tempFolder(), 'a.pdf');
  const stream = createWriteStream(path);
  await discardStream(stream);
  expect(stream.closed).toBe(true);
  rmSync(path, { force: true });
  await setTimeout(20);
  expect(existsSync(path)).toBe(false);
  // One that was discarded already is no reason to wait for ever.
  await discardStream(stream);
});
