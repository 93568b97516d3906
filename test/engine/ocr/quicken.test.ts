import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { compileCore } from '../../../electron/engine/ocr/core-module.ts';
import { quicken } from '../../../electron/engine/ocr/quicken.ts';

const coreBytes = (name: string): Promise<Buffer> =>
  readFile(createRequire(import.meta.url).resolve(`tesseract.js-core/tesseract-core${name}.wasm`));

describe('quicken', () => {
  it('knows the core that is installed, and what it makes of it compiles', async () => {
    const core = await coreBytes('-relaxedsimd-lstm');
    const quick = quicken(core);
    expect(quick.length).toBeGreaterThan(core.length);
    await expect(compileCore(quick)).resolves.toBeDefined();
  });

  it('gives back a core of another build as it is', async () => {
    const core = await coreBytes('-simd-lstm');
    expect(quicken(core)).toBe(core);
  });

  it('gives back the core as it is when one of the functions it knows differs by a bit', async () => {
    const core = await coreBytes('-relaxedsimd-lstm');
    const changed = Buffer.from(core);
    // The step of the table in a loop of LSTM::Forward: local.get 36, f32.const -256, f32.mul, local.tee 37, truncated.
    const place = changed.indexOf(Buffer.from('202443000080c3942225fc0122', 'hex'));
    expect(place).toBeGreaterThan(0);
    changed[place + 5]! ^= 1;
    expect(quicken(changed)).toBe(changed);
  });

  it('gives back the core as it is when the table of deflate it knows is another', async () => {
    const core = await coreBytes('-relaxedsimd-lstm');
    const changed = Buffer.from(core);
    const place = changed.indexOf(Buffer.from('0800100080008000', 'hex'));
    expect(place).toBeGreaterThan(0);
    changed[place] = 9;
    expect(quicken(changed)).toBe(changed);
  });
});
