import { cpSync, symlinkSync } from 'node:fs';
import { runMatrix, UNSIGNED_CHANGE, type Change } from '../../support/transfer/run-matrix.ts';
import type { Tamperer } from '../../support/transfer/tamper.ts';

const LIST = 'data/inventories/muc-luc-ho-so.xlsx';
const MINUTES = 'data/bien-ban-giao-nhan.pdf';
const first = (t: Tamperer) => t.packages()[0]!;
const second = (t: Tamperer) => t.packages()[1]!;

/** Bytes turned over, by kind of file; nothing else changed. */
const FLIPS: readonly Change[] = [
  {
    name: 'a byte of a package',
    change: (t) => t.flip(first(t)),
    codes: ['verify/bag-file-changed', 'package/entry-damaged', 'verify/receipt-package'],
    place: /^data\/packages\/1uuid-/,
  },
  {
    name: 'a byte of an XLSX list',
    change: (t) => t.flip(LIST),
    codes: ['verify/bag-file-changed'],
    place: /muc-luc-ho-so\.xlsx$/,
  },
  {
    name: 'a byte of a PDF list',
    // In the header's comment: the PDF itself is as good as before.
    change: (t) => t.flip('data/inventories/muc-luc-ho-so.pdf', 11),
    codes: ['verify/bag-file-changed'],
    place: /muc-luc-ho-so\.pdf$/,
  },
  {
    name: 'a byte of the minutes',
    change: (t) => t.flip(MINUTES, 11),
    codes: ['verify/bag-file-changed'],
    place: /bien-ban/,
  },
  {
    name: 'a digest in a manifest',
    change: (t) => t.replace('manifest-sha256.txt', /^[0-9a-f]{4}/, '0000'),
    codes: ['verify/bag-tag-changed', 'verify/bag-file-changed'],
    place: /^manifest-sha256\.txt$/,
  },
  {
    name: 'a digest in a tag manifest',
    change: (t) => t.replace('tagmanifest-sha256.txt', /^[0-9a-f]{4}/, '0000'),
    codes: ['verify/bag-tag-changed', UNSIGNED_CHANGE],
    place: /^bag-info\.txt$/,
  },
  {
    name: 'a digest in the other tag manifest, which is not signed',
    change: (t) => t.replace('tagmanifest-sha512.txt', /^[0-9a-f]{4}/, '0000'),
    codes: ['verify/bag-tag-changed'],
  },
  {
    name: 'a letter of bag-info.txt',
    change: (t) => t.replace('bag-info.txt', 'Source-Organization: Ủy', 'Source-Organization: Uy'),
    codes: ['verify/bag-tag-changed'],
    place: /^bag-info\.txt$/,
  },
  {
    name: 'a byte of bagit.txt',
    change: (t) => t.replace('bagit.txt', '1.0', '1.1'),
    codes: ['verify/bag-tag-changed', 'verify/bag-version'],
    place: /^bagit\.txt$/,
  },
  {
    name: 'a letter of the receipt request',
    change: (t) => t.replace('receipt-request.json', 'Trung tâm', 'Trung tấm'),
    codes: ['verify/bag-tag-changed'],
    place: /^receipt-request\.json$/,
  },
];

