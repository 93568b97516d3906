import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { PackageCrew } from '../../../electron/engine/package/package-crew.ts';
import type { PackageTarget } from '../../../electron/engine/package/write-package.ts';
import { sampleSpec } from '../../support/packages/sample-spec.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** More than is packed without workers. */
const MUCH = 65 * 1024 * 1024;
const stop = new AbortController();
const crews: PackageCrew[] = [];

function crew(signal = new AbortController().signal): PackageCrew {
  const made = new PackageCrew(signal);
  crews.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(crews.splice(0).map((one) => one.close()));
});

const target = (folder: string): PackageTarget => ({ folder, form: 'zip', digests: ['sha256', 'sha512'] });

it('a worker writes the very package that is written here', async () => {
  const folder = tempFolder();
  const spec = await sampleSpec('aip-hoso', join(folder, 'in'));
  const here = await crew().write(spec, target(join(folder, 'here')), 1);
  const there = await crew().write(spec, target(join(folder, 'there')), MUCH);
  expect({ ...there, path: here.path }).toEqual(here);
  expect(readFileSync(there.path).equals(readFileSync(here.path))).toBe(true);
});

it('a worker names what is wrong with a source, and packs the next', async () => {
  const folder = tempFolder();
  const spec = await sampleSpec('sip-hoso', join(folder, 'in'));
  const [first, ...rest] = spec.documents;
  const wrong = { ...spec, documents: [{ ...first!, sha256: '0'.repeat(64) }, ...rest] };
  const much = crew();
  await expect(much.write(wrong, target(folder), MUCH)).rejects.toMatchObject({
    code: 'package/source-changed',
    params: { path: first!.path },
  });
  expect((await much.write(spec, target(folder), 1)).documents).toBe(3);
});

it('a cancel ends packages in the middle and leaves nothing of them', async () => {
  const folder = tempFolder();
  const spec = await sampleSpec('sip-hoso', join(folder, 'in'), 1500);
  const much = crew(stop.signal);
  // Started, so that the cancel meets packages being written.
  await much.write(await sampleSpec('sip-hoso', join(folder, 'few')), target(join(folder, 'few-out')), MUCH);
  const out = join(folder, 'out');
  const writing = [0, 1].map((at) => much.write({ ...spec, roundOrdinal: at + 1 }, target(out), 1));
  setTimeout(() => stop.abort(), 30);
  for (const { status } of await Promise.allSettled(writing)) expect(status).toBe('rejected');
  await expect(writing[0]).rejects.toMatchObject({ code: 'internal/cancelled' });
  expect(readdirSync(out)).toEqual([]);
});
