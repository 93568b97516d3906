import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageKind } from '../../shared/model/package-shapes.ts';
import { silentTask } from '../../electron/engine/base/task.ts';
import { openTree, readBytes } from '../../electron/engine/archive/index.ts';
import { writePackage, type PackageSpec } from '../../electron/engine/package/index.ts';
import { commonsIp, earkValidator, FALSE_ALARMS } from '../support/judges/eark.ts';
import { hasCommonsIp, hasEarkValidator } from '../support/judges/programs.ts';
import { hasPublishedSchemas, judgeByPublished, type Standard } from '../support/judges/published-schemas.ts';
import { sampleSpec } from '../support/packages/sample-spec.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tram-conformance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function packed(spec: PackageSpec, form: 'zip' | 'folder', name: string): Promise<string> {
  return (await writePackage(spec, { folder: join(folder, name), form }, silentTask())).path;
}

async function withHardNames(): Promise<PackageSpec> {
  const spec = await sampleSpec('eark-sip', join(folder, 'in'));
  const names = ['Quyết định số 1 + phụ lục.pdf', 'Báo cáo (100%) #2.pdf', 'übersicht ß&ñ.pdf'];
  const attachment = join(folder, 'attachment.csv');
  await writeFile(attachment, 'a,b\n1,2\n');
  return {
    ...spec,
    documents: spec.documents.map((document, i) => ({
      ...document,
      name: names[i]!,
      ...(i === 0
        ? { attachments: [{ path: attachment, name: 'phụ lục 1.csv', mime: 'text/csv', puid: 'x-fmt/18' }] }
        : {}),
    })),
  };
}

describe.skipIf(!hasPublishedSchemas)('the published schemas of METS 1.12, E-ARK, PREMIS 3.0 and EAD3', () => {
  it.each<PackageKind>(['sip-hoso', 'aip-hoso', 'eark-sip'])(
    'accept every file of a package of kind %s',
    async (kind) => {
      const tree = await openTree(await packed(await sampleSpec(kind, join(folder, 'in')), 'zip', kind));
      const judged: Standard[] = [];
      for (const path of tree.entries.keys()) {
        const standard: Standard | null = path.endsWith('METS.xml')
          ? 'mets'
          : /premis[^/]*\.xml$/i.test(path)
            ? 'premis'
            : path.endsWith('ead3.xml')
              ? 'ead3'
              : null;
        if (!standard) continue;
        judged.push(standard);
        expect(judgeByPublished(standard, await readBytes(tree, path, 1e6)), path).toEqual([]);
      }
      await tree.close();
      const expected = { 'sip-hoso': 2, 'aip-hoso': 4, 'eark-sip': 5 } as const;
      expect(judged).toHaveLength(expected[kind]);
    },
  );
});

describe.skipIf(!hasCommonsIp)('commons-ip by CSIP and SIP 2.2.0', () => {
  it.each(['zip', 'folder'] as const)('calls an E-ARK SIP valid without a warning, as %s', async (form) => {
    const path = await packed(await sampleSpec('eark-sip', join(folder, 'in')), form, `commons-${form}`);
    expect(await commonsIp(path)).toEqual({ result: 'VALID', messages: [] });
  });

  it('calls one with names full of blanks, signs and accents valid too', async () => {
    expect(await commonsIp(await packed(await withHardNames(), 'zip', 'commons-names'))).toEqual({
      result: 'VALID',
      messages: [],
    });
  });

  it('sees a changed file, so that its silence means something', async () => {
    const path = await packed(await sampleSpec('eark-sip', join(folder, 'in')), 'folder', 'commons-changed');
    await appendFile(join(path, 'representations/rep1/data/H49.64.33.2001.160.1.pdf'), 'x');
    expect((await commonsIp(path)).result).toBe('INVALID');
  });
});

describe.skipIf(!hasEarkValidator)('eark-validator by its rules 2.1.0', () => {
  it.each(['zip', 'folder'] as const)('has nothing but its known false alarms to say, as %s', async (form) => {
    const path = await packed(await sampleSpec('eark-sip', join(folder, 'in')), form, `validator-${form}`);
    const { structure, schema, messages } = await earkValidator(path);
    expect({ structure, schema }).toEqual({ structure: 'WellFormed', schema: 'VALID' });
    expect(messages.filter(({ id }) => !FALSE_ALARMS.includes(id))).toEqual([]);
  });

  it('has nothing else to say of names full of blanks, signs and accents', async () => {
    const { structure, schema, messages } = await earkValidator(await packed(await withHardNames(), 'zip', 'ev-names'));
    expect({ structure, schema }).toEqual({ structure: 'WellFormed', schema: 'VALID' });
    expect(messages.filter(({ id }) => !FALSE_ALARMS.includes(id))).toEqual([]);
  });
});
