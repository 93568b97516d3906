import { deflateRawSync } from 'node:zlib';
import { rawZip, type RawEntry } from './raw-zip.ts';

/** A ZIP made to deceive, and how that must be told. */
export interface HostileZip {
  readonly name: string;
  readonly bytes: () => Buffer;
  /** The error that ends the opening, or the findings of the opened tree, or the error on reading `read`. */
  readonly error?: string;
  readonly findings?: readonly string[];
  readonly read?: { readonly path: string; readonly error: string };
  /** What may still be reached, when it can be opened. */
  readonly reachable?: readonly string[];
}

const good: RawEntry = { name: 'p/METS.xml', data: '<mets/>' };

/** One entry beside a good one; the good one stays reachable. */
function beside(name: string, entry: RawEntry, finding: string): HostileZip {
  return { name, bytes: () => rawZip({ entries: [good, entry] }), findings: [finding], reachable: ['p/METS.xml'] };
}

const UNSAFE = 'package/entry-unsafe-path';
const zeros = Buffer.alloc(64 * 1024 * 1024);

export const HOSTILE_ZIPS: readonly HostileZip[] = [
  beside('a path that climbs out', { name: '../../etc/cron.d/x', data: 'x' }, UNSAFE),
  beside('a path that climbs out further in', { name: 'p/a/../../../x', data: 'x' }, UNSAFE),
  beside('an absolute path', { name: '/etc/passwd', data: 'x' }, UNSAFE),
  beside('a drive letter', { name: 'C:/Windows/x.dll', data: 'x' }, UNSAFE),
  beside('backslashes', { name: 'p\\..\\..\\x.exe', data: 'x' }, UNSAFE),
  beside('a path to a share', { name: '\\\\server\\share\\x', data: 'x' }, UNSAFE),
  beside('a NUL in the name', { name: 'p/a.pdf\u0000.exe', data: 'x' }, UNSAFE),
  beside('a name written backwards', { name: 'p/a\u202Efdp.exe', data: 'x' }, UNSAFE),
  beside('a Windows device', { name: 'p/data/COM1.pdf', data: 'x' }, UNSAFE),
  beside('an alternate data stream', { name: 'p/data/a.pdf:hidden', data: 'x' }, UNSAFE),
  beside('a trailing dot', { name: 'p/METS.xml.', data: 'x' }, UNSAFE),
  beside('an empty segment', { name: 'p//METS.xml', data: 'x' }, UNSAFE),
  beside('an endless name', { name: `p/${'a'.repeat(60_000)}`, data: 'x' }, UNSAFE),
  beside('an empty name', { name: '', data: 'x' }, UNSAFE),
  beside('a link', { name: 'p/link', data: '/etc/passwd', mode: 0o120777 }, 'package/entry-link'),
  beside('a device', { name: 'p/device', mode: 0o020666 }, 'package/entry-special'),
  beside('an encrypted entry', { name: 'p/secret.pdf', data: 'x', flags: 0x0801 }, 'package/entry-encrypted'),
  beside('a masked entry', { name: 'p/masked.pdf', data: 'x', flags: 0x2801 }, 'package/entry-encrypted'),
  beside('an unknown compression', { name: 'p/a.pdf', data: 'x', method: 99 }, 'package/entry-method'),
  beside(
    'a name in no known code page',
    { name: Buffer.from([0x70, 0x2f, 0xe9, 0x2e, 0x78]), data: 'x' },
    'package/entry-name-encoding',
  ),
  beside(
    'another name in the entry than in the directory',
    { name: 'p/good.pdf', localName: 'p/evil.pdf', data: 'x' },
    'package/entry-header-mismatch',
  ),
  {
    name: 'a bomb of one layer',
    bytes: () =>
      rawZip({
        entries: [good, { name: 'p/b', packed: deflateRawSync(zeros), method: 8, claimedSize: zeros.length }],
      }),
    findings: ['package/entry-bomb'],
    reachable: ['p/METS.xml'],
  },
  {
    name: 'a bomb that understates its size',
    bytes: () =>
      rawZip({ entries: [good, { name: 'p/b', packed: deflateRawSync(zeros), method: 8, claimedSize: 2_000_000 }] }),
    findings: [],
    reachable: ['p/METS.xml', 'p/b'],
    read: { path: 'p/b', error: 'package/entry-damaged' },
  },
  {
    name: 'a small bomb that understates its size',
    bytes: () =>
      rawZip({ entries: [good, { name: 'p/b', packed: deflateRawSync(zeros), method: 8, claimedSize: 10 }] }),
    findings: [],
    reachable: ['p/METS.xml', 'p/b'],
    read: { path: 'p/b', error: 'package/entry-damaged' },
  },
  {
    name: 'bytes that are not what their checksum says',
    bytes: () => rawZip({ entries: [{ ...good, claimedCrc: 1 }] }),
    findings: [],
    reachable: ['p/METS.xml'],
    read: { path: 'p/METS.xml', error: 'package/entry-damaged' },
  },
  {
    name: 'compressed data that is none',
    bytes: () => rawZip({ entries: [{ name: 'p/a', packed: Buffer.from('not deflate'), method: 8, claimedSize: 50 }] }),
    findings: [],
    reachable: ['p/a'],
    read: { path: 'p/a', error: 'package/entry-damaged' },
  },
  {
    name: 'many entries that share one body',
    bytes: () =>
      rawZip({
        entries: [
          { name: 'p/a', data: 'x'.repeat(1000) },
          { name: 'p/a', localName: 'p/a', offset: 0 },
        ],
      }),
    findings: ['package/entry-overlap', 'package/archive-hidden-bytes'],
    reachable: ['p/a'],
  },
  {
    name: 'an entry that reaches into the directory',
    bytes: () => rawZip({ entries: [{ ...good, claimedSize: 5000, claimedCompressed: 5000 }] }),
    findings: ['package/entry-overlap'],
    reachable: [],
  },
  {
    name: 'the same name twice',
    bytes: () => rawZip({ entries: [good, { ...good, data: '<other/>' }] }),
    findings: ['package/entry-duplicate'],
    reachable: [],
  },
  {
    name: 'names that differ in case',
    bytes: () => rawZip({ entries: [good, { name: 'p/mets.xml', data: 'x' }] }),
    findings: ['package/entry-name-clash'],
    reachable: ['p/METS.xml', 'p/mets.xml'],
  },
  {
    name: 'names that differ in Unicode form',
    bytes: () => rawZip({ entries: ['NFC', 'NFD'].map((form) => ({ name: 'p/Quyết định.pdf'.normalize(form) })) }),
    findings: ['package/entry-name-clash'],
    reachable: ['NFC', 'NFD'].map((form) => 'p/Quyết định.pdf'.normalize(form)),
  },
  {
    name: 'folders that differ in case',
    bytes: () => rawZip({ entries: [{ name: 'p/Data/a' }, { name: 'p/data/b' }] }),
    findings: ['package/entry-name-clash'],
    reachable: ['p/Data/a', 'p/data/b'],
  },
  {
    name: 'a file that is a folder too',
    bytes: () => rawZip({ entries: [{ name: 'p/a', data: 'x' }, { name: 'p/a/b' }] }),
    findings: ['package/entry-file-and-folder'],
    reachable: ['p/a/b'],
  },
  {
    name: 'bytes before the first entry',
    bytes: () => rawZip({ entries: [good], before: Buffer.from('MZ hidden program') }),
    findings: ['package/archive-hidden-bytes'],
    reachable: ['p/METS.xml'],
  },
  {
    name: 'bytes between the entries and the directory',
    bytes: () => rawZip({ entries: [good], between: Buffer.from('hidden') }),
    findings: ['package/archive-hidden-bytes'],
    reachable: ['p/METS.xml'],
  },
  {
    name: 'bytes after the end',
    bytes: () => rawZip({ entries: [good], after: Buffer.from('hidden') }),
    error: 'package/archive-not-zip',
  },
  {
    name: 'two directories, the second in front of the end',
    bytes: () => Buffer.concat([rawZip({ entries: [good] }), rawZip({ entries: [{ name: 'p/other' }] })]),
    error: 'package/archive-damaged',
  },
  {
    name: 'fewer entries than the directory has',
    bytes: () => rawZip({ entries: [good, { name: 'p/b' }], end: (record) => record.writeUInt32LE((1 << 16) | 1, 8) }),
    error: 'package/archive-damaged',
  },
  {
    name: 'more entries than anyone could want',
    bytes: () =>
      rawZip({
        entries: [good],
        end: (record) => {
          record.writeUInt32LE(0xfffffff0, 12);
        },
      }),
    error: 'package/archive-too-many-entries',
  },
  {
    name: 'one part of a split archive',
    bytes: () => rawZip({ entries: [good], end: (record) => record.writeUInt16LE(1, 4) }),
    error: 'package/archive-split',
  },
  { name: 'no ZIP at all', bytes: () => Buffer.from('%PDF-1.7 not a ZIP'), error: 'package/archive-not-zip' },
  { name: 'nothing', bytes: () => Buffer.alloc(0), error: 'package/archive-not-zip' },
  {
    name: 'a ZIP that was cut short',
    bytes: () => rawZip({ entries: [good] }).subarray(0, 60),
    error: 'package/archive-not-zip',
  },
];
