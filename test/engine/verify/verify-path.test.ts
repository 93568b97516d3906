import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAppError } from '../../../shared/contract/app-error.ts';
import type { Progress } from '../../../shared/contract/progress.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import { MAX_OF_ONE_CODE } from '../../../electron/engine/verify/report.ts';
import { signDetached, signPdf } from '../../../electron/engine/signing/index.ts';
import { writePackage } from '../../../electron/engine/package/index.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { sampleSpec } from '../../support/packages/sample-spec.ts';
import { makePdf } from '../../support/pki/pdf.ts';
import { NOW } from '../../support/pki/pki.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { buildTransfer, type BuiltTransfer } from '../../support/transfer/build-transfer.ts';
import { writePlainBag } from '../../support/transfer/plain-bag.ts';
import { checksOf, codesOf, verify } from '../../support/transfer/run-matrix.ts';
import { Tamperer } from '../../support/transfer/tamper.ts';

let built: BuiltTransfer;
let t: Tamperer;
beforeAll(async () => {
  built = await buildTransfer('sip-hoso');
  t = new Tamperer(await built.copy());
});
afterAll(() => built.remove());

/** The package of the first file, unpacked under the name its id gives it. */
async function unpacked(parent: string): Promise<string> {
  const { files, root } = await t.unpack(t.packages()[0]!);
  for (const [path, bytes] of files) {
    mkdirSync(join(parent, root, path, '..'), { recursive: true });
    writeFileSync(join(parent, root, path), bytes);
  }
  return join(parent, root);
}

async function refusal(path: string): Promise<string> {
  return verify(path, built.trust).then(
    (report) => `accepted as ${report.kind}`,
    (error: unknown) => (isAppError(error) ? error.code : String(error)),
  );
}

