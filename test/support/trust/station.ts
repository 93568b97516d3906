import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { drawPicture, raw } from '../images/page-picture.ts';

/** The command line as it is shipped: built, in a process of its own. */
export const TRAM = resolve(dirname(fileURLToPath(import.meta.url)), '../../../bin/tram.mjs');

/** The program's clock in every run, so that the same work gives the same bytes. 12 June 2026, 11:45:37 in Vietnam. */
export const EPOCH = '1781239537';

const PASSPHRASE = 'một câu dài chỉ dùng trong kiểm thử';

/** A box of small scans with its description, an inited workspace and a key: what every run is started from. */
export interface Station {
  readonly root: string;
  readonly box: string;
  readonly sheets: readonly string[];
  readonly workspace: string;
  /** Path without extension of the key file and its certificates. */
  readonly key: string;
}

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** What was written to file descriptor 3. */
  readonly notes: string;
}

export interface RunOptions {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Modules to load before the program. */
  readonly preload?: readonly string[];
  /** Called with the process once it runs; it leads a process group of its own. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with what comes on file descriptor 3, piece by piece. */
  readonly onNote?: (text: string, child: ChildProcess) => void;
}

/** Runs `tram` to its end, or until something kills it. */
export function tram(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runNode([TRAM, ...argv], options);
}

/** Runs a program with this Node in a process group of its own. */
export function runNode(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const imports = (options.preload ?? []).flatMap((module) => ['--import', module]);
  return runProgram(process.execPath, [...imports, ...argv], options);
}

/** Runs any program likewise. */
export function runProgram(program: string, argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const started = performance.now();
  const child = spawn(program, argv, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LANG: 'en_US.UTF-8',
      SOURCE_DATE_EPOCH: EPOCH,
      TRAM_PASSPHRASE: PASSPHRASE,
      // A quarter of the time a process needs to start.
      NODE_COMPILE_CACHE: join(tmpdir(), 'tram-compile-cache'),
      ...options.env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  let notes = '';
  // child_process gives the extra pipe as a Duplex.
  (child.stdio[3] as Readable).setEncoding('utf8').on('data', (text: string) => {
    notes += text;
    options.onNote?.(text, child);
  });
  options.onStart?.(child);
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) =>
      done({ code, signal, stdout, stderr, notes, ms: performance.now() - started }),
    );
  });
}

/** Runs `tram` and fails the test with what it said unless it ends with the wanted exit code. */
export async function tramOk(argv: readonly string[], options: RunOptions = {}, wanted: readonly number[] = [0]) {
  const ran = await tram(argv, options);
  if (ran.code === null || !wanted.includes(ran.code))
    throw new Error(`tram ${argv.join(' ')}: exit ${ran.code ?? ran.signal}\n${ran.stdout}\n${ran.stderr}`);
  return ran;
}

/** The steps of the main job in their order, each with the arguments that do it. */
export function mainJob(station: Station, workspace: string, transfer: string): readonly (readonly string[])[] {
  const on = ['-w', workspace, '--json'];
  const key = ['--key', `${station.key}.p12`];
  const round = ['--round', '2026-01'];
  return [
    ['intake', station.box, '--batch', 'hop', ...on],
    ['check', ...on],
    ['ocr', ...on],
    ['describe', ...station.sheets, ...on],
    ['extract', ...on],
    ['pdf', ...on],
    ['sign', ...key, ...on],
    ['package', ...round, ...on],
    ['transfer', ...round, ...key, '-o', transfer, ...on],
    ['verify', transfer, '--anchor', `${station.key}-root.pem`, '--crl', `${station.key}-root.crl.pem`, ...on],
  ];
}

/** Makes the scans (five files of six pages, one blank), the sheets, the workspace and the key below `root`. */
export async function makeStation(root: string): Promise<Station> {
  const box = join(root, 'box');
  const station: Station = {
    root,
    box,
    sheets: ['phong.csv', 'ho-so.csv', 'tai-lieu.csv'].map((name) => join(root, name)),
    workspace: join(root, 'workspace'),
    key: join(root, 'key'),
  };
  mkdirSync(box, { recursive: true });
  for (const [name, lines] of Object.entries(SCANS)) await writeScan(join(box, name), lines);
  Object.values(SHEETS).forEach((text, at) => writeFileSync(station.sheets[at]!, `\uFEFF${text.join('\n')}\n`));
  await tramOk(init(station.workspace));
  await tramOk(['keys', 'demo', station.key, '--organisation', 'Ủy ban nhân dân huyện Vĩnh Khê', '--days', '365']);
  return station;
}

