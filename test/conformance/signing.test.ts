import { readFileSync, writeFileSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentTask } from '../../electron/engine/base/task.ts';
import { pdfImageFrom, writePdfA, type PdfPage } from '../../electron/engine/pdf/index.ts';
import {
  inspectPdfSignatures,
  makeDemoKey,
  openKeyFile,
  overall,
  readTrust,
  signDetached,
  signPdf,
  verifyDetached,
} from '../../electron/engine/signing/index.ts';
import { dict, isArray } from '../../electron/engine/signing/pdf/objects.ts';
import { firstPage } from '../../electron/engine/signing/pdf/page.ts';
import { pem } from '../../electron/engine/signing/trust.ts';
import {
  ask,
  hasKeytool,
  hasOpenssl,
  hasPdfsig,
  hasPdftotext,
  hasPyhanko,
  hasQpdf,
  hasVeraPdf,
} from '../support/judges/programs.ts';
import { pyhanko } from '../support/judges/pyhanko.ts';
import { brokenByVeraPdf } from '../support/judges/verapdf.ts';
import { makePdf, tamper } from '../support/pki/pdf.ts';
import { crlOf, daysFromNow, issue, makeWorld, type Identity } from '../support/pki/pki.ts';

// Judges look at the PC's clock, so this world plays today.
const now = new Date();
const days = (count: number): Date => new Date(now.getTime() + count * 24 * 3600_000);
const shift = (now.getTime() - daysFromNow(0).getTime()) / (24 * 3600_000);
const world = makeWorld();
const freshCrl = (authority: Identity, revoked: readonly Identity[] = []): Uint8Array =>
  crlOf(authority, {
    from: days(-1),
    until: days(30),
    revoked: revoked.map((identity) => ({ identity, date: days(-1) })),
  });
const trust = readTrust({ anchors: [world.root.der], crls: [freshCrl(world.root), freshCrl(world.authority)], now });
const options = {
  agencyName: 'Ủy ban nhân dân huyện Bình Chánh, Thành phố Hồ Chí Minh',
  signingTime: now,
  reason: 'Số hóa tài liệu',
};

let folder = '';
let rootPem = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  expect(Math.abs(shift)).toBeLessThan(600);
  folder = await mkdtemp(join(tmpdir(), 'tram-signing-'));
  rootPem = at('root.pem');
  await writeFile(rootPem, world.root.pem);
  await writeFile(at('content'), 'đợt giao nộp\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!hasOpenssl)('openssl on a detached signature', () => {
  async function judge(
    signature: Uint8Array,
    extra: readonly string[] = [],
    content = 'content',
  ): Promise<{ code: number; text: string }> {
    await writeFile(at('signature.p7s'), signature);
    const args = [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      at('signature.p7s'),
      '-content',
      at(content),
    ];
    return ask('openssl', [...args, '-CAfile', rootPem, '-out', '/dev/null', ...extra]);
  }
  const sign = (identity: Identity): Promise<Uint8Array> =>
    signDetached(at('content'), identity.signer(), { signingTime: now });

  it.each(['rsa', 'ec'] as const)('accepts one by an %s key', async (kind) => {
    const { code, text } = await judge(await sign(world[kind]));
    expect(text).toContain('CAdES Verification successful');
    expect(code).toBe(0);
  });

  it('refuses it over other content, by an expired, a self-made and a revoked certificate, as we do', async () => {
    await writeFile(at('other'), 'khác');
    expect((await judge(await sign(world.rsa), [], 'other')).code).not.toBe(0);
    expect((await judge(await sign(issue(world.authority, { until: days(-1), from: days(-9) })))).text).toContain(
      'expired',
    );
    expect((await judge(await sign(issue(null)))).code).not.toBe(0);
    const revoked = issue(world.authority);
    const crls = [freshCrl(world.root), freshCrl(world.authority, [revoked])]
      .map((der) => pem('X509 CRL', der))
      .join('');
    await writeFile(at('with-crls.pem'), world.root.pem + crls);
    const answer = await judge(await sign(revoked), ['-CAfile', at('with-crls.pem'), '-crl_check_all']);
    expect(answer.text).toContain('revoked');
    const good = await judge(await sign(world.ec), ['-CAfile', at('with-crls.pem'), '-crl_check_all']);
    expect(good.code).toBe(0);
  });

  it('refuses a signature whose certificate was exchanged for another of the same key and number, as we do', async () => {
    // Under the root, whose RSA signatures have one length, so that the exchange changes nothing else.
    const first = issue(world.root, { name: 'Người ký', key: world.ec.privateKey });
    const second = issue(world.root, {
      name: 'Người ký',
      key: world.ec.privateKey,
      serial: first.serial,
      until: days(300),
    });
    const signature = Buffer.from(await sign(first));
    expect((await judge(signature)).code).toBe(0);
    signature.set(second.der, signature.indexOf(Buffer.from(first.der)));
    expect((await judge(signature)).code).not.toBe(0);
    expect((await verifyDetached(at('content'), signature, trust)).integrity.reason).toBe(
      'signing/signer-certificate-swapped',
    );
  });

  it('reads the demonstration key file, its chain and its revocation list', async () => {
    const passphrase = 'Mật khẩu thử';
    const demo = await makeDemoKey({
      organisation: 'Ủy ban nhân dân xã Mẫu',
      commonName: 'Văn thư',
      passphrase,
      validDays: 30,
      now,
    });
    writeFileSync(at('demo.p12'), demo.p12);
    writeFileSync(at('demo-root.pem'), demo.rootPem);
    writeFileSync(at('demo.crl'), demo.crlPem);
    const opened = await ask('openssl', [
      'pkcs12',
      '-in',
      at('demo.p12'),
      '-passin',
      `pass:${passphrase}`,
      '-nodes',
      '-clcerts',
      '-out',
      at('demo-leaf.pem'),
    ]);
    expect(opened.code, opened.text).toBe(0);
    const chain = await ask('openssl', [
      'verify',
      '-x509_strict',
      '-crl_check',
      '-CAfile',
      at('demo-root.pem'),
      '-CRLfile',
      at('demo.crl'),
      at('demo-leaf.pem'),
    ]);
    expect(chain.text).toContain('OK');
    const signer = await openKeyFile(at('demo.p12'), passphrase, { now });
    await writeFile(rootPem, demo.rootPem);
    expect((await judge(await signDetached(at('content'), signer, { signingTime: now }))).code).toBe(0);
    await writeFile(rootPem, world.root.pem);
  });
});

