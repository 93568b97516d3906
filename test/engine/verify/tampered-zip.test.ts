import { deflateRawSync } from 'node:zlib';
import { addReference, METS, pdf, REP } from '../../support/transfer/package-changes.ts';
import { inside, runMatrix, UNSIGNED_CHANGE, type Change } from '../../support/transfer/run-matrix.ts';
import { edit, type PackageFiles } from '../../support/transfer/tamper.ts';

/** Changes to the ZIP itself; everything around it agrees. */
function zipped(
  name: string,
  repack: Parameters<Parameters<Change['change']>[0]['repack']>[2],
  codes: readonly string[],
  change: (files: PackageFiles) => void = () => undefined,
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    change: async (t) => {
      await t.repack(t.packages()[0]!, change, repack);
      t.restateReceipt();
      t.reseal();
    },
  };
}

const NFD = 'phụ lục.txt'.normalize('NFD');
const ZIPS: readonly Change[] = [
  zipped('bytes hidden before the directory', { zip: { between: Buffer.alloc(100, 'x') } }, [
    'package/archive-hidden-bytes',
  ]),
  zipped('bytes hidden before the first file', { zip: { before: Buffer.alloc(100, 'x') } }, [
    'package/archive-hidden-bytes',
  ]),
  zipped('two root folders', { entries: [{ name: 'another/METS.xml', data: '<mets/>' }] }, ['verify/several-roots']),
  zipped('another root folder', { root: 'uuid-0' }, ['verify/objid-folder']),
  zipped('a link', { entries: [{ name: 'uuid-x/link', data: '/etc/passwd', mode: 0o120777 }] }, ['package/entry-link']),
  zipped('a way out of the ZIP', { entries: [{ name: '../../evil.sh', data: 'x' }] }, ['package/entry-unsafe-path']),
  zipped(
    'a bomb',
    {
      entries: [
        {
          name: 'bomb',
          data: Buffer.alloc(32 * 1024 * 1024),
          method: 8,
          packed: deflateRawSync(Buffer.alloc(32 * 1024 * 1024)),
        },
      ],
    },
    ['package/entry-bomb'],
  ),
  {
    name: 'a file twice under one name',
    codes: ['package/entry-duplicate', 'verify/file-missing', UNSIGNED_CHANGE],
    change: async (t) => {
      const { root } = await t.unpack(t.packages()[0]!);
      await t.repack(t.packages()[0]!, () => undefined, { entries: [{ name: `${root}/${pdf(1)}`, data: 'x' }] });
      t.restateReceipt();
      t.reseal();
    },
  },
  {
    name: 'a name that differs only in case',
    codes: ['package/entry-name-clash', 'verify/file-orphan', UNSIGNED_CHANGE],
    change: async (t) => {
      const { root } = await t.unpack(t.packages()[0]!);
      const name = `${root}/${pdf(1).replace('.pdf', '.PDF')}`;
      await t.repack(t.packages()[0]!, (files) => files.set(pdf(1).replace('.pdf', '.txt'), files.get(pdf(1))!), {
        entries: [{ name: name.replace('.PDF', '.TXT'), data: 'x' }],
      });
      t.restateReceipt();
      t.reseal();
    },
  },
  {
    name: 'a ZIP cut off, to be unreadable',
    codes: ['package/archive-not-zip', UNSIGNED_CHANGE],
    place: /\.zip!\/$/,
    change: (t) => {
      t.write(t.packages()[0]!, t.read(t.packages()[0]!).subarray(0, -30));
      t.restateReceipt();
      t.reseal();
    },
  },
  inside(
    'a name that some system has taken apart, and accepts the file',
    (files) => {
      addReference(files, encodeURIComponent('data/phụ lục.txt').replaceAll('%2F', '/'));
      files.set(`${REP}/data/${NFD}`, Buffer.from('x'));
      edit(
        files,
        METS,
        `CHECKSUM="${'0'.repeat(64)}"`,
        `CHECKSUM="2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881"`,
      );
    },
    ['verify/name-decomposed', 'verify/join-missing'],
    /phụ lục\.txt$/,
  ),
];

runMatrix('a tampered ZIP', 'sip-hoso', ZIPS);
