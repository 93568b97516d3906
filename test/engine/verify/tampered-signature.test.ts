import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMatrix, UNSIGNED_CHANGE, type Change } from '../../support/transfer/run-matrix.ts';

const MINUTES = 'data/bien-ban-giao-nhan.pdf';

const RECEIPT: readonly Change[] = [
  {
    name: 'a receipt request that is gone',
    change: (t) => t.remove('receipt-request.json'),
    codes: ['verify/bag-tag-missing', 'verify/receipt-missing'],
  },
  {
    name: 'a receipt request that is no receipt request, tag manifests made anew',
    change: (t) => {
      t.write('receipt-request.json', '{"format": "x"}');
      t.resealTags();
    },
    codes: ['verify/receipt-unreadable', UNSIGNED_CHANGE],
  },
  {
    name: 'a receipt request with another number of pages, tag manifests made anew',
    change: (t) => {
      t.restateReceipt((receipt) => (receipt.totals['pages'] = 11));
      t.resealTags();
    },
    codes: ['verify/receipt-totals', UNSIGNED_CHANGE],
    place: /^receipt-request\.json$/,
  },
  {
    name: 'a receipt request that names another file code',
    change: (t) => {
      t.restateReceipt((receipt) => (receipt.packages[0]!.fileCode = 'H99.12.3.2001.09'));
      t.resealTags();
    },
    codes: ['verify/receipt-object', UNSIGNED_CHANGE],
    place: /^data\/packages\/1uuid-/,
  },
  {
    name: 'another kind of package stated everywhere but in the packages',
    change: (t) => {
      t.restateReceipt((receipt) => receipt.packages.forEach((one) => (one.kind = 'aip-hoso')));
      t.replace('bag-info.txt', 'Package-Kind: sip-hoso', 'Package-Kind: aip-hoso');
      t.resealTags();
    },
    codes: ['verify/receipt-object', 'verify/bag-info-differs', UNSIGNED_CHANGE],
  },
  {
    name: 'another round in bag-info.txt',
    change: (t) => {
      t.replace('bag-info.txt', 'Transfer-Round: 2026-01', 'Transfer-Round: 2026-02');
      t.resealTags();
    },
    codes: ['verify/bag-info-differs', UNSIGNED_CHANGE],
    place: /^bag-info\.txt$/,
  },
];

const SIGNATURES: readonly Change[] = [
  {
    name: 'a byte of the signature value',
    change: (t) => t.flip('tagmanifest-sha256.txt.p7s', t.read('tagmanifest-sha256.txt.p7s').length - 5),
    codes: ['signing/signature-wrong'],
    place: /\.p7s$/,
  },
  {
    name: 'a signature that is garbage',
    change: (t) => t.write('tagmanifest-sha256.txt.p7s', 'garbage'),
    codes: ['signing/signature-unreadable', 'signing/signer-unknown'],
  },
  {
    name: 'a signature taken away',
    change: (t) => t.remove('tagmanifest-sha256.txt.p7s'),
    codes: ['verify/signature-missing'],
    place: /\.p7s$/,
  },
  {
    name: 'signature and receipt request taken away, tag manifests made anew',
    change: (t) => {
      t.remove('tagmanifest-sha256.txt.p7s');
      t.remove('receipt-request.json');
      t.resealTags();
    },
    codes: ['verify/signature-missing', 'verify/receipt-missing'],
  },
  {
    name: 'a signature over another file',
    change: async (t, people) => {
      const signed = t.read('tagmanifest-sha256.txt');
      t.write('tagmanifest-sha256.txt', t.read('tagmanifest-sha512.txt'));
      await t.sign(people.agency.signer());
      t.write('tagmanifest-sha256.txt', signed);
    },
    codes: [UNSIGNED_CHANGE],
    place: /\.p7s$/,
  },
  {
    name: 'a changed transfer signed by somebody of the same name under a root of his own',
    change: async (t, people) => {
      t.write(MINUTES, t.read('data/inventories/muc-luc-ho-so.pdf'));
      t.reseal();
      await t.sign(people.impostor.signer());
    },
    codes: ['signing/issuer-missing', 'signing/revocation-not-checked'],
    place: /\.p7s$/,
    verdict: 'cannot-tell',
  },
  {
    name: 'a changed transfer signed with a certificate that vouches for itself',
    change: async (t, people) => {
      t.write(MINUTES, t.read('data/inventories/muc-luc-ho-so.pdf'));
      t.reseal();
      await t.sign(people.selfMade.signer());
    },
    codes: ['signing/self-made', 'signing/revocation-not-checked'],
    place: /\.p7s$/,
  },
  {
    name: 'a changed transfer signed by another office under the same authority',
    change: async (t, people) => {
      t.write(MINUTES, t.read('data/inventories/muc-luc-ho-so.pdf'));
      t.reseal();
      await t.sign(people.neighbour.signer());
    },
    codes: ['verify/signer-other'],
    place: /\.p7s$/,
    verdict: 'cannot-tell',
  },
  {
    name: 'a signature with a certificate that has expired',
    change: (t, people) => t.sign(people.expired.signer()),
    codes: ['signing/certificate-expired'],
    place: /\.p7s$/,
  },
  {
    name: 'a signature with a certificate that was revoked',
    change: (t, people) => t.sign(people.revoked.signer()),
    codes: ['signing/certificate-revoked'],
    place: /\.p7s$/,
  },
];

/** What a computer may do to a bag without changing it. */
const HARMLESS: readonly Change[] = [
  {
    name: 'the trace an operating system left',
    change: (t) => t.write('data/Thumbs.db', ''),
    codes: ['verify/bag-file-unlisted', 'verify/bag-oxum'],
  },
  {
    name: 'nothing wrong with a file that was only touched',
    change: (t) => t.write(MINUTES, t.read(MINUTES)),
    codes: [],
    verdict: 'valid',
  },
  {
    name: 'an empty folder, which no bag can record, and says so',
    change: (t) => {
      mkdirSync(join(t.root, 'data', 'trống', 'sâu hơn'), { recursive: true });
    },
    codes: ['verify/bag-folder-empty'],
    place: /^data\/trống\/$/,
    verdict: 'valid',
  },
];

runMatrix('a tampered signature or receipt request', 'sip-hoso', [...RECEIPT, ...SIGNATURES, ...HARMLESS]);