describe.skipIf(!hasKeytool)('keytool', () => {
  it('writes key files that open here', async () => {
    const file = at('java.p12');
    const subject = 'CN=Van thu, O=UBND, C=VN';
    const made = await ask('keytool', [
      '-genkeypair',
      '-alias',
      'k',
      '-keyalg',
      'RSA',
      '-keysize',
      '2048',
      '-validity',
      '100',
      '-dname',
      subject,
      '-storetype',
      'PKCS12',
      '-keystore',
      file,
      '-storepass',
      'matkhau1',
    ]);
    expect(made.code, made.text).toBe(0);
    await expect(openKeyFile(file, 'matkhau1', { now: new Date(Date.now() + 60_000) })).resolves.toMatchObject({
      keyType: 'rsa',
    });
  });
});

/** One scanned page with a word, by our own writer. */
async function pdfA(path: string, turn: 0 | 90): Promise<void> {
  const [width, height] = [620, 877];
  const image = await pdfImageFrom({
    kind: 'raster',
    data: Buffer.alloc(width * height, 250),
    width,
    height,
    channels: 1,
    sourceBytes: 0,
  });
  const page: PdfPage = { image, recipe: { turn, skew: 0 }, facts: { width, height, dpiX: 75, dpiY: 75 }, text: null };
  await writePdfA(path, { title: 'Công văn số 1', created: now }, [page], silentTask());
}

