import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';

const run = promisify(execFile);
const project = join(import.meta.dirname, '..', '..', '..');
const samples = join(project, 'resources', 'samples', 'hop-05');

/** Everything the main job left, by the command line alone. All paths are absolute. */
export interface MainJob {
  readonly transfer: string;
  /** Root certificate of the demonstration key, and its list of revoked certificates (PEM). */
  readonly anchor: string;
  readonly crl: string;
  /** PDFs of the documents before and after signing. */
  readonly archival: readonly string[];
  readonly signed: readonly string[];
  /** PDFs out of the packages of the transfer, and out of the packages of the two other kinds. */
  readonly transferred: readonly string[];
  readonly packagedAgain: readonly string[];
  /** Inventories and minutes. */
  readonly typeset: readonly string[];
  /** One searchable PDF by `tram pdf IMAGES -o`. */
  readonly quick: string;
  /** The ZIPs by kind of package, and where each was unpacked. */
  readonly zips: Readonly<Record<'sip-hoso' | 'aip-hoso' | 'eark-sip', readonly string[]>>;
  readonly unpacked: Readonly<Record<'sip-hoso' | 'aip-hoso' | 'eark-sip', readonly string[]>>;
}

/**
 * Runs `tram demo`, then packages its files in the two other kinds and makes one PDF of images, into a folder.
 * Fails when a command does not end with 0.
 */
export async function runMainJob(folder: string): Promise<MainJob> {
  const out = join(folder, 'demo');
  await tram('demo', '--out', out);
  const workspace = join(out, 'workspace');
  for (const kind of ['aip-hoso', 'eark-sip'])
    await tram('-w', workspace, 'package', '--kind', kind, '--round', '2026-02', '--agreement', 'NL.VK.2026.02');
  const quick = join(folder, 'quick.pdf');
  const images = ['ho-so-01/scan-1.tif', 'ho-so-01/scan-2.pdf', 'ho-so-02/scan-13.png', 'ho-so-02/scan-14.jpg'];
  await tram('pdf', ...images.map((name) => join(samples, name)), '-o', quick);

  const transfer = join(out, 'transfer');
  const derived = await under(join(workspace, 'derived'));
  const packages = join(transfer, 'data', 'packages');
  const zips = {
    'sip-hoso': await under(packages, '.zip'),
    'aip-hoso': await under(join(workspace, 'outbox', '2026-02', 'aip-hoso'), '.zip'),
    'eark-sip': await under(join(workspace, 'outbox', '2026-02', 'eark-sip'), '.zip'),
  };
  const unpackAll = async (kind: keyof typeof zips) =>
    Promise.all(zips[kind].map((zip, at) => unpack(zip, join(folder, kind, String(at)))));
  const unpacked = {
    'sip-hoso': await unpackAll('sip-hoso'),
    'aip-hoso': await unpackAll('aip-hoso'),
    'eark-sip': await unpackAll('eark-sip'),
  };
  const pdfsOf = async (...kinds: (keyof typeof zips)[]) =>
    (await Promise.all(kinds.flatMap((kind) => unpacked[kind]).map((path) => under(path, '.pdf')))).flat();
  return {
    transfer,
    anchor: join(out, 'keys', 'demo-root.pem'),
    crl: join(out, 'keys', 'demo-root.crl.pem'),
    archival: derived.filter((path) => path.endsWith('archival.pdf')),
    signed: derived.filter((path) => path.endsWith('signed.pdf')),
    transferred: await pdfsOf('sip-hoso'),
    packagedAgain: await pdfsOf('aip-hoso', 'eark-sip'),
    typeset: (await under(join(transfer, 'data'), '.pdf')).filter((path) => !path.startsWith(packages)),
    quick,
    zips,
    unpacked,
  };
}

async function tram(...args: string[]): Promise<void> {
  // The judges look at the clock of today.
  const env = { ...process.env, SOURCE_DATE_EPOCH: undefined };
  await run(process.execPath, [join(project, 'bin', 'tram.mjs'), ...args], { env, maxBuffer: 1 << 26 });
}

/** Every file under a folder whose name ends so, sorted. */
export async function under(folder: string, ending = ''): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** Unpacks a small ZIP by a program that is not ours. */
async function unpack(zip: string, folder: string): Promise<string> {
  for (const [name, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    if (!name.endsWith('/')) await writeFile(path, bytes);
  }
  return folder;
}

/** A copy of a bag in which one payload file has one byte changed. */
export async function damagedCopy(bag: string, folder: string): Promise<string> {
  const [victim] = await under(join(bag, 'data'), '.xlsx');
  for (const path of await under(bag)) {
    const copy = join(folder, path.slice(bag.length));
    await mkdir(dirname(copy), { recursive: true });
    await copyFile(path, copy);
    if (path !== victim) continue;
    const bytes = await readFile(copy);
    bytes[bytes.length >> 1]! ^= 1;
    await writeFile(copy, bytes);
  }
  return folder;
}
