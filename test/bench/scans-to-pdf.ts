import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { benchPages, type BenchPage } from '../support/bench-pages/make.ts';
import { characterErrorRate } from './cer.ts';
import { compare, run, table, version, type BenchResult, type Cost } from './harness.ts';

const TRAM = new URL('../../bin/tram.mjs', import.meta.url).pathname;
const OCR_ALONE = new URL('ocr-alone.ts', import.meta.url).pathname;
const DEBIAN_DATA = '/usr/share/tesseract-ocr/5/tessdata';
type Contenders = Record<string, () => Promise<Cost>>;

/** Goals of the product: pages per minute against OCRmyPDF, and recognition alone against native Tesseract. */
const PDF_GOAL = 8;
const OCR_GOAL = 1.2;

/** Bench 1: twelve colour scans to searchable PDF/A and recognition alone, against the programs people use today. */
export async function scansToPdf(work: string, rounds: number): Promise<BenchResult> {
  await mkdir(work, { recursive: true });
  const pages = await benchPages();
  const files = pages.map((page) => page.file);
  const input = join(work, 'scans.pdf');
  await writeFile(input, await bindJpegs(files));
  const peers = { ocrmypdf: version('ocrmypdf', '--version'), tesseract: version('tesseract', '--version') };
  const out = (name: string): string => join(work, `${name}.pdf`);

  const pdf: Contenders = {
    'tram pdf': () => tramPdf(files, out('tram'), []),
    ...(peers.tesseract && {
      "tram pdf, peers' data": () => tramPdf(files, out('tram-peer-data'), ['--tessdata', DEBIAN_DATA]),
    }),
    ...(peers.ocrmypdf && {
      ocrmypdf: () =>
        run('ocrmypdf', ['-l', 'vie', '--jobs', '2', '--output-type', 'pdfa', '--quiet', input, out('ocrmypdf')]),
    }),
  };
  const pdfCost = await compare(pdf, rounds);
  const outputs: Record<string, string> = {
    'tram pdf': out('tram'),
    "tram pdf, peers' data": out('tram-peer-data'),
    ocrmypdf: out('ocrmypdf'),
  };
  const pdfError = new Map<string, number>();
  for (const name of Object.keys(pdf)) pdfError.set(name, errorRate(pages, await pdfTexts(outputs[name]!)));

  let texts: Record<string, string[]> = {};
  const ours = async (name: string, more: readonly string[]): Promise<Cost> => {
    const cost = await run(process.execPath, [OCR_ALONE, ...more, ...files]);
    texts = { ...texts, [name]: JSON.parse(cost.output.slice(cost.output.indexOf('["'))) as string[] };
    return cost;
  };
  const ocr: Contenders = {
    'our OCR': () => ours('our OCR', []),
    ...(peers.tesseract && {
      "our OCR, peers' data": () => ours("our OCR, peers' data", ['--tessdata', DEBIAN_DATA]),
      tesseract: async () => {
        const cost = await nativeTwoAtATime(files, work);
        texts = {
          ...texts,
          tesseract: await Promise.all(files.map((_, i) => readFile(join(work, `n${i}.txt`), 'utf8'))),
        };
        return cost;
      },
    }),
  };
  const ocrCost = await compare(ocr, rounds);
  await rm(input);

  const count = pages.length;
  const rows = (costs: Record<string, { wall: number; cpu: number }>, peer: string, error: (name: string) => number) =>
    Object.entries(costs).map(([name, { wall, cpu }]) => [
      name,
      ((60 * count) / wall).toFixed(1),
      wall.toFixed(1),
      (cpu / count).toFixed(2),
      ratio(costs[peer]?.wall, wall),
      ratio(costs[peer]?.cpu, cpu),
      `${error(name).toFixed(3)} %`,
    ]);
  const headings = ['', 'pages/min', 'wall s', 'CPU s/page', '× peer (wall)', '× peer (CPU)', 'CER'];
  return {
    heading: `${count} A4 scans (300 dpi colour JPEG) to searchable PDF/A`,
    body: [
      `Goal: at least ${PDF_GOAL} × \`ocrmypdf\` and ${OCR_GOAL} × native \`tesseract\`, CER no worse than theirs.`,
      `Peers: ocrmypdf ${peers.ocrmypdf ?? '(not installed: skipped)'}; ${peers.tesseract ?? 'tesseract not installed: skipped'}. ` +
        `OCRmyPDF gets a PDF with the same JPEGs embedded byte for byte. "Peers' data" is the trained data of the system's tesseract.`,
      `Median of ${rounds} runs each, taken in turns.`,
      table(
        ['images → PDF/A', ...headings.slice(1)],
        rows(pdfCost, 'ocrmypdf', (name) => pdfError.get(name)!),
      ),
      table(
        ['recognition alone, two at a time', ...headings.slice(1)],
        rows(ocrCost, 'tesseract', (name) => errorRate(pages, texts[name]!)),
      ),
    ].join('\n\n'),
  };
}

async function tramPdf(files: readonly string[], out: string, more: readonly string[]): Promise<Cost> {
  // A round before this one left its own; `tram pdf` writes over nothing.
  await rm(out, { force: true });
  return run(process.execPath, [TRAM, 'pdf', ...files, '-o', out, '--jobs', '2', ...more]);
}

/** Two native processes at a time, one thread each: more threads only spin on two cores. */
function nativeTwoAtATime(files: readonly string[], work: string): Promise<Cost> {
  const jobs = files.map((file, i) => `'${file}' '${join(work, `n${i}`)}'`).join('\n');
  const script = `printf '%s\\n' "$JOBS" | xargs -P2 -L1 sh -c 'tesseract "$0" "$1" -l vie --dpi 300 2>/dev/null'`;
  return run('sh', ['-c', script], { env: { JOBS: jobs, OMP_THREAD_LIMIT: '1' } });
}

function errorRate(pages: readonly BenchPage[], texts: readonly string[]): number {
  return characterErrorRate(pages.map((page, i) => [page.lines.join(' '), texts[i] ?? '']));
}

async function pdfTexts(path: string): Promise<string[]> {
  return (await run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'])).output.split('\f');
}

function ratio(peer: number | undefined, own: number): string {
  return peer === undefined ? '–' : (peer / own).toFixed(2);
}

/** A PDF with the JPEGs as they are, what img2pdf would make. */
async function bindJpegs(files: readonly string[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0 });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  const size: [number, number] = [(2480 * 72) / 300, (3508 * 72) / 300];
  for (const file of files) {
    doc.addPage({ size, margin: 0 });
    doc.image(await readFile(file), 0, 0, { width: size[0], height: size[1] });
  }
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
