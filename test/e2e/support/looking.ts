import type { Page } from 'playwright-core';
import { effectiveValues } from '../../../electron/engine/efile/index.ts';
import { indexDocument } from '../../../electron/engine/search/index.ts';
import { createWorkspace } from '../../../electron/engine/workspace/index.ts';
import { addFile, addText, pagesOf } from '../../support/records.ts';
import { scan, takeIn } from '../../support/scanned-workspace.ts';
import { AGENCY } from '../../support/workspace.ts';
import { preparedCopy } from './prepared.ts';

const GRID = { width: 827, height: 1169, dpi: 100 };

/** Name of the scan → its lines; the first three belong to two documents of one file, the last to none. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  '1.jpg': ['QUYẾT ĐỊNH', 'Về việc xây dựng kho lưu trữ huyện Vĩnh Khê', 'Điều 1. Phê duyệt kho lưu trữ'],
  '2.jpg': ['Điều 2. Chủ tịch huyện và kho bạc thi hành', 'quyết định này kể từ ngày ký'],
  '3.jpg': ['BÁO CÁO', 'Kết quả kiểm tra kho lưu trữ các huyện', 'huyen Vinh Khe: khong dau'],
  '4.jpg': ['Giấy mời họp tại kho lưu trữ'],
};

/**
 * A workspace with a little of everything to look for and look at: four scanned and read pages, a decision of 2004 and a
 * report of 2010. Closed, removed after the test.
 */
export function readyWorkspace(): Promise<string> {
  return preparedCopy('ready', makeReady);
}

async function makeReady(root: string): Promise<void> {
  const ws = await createWorkspace(root, AGENCY, { actor: 'Nguyễn Thị Ánh' });
  const scans: Record<string, Uint8Array> = {};
  for (const [seed, name] of Object.keys(PAGES).entries()) scans[name] = await scan(seed + 1, GRID);
  await takeIn(ws, scans);
  for (const [name, lines] of Object.entries(PAGES)) addText(ws, pagesOf(ws, name)[0]!, lines, GRID);
  const page = (name: string): number => pagesOf(ws, name)[0]!;
  const { documents } = addFile(ws, {
    documents: [
      {
        pages: [page('1.jpg'), page('2.jpg')],
        values: { typeName: '02', issuedDate: '06/10/2004', subject: 'Về việc xây dựng kho lưu trữ huyện Vĩnh Khê' },
      },
      {
        pages: [page('3.jpg')],
        values: { typeName: '13', issuedDate: '05/01/2010', subject: 'Kết quả kiểm tra kho lưu trữ' },
      },
    ],
  });
  for (const id of documents) indexDocument(ws.db, id, Object.values(effectiveValues(ws.db, { kind: 'document', id })));
  ws.close();
}

/** Goes to a screen by its name in the rail, which is there when the workspace is open. */
export async function toScreen(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
