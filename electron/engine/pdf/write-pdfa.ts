import { AppError } from '../../../shared/contract/app-error.ts';
import { streamDurable } from '../base/durable-file.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { finishDocument } from './finish-document.ts';
import { place } from './geometry.ts';
import { ASCENT, DESCENT, FONT_NAME, GLYPH_WIDTH, glyphlessFont } from './glyphless-font.ts';
import { ImageWriter } from './image-object.ts';
import { tighten } from './jbig2/tighten.ts';
import type { PdfMetadata, PdfPage } from './model.ts';
import { PdfOutput } from './output.ts';
import { PageTree } from './page-tree.ts';
import { num } from './syntax.ts';
import { deflated, TextLayer } from './text-layer.ts';

/** The file may be 5% larger than its images (issue 2, item 8); what a page takes besides image and words, bytes. */
const SIZE_LIMIT = 1.05;
const PAGE_OBJECTS = 500;

export interface PdfWritten {
  readonly pages: number;
  readonly bytes: number;
  /** SHA-256 of the whole file, lower-case hex. */
  readonly sha256: string;
}

/**
 * Writes a PDF/A-2u file (ISO 19005-2): each page one image at 100% of the paper with its words invisible above it.
 * Streams: one page is held at a time, so 1,000 pages take the memory of ten. The same metadata and pages give the same
 * bytes. The file appears whole or not at all. A turned or skewed page is set right by the matrix that draws it; the
 * image data is written as given.
 * Errors: `pdf/no-pages`, `pdf/page-size`, `pdf/facts-differ`, `pdf/too-large`, `disk/*`, `internal/cancelled`, and
 * whatever `pages` itself throws.
 */
export async function writePdfA(
  target: string,
  document: PdfMetadata,
  pages: AsyncIterable<PdfPage> | Iterable<PdfPage>,
  task: Task,
  options: { readonly scratch?: string } = {},
): Promise<PdfWritten> {
  let written: PdfWritten | undefined;
  await streamDurable(
    target,
    async (stream) => {
      written = await writeFile(new PdfOutput(stream), document, pages, task);
    },
    options,
  );
  return written!;
}

async function writeFile(
  output: PdfOutput,
  document: PdfMetadata,
  pages: AsyncIterable<PdfPage> | Iterable<PdfPage>,
  task: Task,
): Promise<PdfWritten> {
  await output.header();
  const font = output.reserve();
  const tree = new PageTree(output);
  const images = new ImageWriter(output);
  const text = new TextLayer();
  for await (const page of pages) {
    throwIfCancelled(task.signal);
    await writePage(output, tree, images, text, font, page);
    task.report({ stage: 'pdf', done: tree.count, total: document.pageCount ?? null, unit: 'pages' });
  }
  if (tree.count === 0) throw new AppError('pdf/no-pages');
  await writeFont(output, font, text);
  const sha256 = await finishDocument(output, document, await tree.write());
  return { pages: tree.count, bytes: output.bytes, sha256 };
}

async function writePage(
  output: PdfOutput,
  tree: PageTree,
  images: ImageWriter,
  text: TextLayer,
  font: number,
  page: PdfPage,
): Promise<void> {
  const { image, facts } = page;
  if (image.width !== facts.width || image.height !== facts.height) {
    throw new AppError('pdf/facts-differ', {
      expected: `${facts.width} × ${facts.height}`,
      found: `${image.width} × ${image.height}`,
    });
  }
  const placement = place(page);
  const words = page.text === null ? '' : text.operators(page.text, placement);
  const operators = deflated(`q ${placement.matrix.map((part) => num(part)).join(' ')} cm/I Do Q\n${words}`);
  const isOverLimit = image.data.length + operators.length + PAGE_OBJECTS > image.sourceBytes * SIZE_LIMIT;
  const imageId = images.idOf(image) ?? (await images.write(isOverLimit ? await tighten(image) : image, image));
  const content = output.reserve();
  await output.stream(content, '/Filter/FlateDecode', operators);
  const { page: id, parent } = tree.add();
  const fonts = words === '' ? '' : `/Font<</F ${font} 0 R>>`;
  await output.object(
    id,
    `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${num(placement.width)} ${num(placement.height)}]` +
      `/Resources<</XObject<</I ${imageId} 0 R>>${fonts}>>/Contents ${content} 0 R>>`,
  );
}

/** Written last, when every character of the file is known. */
async function writeFont(output: PdfOutput, id: number, text: TextLayer): Promise<void> {
  const [descendant, descriptor, file, map, unicode] = [1, 2, 3, 4, 5].map(() => output.reserve()) as [
    number,
    number,
    number,
    number,
    number,
  ];
  await output.object(
    id,
    `<</Type/Font/Subtype/Type0/BaseFont/${FONT_NAME}/Encoding/Identity-H` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
  await output.object(
    descendant,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${FONT_NAME}` +
      `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/DW ${GLYPH_WIDTH}/CIDToGIDMap ${map} 0 R/FontDescriptor ${descriptor} 0 R>>`,
  );
  await output.object(
    descriptor,
    `<</Type/FontDescriptor/FontName/${FONT_NAME}/Flags 5/FontBBox[0 ${DESCENT} ${GLYPH_WIDTH} ${ASCENT}]` +
      `/ItalicAngle 0/Ascent ${ASCENT}/Descent ${DESCENT}/CapHeight ${ASCENT}/StemV 80/FontFile2 ${file} 0 R>>`,
  );
  const program = glyphlessFont();
  await output.stream(file, `/Length1 ${program.length}/Filter/FlateDecode`, deflated(program));
  await output.stream(map, '/Filter/FlateDecode', deflated(text.cidToGidMap()));
  await output.stream(unicode, '/Filter/FlateDecode', deflated(text.toUnicode()));
}
