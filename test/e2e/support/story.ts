import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { systemClock } from '../../../electron/engine/base/clock.ts';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { makeDemoKey, overall } from '../../../electron/engine/signing/index.ts';
import { verifyPath } from '../../../electron/engine/verify/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { callCommand } from './calls.ts';

const SAMPLES = join(import.meta.dirname, '../../../resources/samples/hop-05/ho-so-02');
const SHOTS = process.env['TRAM_SHOTS'];

/** Whose records the samples are (resources/samples/README.md). */
export const AGENCY = {
  name: 'Ủy ban nhân dân huyện Vĩnh Khê',
  id: 'H99.12',
  archive: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
  archiveCode: '099',
};

/** The scans of the story, in their order: a letter of two pages, a notice of one, a proposal of two. */
export const SCANS = ['scan-8.jpg', 'scan-9.jpg', 'scan-13.png', 'scan-14.jpg', 'scan-15.jpg'] as const;

/** What lies on the archivist's desk before the story begins. */
export interface Desk {
  /** Folder of scans, named as the box is. */
  readonly scans: string;
  /** Where the workspace goes. */
  readonly disk: string;
  readonly key: string;
  readonly passphrase: string;
  readonly anchor: string;
  readonly crl: string;
  /** The empty medium. */
  readonly medium: string;
}

/** Lays the desk out in a temporary folder. */
export async function layDesk(): Promise<Desk> {
  const folder = tempFolder();
  const inside = (name: string): string => join(folder, name);
  const desk: Desk = {
    scans: inside('Hộp 05'),
    disk: inside('Dữ liệu'),
    key: inside('khoa.p12'),
    passphrase: 'Mật khẩu thử 2026',
    anchor: inside('goc.pem'),
    crl: inside('thu-hoi.pem'),
    medium: inside('usb'),
  };
  for (const one of [desk.scans, desk.disk, desk.medium]) mkdirSync(one);
  for (const name of SCANS) copyFileSync(join(SAMPLES, name), join(desk.scans, name));
  const made = await makeDemoKey({
    organisation: AGENCY.name,
    commonName: AGENCY.name,
    passphrase: desk.passphrase,
    validDays: 30,
    now: new Date(),
  });
  writeFileSync(desk.key, made.p12);
  writeFileSync(desk.anchor, made.rootPem);
  writeFileSync(desk.crl, made.crlPem);
  return desk;
}

/** Pictures of the story's steps for whoever looks at them (`TRAM_SHOTS` names the folder); nothing without the variable. */
export function shooter(story: string): (page: Page, name: string) => Promise<void> {
  let step = 0;
  return async (page, name) => {
    step += 1;
    if (SHOTS === undefined) return;
    await page.screenshot({ path: join(SHOTS, `${story}-${String(step).padStart(2, '0')}-${name}.png`) });
  };
}

/** Folder of the story's transfer on the medium. */
export const ROUND = `giao-nop-${new Date().getFullYear()}-01`;

/** What the engine says of the bytes on the medium, with the demonstration root and its revocation list. */
export async function verifiedOnDisk({ medium, anchor, crl }: Desk) {
  const trust = { anchors: [anchor], crls: [crl] };
  const report = await verifyPath({ path: join(medium, ROUND), trust }, systemClock, silentTask());
  const sum = (of: 'documents' | 'pages') => report.packages.reduce((all, one) => all + (one[of] ?? 0), 0);
  return {
    verdict: report.verdict,
    packages: report.packages.length,
    documents: sum('documents'),
    pages: sum('pages'),
    signatures: {
      valid: report.signatures.filter((one) => overall(one).state === 'valid').length,
      all: report.signatures.length,
    },
  };
}

/** Counts at the borders between screens, as the engine holds them: what came in stands in documents and is read. */
export async function countsInside(page: Page) {
  const [batch] = await callCommand(page, 'list/batches', {});
  const [queue] = await callCommand(page, 'proofread/queue', { limit: 80 });
  return { taken: batch?.pages, joined: batch?.joined, recognised: queue?.done };
}