const FILES: readonly Change[] = [
  {
    name: 'a package that is gone',
    change: (t) => t.remove(second(t)),
    codes: [
      'verify/bag-file-missing',
      'verify/bag-oxum',
      'verify/receipt-package-missing',
      'verify/receipt-totals',
      'verify/bag-info-differs',
    ],
    place: /^data\/packages\/2uuid-/,
  },
  {
    name: 'a package that is gone, manifests made anew',
    change: (t) => {
      t.remove(second(t));
      t.reseal();
    },
    codes: ['verify/receipt-package-missing', 'verify/receipt-totals', 'verify/bag-info-differs', UNSIGNED_CHANGE],
    place: /^data\/packages\/2uuid-/,
  },
  {
    name: 'a package that is gone from everything that counts packages but bag-info.txt',
    change: (t) => {
      const [, gone] = t.packages();
      t.remove(gone!);
      t.restateReceipt(
        (receipt) => {
          receipt.packages.pop();
          Object.assign(receipt.totals, { packages: 1, files: 1, documents: 3, pages: 7 });
          receipt.totals['bytes'] = receipt.packages[0]!.size;
        },
        [gone!],
      );
      t.reseal();
    },
    codes: ['verify/bag-info-differs', UNSIGNED_CHANGE],
    place: /^bag-info\.txt$/,
  },
  {
    name: 'a list that is gone, manifests made anew',
    change: (t) => {
      t.remove('data/inventories/muc-luc-van-ban/H99.12.3.2001.01.xlsx');
      t.reseal();
    },
    codes: ['verify/transfer-part-missing', UNSIGNED_CHANGE],
    place: /muc-luc-van-ban\/H99\.12\.3\.2001\.01\.xlsx$/,
  },
  {
    name: 'a file beside the packages',
    change: (t) => t.write('data/packages/đọc tôi.txt', 'x'),
    codes: ['verify/bag-file-unlisted', 'verify/bag-oxum'],
    place: /đọc tôi\.txt$/,
  },
  {
    name: 'a second copy of a package under another name, manifests made anew',
    change: (t) => {
      cpSync(t.path(second(t)), t.path('data/packages/3uuid-x.zip'));
      t.reseal();
    },
    codes: [
      'verify/receipt-package-unlisted',
      'verify/receipt-totals',
      'verify/bag-info-differs',
      'verify/zip-name',
      UNSIGNED_CHANGE,
    ],
    place: /3uuid-x\.zip$/,
  },
  {
    name: 'a renamed list',
    change: (t) => t.rename(LIST, 'data/inventories/muc-luc.xlsx'),
    codes: ['verify/bag-file-missing', 'verify/bag-file-unlisted', 'verify/transfer-part-missing'],
    place: /muc-luc-ho-so\.xlsx$/,
  },
  {
    name: 'two packages under each other’s name',
    change: (t) => t.swap(first(t), second(t)),
    codes: ['verify/bag-file-changed', 'verify/receipt-package', 'verify/receipt-object', 'verify/zip-name'],
  },
  {
    name: 'two packages under each other’s name, receipt request and manifests made anew',
    change: (t) => {
      t.swap(first(t), second(t));
      t.restateReceipt();
      t.reseal();
    },
    codes: ['verify/receipt-object', 'verify/zip-name', UNSIGNED_CHANGE],
    place: /^data\/packages\/1uuid-/,
  },
  {
    name: 'two lists under each other’s name',
    change: (t) =>
      t.swap(
        'data/inventories/muc-luc-van-ban/H99.12.3.2001.01.xlsx',
        'data/inventories/muc-luc-van-ban/H99.12.3.2001.02.xlsx',
      ),
    codes: ['verify/bag-file-changed'],
  },
  {
    name: 'a tag file nobody listed',
    change: (t) => t.write('ghi-chu.txt', 'x'),
    codes: ['verify/bag-tag-unlisted'],
    place: /^ghi-chu\.txt$/,
  },
  {
    name: 'a link in place of a list',
    change: (t) => {
      t.remove(LIST);
      symlinkSync('/etc/hostname', t.path(LIST));
    },
    codes: ['package/entry-link', 'verify/bag-file-missing', 'verify/bag-oxum', 'verify/transfer-part-missing'],
    place: /muc-luc-ho-so\.xlsx$/,
  },
  {
    name: 'a file whose name differs from another only in case',
    change: (t) => t.write('data/BIEN-BAN-GIAO-NHAN.pdf', t.read(MINUTES)),
    codes: ['package/entry-name-clash', 'verify/bag-file-unlisted', 'verify/bag-oxum'],
  },
];