describe('judges of signed PDFs', () => {
  const sources: [string, (path: string) => Promise<void>][] = [
    ['our PDF/A', (path) => pdfA(path, 0)],
    ...([0, 90, 180, 270] as const).flatMap((rotate): [string, (path: string) => Promise<void>][] => [
      [`a table file turned ${rotate}`, (path) => makePdf(path, { rotate })],
      [`a stream file turned ${rotate}`, (path) => makePdf(path, { rotate, streams: true })],
    ]),
  ];

  it.each(sources)('accept two signatures on %s', async (label, make) => {
    const base = at(`${label}.pdf`);
    await make(base);
    await signPdf(base, at('one.pdf'), world.rsa.signer(), options);
    await signPdf(at('one.pdf'), at('two.pdf'), world.ec.signer(), {
      agencyName: 'Trung tâm Lưu trữ lịch sử',
      signingTime: now,
    });
    const [source, one, two] = [await readFile(base), await readFile(at('one.pdf')), await readFile(at('two.pdf'))];
    expect(one.subarray(0, source.length).equals(source)).toBe(true);
    expect(two.subarray(0, one.length).equals(one)).toBe(true);
    expect((await inspectPdfSignatures(at('two.pdf'), trust)).map((report) => overall(report).state)).toEqual([
      'valid',
      'valid',
    ]);
    if (hasQpdf) {
      const checked = await ask('qpdf', ['--check', at('two.pdf')]);
      expect(checked.code, checked.text).toBe(0);
    }
    if (hasPdfsig) {
      const { text } = await ask('pdfsig', ['-nocert', at('two.pdf')]);
      expect(text.match(/Signature is Valid/g)).toHaveLength(2);
      expect(text.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2);
    }
    if (hasPyhanko) {
      expect(await pyhanko(rootPem, at('two.pdf'))).toMatchObject([
        { field: 'ChuKy1', good: true, coverage: 'ENTIRE_REVISION', changes: 'FORM_FILLING' },
        { field: 'ChuKy2', good: true, coverage: 'ENTIRE_FILE', changes: 'NONE' },
      ]);
    }
    if (hasPdftotext) {
      const { text } = await ask('pdftotext', ['-l', '1', at('two.pdf'), '-']);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(options.agencyName);
    }
  });

  it.skipIf(!hasVeraPdf)('veraPDF calls our PDF/A valid before and after one and two signatures', async () => {
    const files: string[] = [];
    for (const turn of [0, 90] as const) {
      const names = [at(`a${turn}-0.pdf`), at(`a${turn}-1.pdf`), at(`a${turn}-2.pdf`)] as const;
      await pdfA(names[0], turn);
      await signPdf(names[0], names[1], world.rsa.signer(), options);
      await signPdf(names[1], names[2], world.ec.signer(), options);
      files.push(...names);
    }
    expect(await brokenByVeraPdf('2b', files)).toEqual([]);
    expect(await brokenByVeraPdf('2u', files)).toEqual([]);
  });

  it.skipIf(!hasPyhanko)('pyHanko refuses what we refuse: a page drawn over, a byte changed', async () => {
    await makePdf(at('p.pdf'));
    await signPdf(at('p.pdf'), at('p.signed.pdf'), world.rsa.signer(), options);
    await copyFile(at('p.signed.pdf'), at('over.pdf'));
    await tamper(at('over.pdf'), async (file, update) => {
      const page = await firstPage(file);
      const old = page.dict.get('Contents');
      const added = update.addStream(dict({}), Buffer.from('0 0 300 300 re f'));
      update.replace(page.ref, page.dict.with({ Contents: [...(isArray(old) ? old : [old]), added] }));
    });
    const flipped = readFileSync(at('p.signed.pdf'));
    flipped[flipped.indexOf('stream') + 12]! ^= 1;
    await writeFile(at('flipped.pdf'), flipped);
    for (const name of ['over.pdf', 'flipped.pdf']) {
      expect(
        (await pyhanko(rootPem, at(name))).map((answer) => answer.good),
        name,
      ).toEqual([false]);
      expect(
        (await inspectPdfSignatures(at(name), trust)).map((report) => report.integrity.state),
        name,
      ).toEqual(['invalid']);
    }
  });
});

describe.skipIf(!hasPyhanko || !hasPdfsig)('signatures of other programs', () => {
  it('by pyHanko, then ours, are judged valid here', async () => {
    await makePdf(at('other.pdf'));
    await writeFile(at('key.pem'), world.rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(at('leaf.pem'), world.rsa.pem);
    await writeFile(at('authority.pem'), world.authority.pem);
    const cli = join(import.meta.dirname, '..', '..', '.cache', 'pyhanko', 'bin', 'python');
    const script = at('sign.py');
    await writeFile(
      script,
      [
        'import sys',
        'from pyhanko.sign import signers, fields',
        'from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter',
        's = signers.SimpleSigner.load(sys.argv[1], sys.argv[2], ca_chain_files=[sys.argv[3]])',
        'with open(sys.argv[4], "rb") as f, open(sys.argv[5], "wb") as o:',
        '    meta = signers.PdfSignatureMetadata(field_name="Khac", md_algorithm="sha384", subfilter=fields.SigSeedSubFilter.PADES if sys.argv[6] == "pades" else fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED)',
        '    signers.sign_pdf(IncrementalPdfFileWriter(f), meta, signer=s, output=o)',
      ].join('\n'),
    );
    for (const kind of ['pades', 'adobe']) {
      const made = await ask(cli, [
        script,
        at('key.pem'),
        at('leaf.pem'),
        at('authority.pem'),
        at('other.pdf'),
        at(`${kind}.pdf`),
        kind,
      ]);
      expect(made.code, made.text).toBe(0);
      await signPdf(at(`${kind}.pdf`), at(`${kind}.both.pdf`), world.ec.signer(), options);
      const reports = await inspectPdfSignatures(at(`${kind}.both.pdf`), trust);
      expect(reports.map((report) => [report.place, overall(report).state])).toEqual([
        ['Khac', 'valid'],
        ['ChuKy1', 'valid'],
      ]);
    }
  });
});