/** The arguments that make a workspace. */
export function init(workspace: string): readonly string[] {
  const agency = ['--agency-name', 'Ủy ban nhân dân huyện Vĩnh Khê', '--agency-id', 'H99.12'];
  return ['init', workspace, ...agency, '--archive-code', '099', '--archive-name', 'Trung tâm Lưu trữ lịch sử tỉnh'];
}

const SCANS: Readonly<Record<string, readonly string[]>> = {
  'a-1.jpg': ['Số: 15/TTr-UB', 'TỜ TRÌNH', 'Về việc xây dựng Kho lưu trữ', 'Vĩnh Khê, ngày 14 tháng 8 năm 2003'],
  'a-2.jpg': ['Kính đề nghị Ủy ban nhân dân tỉnh', 'xem xét, phê duyệt dự án.', 'CHỦ TỊCH', 'Phạm Đăng Quỳnh'],
  'a-3.png': [],
  'b-1.png': ['Số: 1126/QĐ-UB', 'QUYẾT ĐỊNH', 'Về việc phê duyệt dự án đầu tư', 'Ngày 06 tháng 10 năm 2004'],
  'b-2.jpg': ['Điều 1. Phê duyệt dự án.', 'Điều 2. Thi hành.', 'PHÓ CHỦ TỊCH', 'Đoàn Nguyên Thạch'],
};

/** Half the size of A5 at 150 dpi: enough to be read, little to do. */
const PAGE = { width: 620, height: 430, dpi: 150 };

async function writeScan(path: string, lines: readonly string[]): Promise<void> {
  const blocks = lines.map((text, at) => ({ text, left: 60, top: 50 + at * 70, width: 520 }));
  const picture = raw(await drawPicture({ ...PAGE, blocks })).withMetadata({ density: PAGE.dpi });
  await (path.endsWith('.png') ? picture.png() : picture.jpeg({ quality: 80 })).toFile(path);
}

const SHEETS: Readonly<Record<string, readonly string[]>> = {
  fonds: ['Mã phông,Tên phông,Trạng thái', 'H99.12.P01,Phông Ủy ban nhân dân huyện Vĩnh Khê,Mở'],
  files: [
    'Mã phông,Mục lục số,Năm hình thành hồ sơ,Số và ký hiệu hồ sơ,Tiêu đề hồ sơ,Thời hạn lưu trữ,Mức độ tiếp cận,' +
      'Ngôn ngữ,Thời gian bắt đầu,Thời gian kết thúc,Chế độ dự phòng,Tổng số tài liệu trong hồ sơ,Số lượng trang',
    'H99.12.P01,01,2003,01.VTLT,Hồ sơ về việc xây dựng Kho lưu trữ,01,01,01,14/08/2003,14/08/2003,0,1,2',
    'H99.12.P01,01,2004,02.VTLT,Hồ sơ về việc phê duyệt dự án Kho lưu trữ,01,01,01,06/10/2004,06/10/2004,0,2,2',
  ],
  documents: [
    'Năm hình thành hồ sơ,Số và ký hiệu hồ sơ,Số thứ tự tài liệu,Tệp và trang,Thời hạn lưu trữ,Tên loại tài liệu,' +
      'Số của tài liệu,Ký hiệu của tài liệu,"Ngày, tháng, năm tài liệu",' +
      '"Tên cơ quan, tổ chức, cá nhân ban hành",Trích yếu nội dung,Ngôn ngữ,Mức độ tiếp cận,Mức độ tin cậy,' +
      'Tình trạng vật lý,Chế độ dự phòng,Họ tên người ký,Chức vụ người ký,Số lượng trang',
    '2003,01.VTLT,1,a-1.jpg; a-2.jpg,01,15,15,TTr-UB,14/08/2003,Ủy ban nhân dân huyện Vĩnh Khê,' +
      'Về việc xây dựng Kho lưu trữ,01,01,02,02,0,Phạm Đăng Quỳnh,Chủ tịch,2',
    '2004,02.VTLT,1,b-1.png,01,02,1126,QĐ-UB,06/10/2004,Ủy ban nhân dân tỉnh Sơn Hải,' +
      'Về việc phê duyệt dự án đầu tư,01,01,02,02,0,Đoàn Nguyên Thạch,Phó Chủ tịch,1',
    '2004,02.VTLT,2,b-2.jpg,01,02,1127,QĐ-UB,06/10/2004,Ủy ban nhân dân tỉnh Sơn Hải,' +
      'Về việc phê duyệt dự án đầu tư phần hai,01,01,02,02,0,Đoàn Nguyên Thạch,Phó Chủ tịch,1',
  ],
};