const TAG_FILES: readonly Change[] = [
  {
    name: 'a manifest that is gone',
    change: (t) => t.remove('manifest-sha512.txt'),
    codes: ['verify/bag-tag-missing'],
    place: /^manifest-sha512\.txt$/,
  },
  {
    name: 'a manifest nobody listed',
    change: (t) => t.write('manifest-md5.txt', ''),
    codes: ['verify/bag-algorithm-weak', 'verify/bag-file-unlisted', 'verify/bag-tagmanifest-incomplete'],
  },
  {
    name: 'a line taken out of a manifest',
    change: (t) => t.replace('manifest-sha256.txt', /^.*\n/, ''),
    codes: ['verify/bag-tag-changed', 'verify/bag-file-unlisted'],
  },
  {
    name: 'a line taken out of the signed tag manifest',
    change: (t) => t.replace('tagmanifest-sha256.txt', /.*receipt-request.*\n/, ''),
    codes: ['verify/bag-tag-unlisted', UNSIGNED_CHANGE],
    place: /^receipt-request\.json$/,
  },
  {
    name: 'the signed tag manifest that is gone',
    change: (t) => t.remove('tagmanifest-sha256.txt'),
    codes: ['verify/signature-content-missing', 'verify/bag-tagmanifest-gone'],
    place: /\.p7s$/,
  },
  {
    name: 'the other tag manifest that is gone',
    change: (t) => t.remove('tagmanifest-sha512.txt'),
    codes: ['verify/bag-tagmanifest-gone'],
    place: /^tagmanifest-sha512\.txt$/,
  },
  {
    name: 'a tag manifest that is gone with all that its digest was used for',
    change: (t) => {
      t.remove('tagmanifest-sha512.txt');
      t.remove('manifest-sha512.txt');
    },
    codes: ['verify/bag-tagmanifest-gone', 'verify/bag-tag-missing'],
  },
  {
    name: 'a wrong Payload-Oxum, tag manifests made anew',
    change: (t) => {
      t.replace('bag-info.txt', /^Payload-Oxum: \d+/m, 'Payload-Oxum: 1');
      t.resealTags();
    },
    codes: ['verify/bag-oxum', UNSIGNED_CHANGE],
    place: /^bag-info\.txt$/,
  },
  {
    name: 'a second Bagging-Date',
    change: (t) => {
      t.write('bag-info.txt', `${t.read('bag-info.txt').toString()}Bagging-Date: 2020-01-01\n`);
      t.resealTags();
    },
    codes: ['verify/bag-info-twice', UNSIGNED_CHANGE],
  },
  {
    name: 'a fetch file',
    change: (t) => t.write('fetch.txt', 'http://example.org/x - data/x.pdf\n'),
    codes: ['verify/bag-fetch', 'verify/bag-fetch-pending', 'verify/bag-fetch-unlisted', 'verify/bag-tag-unlisted'],
    place: /^fetch\.txt$/,
  },
  {
    name: 'a byte order mark in bagit.txt',
    change: (t) => t.write('bagit.txt', `\uFEFF${t.read('bagit.txt').toString()}`),
    codes: ['verify/bag-bom', 'verify/bag-tag-changed'],
    place: /^bagit\.txt$/,
  },
  {
    name: 'a missing bagit.txt',
    change: (t) => t.remove('bagit.txt'),
    codes: ['verify/bag-declaration-missing', 'verify/bag-tag-missing'],
    place: /^bagit\.txt$/,
  },
  {
    name: 'a manifest line that climbs out of the bag',
    change: (t) => {
      const digest = '0'.repeat(64);
      t.write(
        'manifest-sha256.txt',
        `${t.read('manifest-sha256.txt').toString()}${digest}  data/../../../etc/passwd\n`,
      );
      t.resealTags();
    },
    codes: ['verify/bag-path-unsafe', UNSIGNED_CHANGE],
    place: /^manifest-sha256\.txt:\d+$/,
  },
  {
    name: 'a file listed twice with different digests',
    change: (t) => {
      const [line] = t.read('manifest-sha256.txt').toString().split('\n');
      t.write(
        'manifest-sha256.txt',
        `${t.read('manifest-sha256.txt').toString()}${'0'.repeat(64)}${line!.slice(64)}\n`,
      );
      t.resealTags();
    },
    codes: ['verify/bag-path-conflict', UNSIGNED_CHANGE],
  },
];

runMatrix('a tampered bag', 'sip-hoso', [...FLIPS, ...FILES, ...TAG_FILES]);