describe('verifyPath', () => {
  it('takes a package ZIP by itself', async () => {
    const report = await verify(t.path(t.packages()[0]!), built.trust);
    expect(report).toMatchObject({ kind: 'package', verdict: 'valid', reason: null, files: 18 });
    expect(report.packages).toMatchObject([{ kind: 'sip-hoso', fileCode: 'H99.12.3.2001.01', documents: 3, pages: 7 }]);
    expect(report.packages[0]?.place).toMatch(/^1uuid-.*\.zip$/);
    expect(report.signatures.map((signature) => signature.place)).toEqual(
      [1, 2, 3].map((n) => expect.stringContaining(`representations/rep1/data/H99.12.3.2001.01.${n}.pdf#`) as string),
    );
  });

  it('takes a package folder, and reads its PDFs where they lie', async () => {
    const folder = await unpacked(tempFolder());
    expect(await verify(folder, built.trust)).toMatchObject({ kind: 'package', verdict: 'valid', files: 18 });
  });

  it('takes the folder around a package folder', async () => {
    const parent = join(tempFolder(), 'giải nén');
    await unpacked(parent);
    expect(await verify(parent, built.trust)).toMatchObject({ kind: 'package', verdict: 'valid' });
  });

  it('takes a package folder without its METS for a package, and says so', async () => {
    const folder = await unpacked(tempFolder());
    rmSync(join(folder, 'METS.xml'));
    const report = await verify(folder, built.trust);
    expect(report).toMatchObject({ kind: 'package', verdict: 'invalid' });
    expect(codesOf(report)).toEqual(['verify/several-roots']);
    expect(checksOf(report)).toMatchObject({ integrity: 'not-made', signatures: 'not-made', structure: 'failed' });
  });

  it('takes a PDF', async () => {
    const folder = await unpacked(tempFolder());
    const path = join(folder, 'representations/rep1/data/H99.12.3.2001.01.1.pdf');
    const report = await verify(path, built.trust);
    expect(report).toMatchObject({ kind: 'pdf', verdict: 'valid', files: 1, bytes: readFileSync(path).length });
    expect(report.signatures).toHaveLength(1);
    expect(checksOf(report)).toEqual({
      integrity: 'not-applicable',
      completeness: 'not-applicable',
      signatures: 'passed',
      description: 'not-applicable',
      pdf: 'passed',
      structure: 'not-applicable',
    });
  });

  it('does not call a PDF valid whose signature was cut off', async () => {
    const path = join(await unpacked(tempFolder()), 'representations/rep1/data/H99.12.3.2001.01.1.pdf');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.indexOf('%%EOF') + 6));
    const report = await verify(path, built.trust);
    expect(report).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'verify/pdf-unsigned-alone',
      signatures: [],
      pdfs: { read: 1, archival: 1 },
    });
    expect(codesOf(report)).toEqual(['verify/pdf-unsigned-alone']);
    expect(checksOf(report)).toMatchObject({ signatures: 'warnings', pdf: 'passed', integrity: 'not-applicable' });
  });

  it('counts the files of a transfer once, on the way and at the end', async () => {
    const seen: Progress[] = [];
    const report = await verifyPath(
      { path: built.path, trust: built.trust },
      { now: () => NOW },
      { signal: new AbortController().signal, report: (progress) => seen.push(progress) },
    );
    expect(report.files).toBe(17);
    expect(new Set(Object.values(checksOf(report)))).toEqual(new Set(['passed']));
    expect(report.pdfs.archival).toBe(report.pdfs.read);
    const inPackages = seen.filter(({ stage }) => stage === 'verify-packed');
    expect(inPackages.length).toBeGreaterThan(2);
    expect(new Set(seen.map(({ unit }) => unit))).toEqual(new Set(['bytes']));
    const done = inPackages.map((one) => one.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(inPackages.at(-1)?.total);
  });

  it('takes a signature beside what it signs, whatever that is', async () => {
    const folder = tempFolder();
    const path = join(folder, 'công văn.docx');
    writeFileSync(path, 'nội dung');
    writeFileSync(`${path}.p7s`, await signDetached(path, built.people.agency.signer(), { signingTime: NOW }));
    expect(await verify(`${path}.p7s`, built.trust)).toMatchObject({ kind: 'signature', verdict: 'valid' });
    writeFileSync(path, 'nội dung khác');
    const report = await verify(`${path}.p7s`, built.trust);
    expect(report).toMatchObject({ verdict: 'invalid', reason: 'signing/content-changed' });
    expect(report.findings[0]?.place).toBe('công văn.docx.p7s');
    rmSync(path);
    expect(await refusal(`${path}.p7s`)).toBe('verify/signed-file-missing');
  });

  it('refuses what there is nothing to verify in', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.txt'), 'văn bản');
    mkdirSync(join(folder, 'trống'));
    expect(await refusal(join(folder, 'a.txt'))).toBe('verify/unknown-thing');
    expect(await refusal(join(folder, 'trống'))).toBe('verify/unknown-thing');
    expect(await refusal(folder)).toBe('verify/unknown-thing');
    expect(await refusal(join(folder, 'không có'))).toBe('disk/not-found');
    expect(await refusal('/dev/null')).toBe('verify/unknown-thing');
  });

  it('says that a file cannot be read', async () => {
    const path = join(tempFolder(), 'a.pdf');
    symlinkSync(path, path);
    expect(await refusal(path)).toBe('disk/read-failed');
  });

  it('asks to unpack a bag that comes in a ZIP', async () => {
    const copy = new Tamperer(await built.copy());
    await copy.repack(copy.packages()[0]!, (files) => {
      files.clear();
      files.set('bagit.txt', Buffer.from('BagIt-Version: 1.0\n'));
    });
    expect(await refusal(copy.path(copy.packages()[0]!))).toBe('verify/bag-in-zip');
  });

  it('makes a finding of a ZIP that cannot be opened', async () => {
    const copy = new Tamperer(await built.copy());
    const path = copy.path(copy.packages()[0]!);
    truncateSync(path, 5000);
    const report = await verify(path, built.trust);
    expect(report).toMatchObject({ kind: 'package', verdict: 'invalid', reason: 'package/archive-not-zip' });
  });

  it('leaves the kind of package open that it does not know', async () => {
    const folder = await unpacked(tempFolder());
    const mets = join(folder, 'METS.xml');
    const text = readFileSync(mets, 'utf8').replace('E-ARK-CSIP.xml', 'DIP.xml').replace('="SIP"', '="DIP"');
    writeFileSync(mets, text);
    renameSync(join(folder, 'metadata/descriptive/EAD.xml'), join(folder, 'metadata/descriptive/other.xml'));
    const report = await verify(folder, built.trust);
    expect(codesOf(report)).toContain('verify/package-kind');
    expect(report.packages[0]).toMatchObject({ kind: null, documents: null });
  });

  it('lists a thousand findings of a kind and counts the rest', async () => {
    const extra = 500;
    const root = writePlainBag(tempFolder(), {
      manifest: (text) =>
        text +
        Array.from({ length: MAX_OF_ONE_CODE + extra }, (_, i) => `${'0'.repeat(64)}  data/thiếu-${i}.txt\n`).join(''),
    });
    const report = await verify(root, built.trust);
    const of = (code: string) => report.findings.filter((finding) => finding.code === code);
    expect(of('verify/bag-file-missing')).toHaveLength(MAX_OF_ONE_CODE);
    expect(of('verify/more-findings')).toEqual([
      expect.objectContaining({ severity: 'error', params: { code: 'verify/bag-file-missing', count: extra } }),
    ]);
  });

  it('stops when it is told to, and reports how far it is', async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const report = ({ done, total }: { done: number; total: number | null }) => {
      seen.push(done / (total ?? 1));
      if (seen.length === 20) controller.abort();
    };
    const run = verifyPath(
      { path: built.path, trust: built.trust },
      { now: () => NOW },
      { signal: controller.signal, report },
    );
    await expect(run).rejects.toMatchObject({ code: 'internal/cancelled' });
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  it('does not ask a born-digital PDF to be PDF/A or signed by the agency', async () => {
    const folder = tempFolder();
    const spec = await sampleSpec('sip-hoso', join(folder, 'in'), 1);
    await makePdf(join(folder, 'in', '1.pdf'), { pages: 1 });
    const { path: source, name, mime, puid, fields } = spec.documents[0]!;
    const of = (confidenceLevel: string) => [
      { path: source, name, mime, puid, fields: { ...fields, confidenceLevel, numberOfPage: '1', process: '0' } },
    ];
    const file = { fields: { ...spec.file.fields, numberOfPage: '1' } };
    const { path } = await writePackage({ ...spec, file, documents: of('01') }, { folder, form: 'zip' }, silentTask());
    const report = await verify(path, built.trust);
    expect(report.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(report.findings.filter(({ code }) => code.startsWith('pdf/'))).toMatchObject([
      { code: 'pdf/born-not-pdfa', severity: 'info' },
    ]);
    expect(report.pdfs).toEqual({ read: 1, archival: 0 });
    expect(report.checks.find(({ id }) => id === 'pdf')).toMatchObject({ state: 'passed', notes: 1 });
    expect(checksOf(report)).toMatchObject({ signatures: 'not-applicable' });
    const { path: other } = await writePackage(
      {
        ...spec,
        file,
        uuid: '00000000-0000-4000-8000-000000000000',
        documents: of('02'),
      },
      { folder, form: 'zip' },
      silentTask(),
    );
    const digitised = await verify(other, built.trust);
    const errors = digitised.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.code);
    expect(errors).toEqual(expect.arrayContaining(['pdf/no-xmp', 'verify/pdf-unsigned']));
  });

  it('does not advise to convert a signed PDF that nothing describes, and an unsigned one may have to be PDF/A', async () => {
    const path = join(tempFolder(), 'công văn.pdf');
    await makePdf(path);
    expect(codesOf(await verify(path, built.trust))).toEqual(expect.arrayContaining(['pdf/no-xmp']));
    await signPdf(path, path, built.people.agency.signer(), { agencyName: 'Sở Nội vụ', signingTime: NOW });
    const report = await verify(path, built.trust);
    expect([report.verdict, codesOf(report)]).toEqual(['valid', ['pdf/signed-not-pdfa']]);
  });

  it.each(['anchors', 'crls'] as const)('names the file among the %s that cannot be read', async (kind) => {
    const path = join(tempFolder(), 'không phải.pem');
    writeFileSync(path, 'xin chào');
    const trust = { ...built.trust, [kind]: [...built.trust[kind], path] };
    const code = kind === 'anchors' ? 'signing/anchor-file-unreadable' : 'signing/crl-file-unreadable';
    await expect(verify(built.path, trust)).rejects.toMatchObject({ code, params: { path } });
  });

  it('keeps nothing of what it looked into', async () => {
    const copy = await built.copy();
    cpSync(built.path, copy, { recursive: true });
    // A temporary folder of this test alone: other tests verify at the same time.
    const own = mkdtempSync(join(tmpdir(), 'own-'));
    vi.stubEnv('TMPDIR', own);
    await verify(copy, built.trust);
    vi.unstubAllEnvs();
    expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  });
});
