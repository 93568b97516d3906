import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { silentTask } from '../../../electron/engine/base/task.ts';
import { readPdfMarks, writePdfA } from '../../../electron/engine/pdf/index.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { METADATA, samplePage, textOf } from './sample-pages.ts';

async function good(): Promise<Buffer> {
  const path = join(tempFolder(), 'good.pdf');
  await writePdfA(path, METADATA, [await samplePage({ text: textOf(['Hồ', 'sơ']) })], silentTask());
  return readFile(path);
}

async function marksOf(bytes: Uint8Array) {
  const path = join(tempFolder(), 'x.pdf');
  await writeFile(path, bytes);
  return readPdfMarks(path, 'x.pdf');
}

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  return (await marksOf(bytes)).findings.map((finding) => finding.code);
}

/** Exchanges text of the same length, so that offsets stay right. */
function swapped(bytes: Buffer, from: string, to: string): Buffer {
  expect(to.length).toBe(from.length);
  const text = bytes.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to), 'latin1');
}

async function changed(change: (document: PDFDocument) => void | Promise<void>, useObjectStreams = true) {
  const document = await PDFDocument.load(await good(), { updateMetadata: false });
  await change(document);
  return Buffer.from(await document.save({ useObjectStreams }));
}

/** Adds an update that changes nothing, with a cross-reference stream of /W [1 8 2]. */
function withWideUpdate(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const dictionary = text.slice(text.lastIndexOf('/Size'));
  const kept = ['Root', 'Info'].map((key) => new RegExp(`/${key} \\d+ 0 R`).exec(dictionary)?.[0] ?? '').join('');
  const id = /\/ID \[[^\]]*\]/.exec(dictionary)![0];
  const number = Number(/\/Size (\d+)/.exec(dictionary)![1]);
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)![1]!;
  const entry = Buffer.alloc(11);
  entry[0] = 1;
  entry.writeBigUInt64BE(BigInt(bytes.length), 1);
  return Buffer.concat([
    bytes,
    Buffer.from(
      `${number} 0 obj\n<</Type/XRef/Size ${number + 1}/W[1 8 2]/Index[${number} 1]/Prev ${previous}${kept}${id}/Length 11>>stream\n`,
    ),
    entry,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${bytes.length}\n%%EOF\n`),
  ]);
}

describe('readPdfMarks', () => {
  it('has nothing to say about our own PDF/A, also when rewritten with object streams', async () => {
    const marks = await marksOf(await good());
    expect(marks).toMatchObject({ isReadable: true, pages: 1, revisions: 1, signatures: 0, findings: [] });
    expect(await codesOf(await changed(() => undefined))).toEqual([]);
  });

  it('reads a cross reference whose offsets are eight bytes wide, as our own signing writes them', async () => {
    const marks = await marksOf(withWideUpdate(await changed(() => undefined)));
    expect(marks).toMatchObject({ isReadable: true, pages: 1, findings: [] });
  });

  it.each<[string, (bytes: Buffer) => Buffer, string[]]>([
    ['bytes after the end', (bytes) => Buffer.concat([bytes, Buffer.from('more')]), ['pdf/trailing-bytes']],
    ['another part of PDF/A erased', (bytes) => swapped(bytes, '<pdfaid:part>2', '<pdfaid:part>x'), ['pdf/not-pdfa']],
    ['no output intent', (bytes) => swapped(bytes, '/GTS_PDFA1', '/GTS_PDFX_'), ['pdf/no-output-intent']],
    ['no identifier', (bytes) => swapped(bytes, '/ID[<', '/IX[<'), ['pdf/no-id']],
    ['no metadata', (bytes) => swapped(bytes, '/Metadata ', '/Metadat_ '), ['pdf/no-xmp']],
    ['broken XMP', (bytes) => swapped(bytes, '</rdf:RDF>', '</rdf:RXX>'), ['pdf/no-xmp']],
    ['another page count', (bytes) => swapped(bytes, '/Count 1', '/Count 7'), ['pdf/page-count-differs']],
    ['another header', (bytes) => swapped(bytes, '%PDF-1.7', '%XDF-1.7'), ['pdf/no-header']],
  ])('finds %s', async (_, break_, codes) => {
    expect(await codesOf(break_(await good()))).toEqual(codes);
  });

  it('finds Info and XMP at odds, and says where', async () => {
    const bytes = await changed((document) => document.setTitle('Tên khác'));
    const { findings } = await marksOf(bytes);
    expect(findings).toMatchObject([
      { code: 'pdf/info-differs', place: 'x.pdf', params: { field: 'Title', info: 'Tên khác' } },
    ]);
  });

  it('finds scripts and starts of programs wherever they hide', async () => {
    const opening = await changed((document) => document.addJavaScript('x', 'app.alert(1)'));
    expect(await codesOf(opening)).toEqual(['pdf/active-content']);
    const launching = await changed((document) => {
      const action = document.context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') });
      const chained = document.context.obj({ S: 'GoTo', Next: [document.context.register(action)] });
      const annotation = document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 1, 1], A: chained });
      document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([document.context.register(annotation)]));
    }, false);
    expect((await marksOf(launching)).active).toEqual(['Launch']);
  });

  it('finds attachments', async () => {
    const bytes = await changed((document) => document.attach(Buffer.from('x'), 'x.txt', { mimeType: 'text/plain' }));
    expect((await marksOf(bytes)).embeddedFiles).toBe(1);
  });

  it('does not run in circles', async () => {
    const bytes = await good();
    const [, node, kid] = /(\d) 0 obj\n<<\/Type\/Pages\/Count 1\/Kids\[(\d) 0 R/.exec(bytes.toString('latin1'))!;
    const circle = await marksOf(swapped(bytes, `/Kids[${kid!} 0 R`, `/Kids[${node!} 0 R`));
    expect(circle.pages).toBe(0);
    expect(circle.findings.map((finding) => finding.code)).toContain('pdf/no-pages-inside');
    const looped = bytes;
    const start = looped.toString('latin1').lastIndexOf('startxref');
    const offset = /startxref\n(\d+)/.exec(looped.toString('latin1', start))![1]!;
    const prev = Buffer.from(looped.toString('latin1').replace('/Info ', `/Prev ${offset}/Info `), 'latin1');
    expect(await codesOf(prev)).toEqual(['pdf/unreadable']);
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a header alone', Buffer.from('%PDF-1.7\n')],
    ['noise', Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF')],
    [
      'deep nesting',
      Buffer.from(`%PDF-1.7\n1 0 obj${'['.repeat(100_000)}\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF`),
    ],
    [
      'an endless string',
      Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer<</Root(${'('.repeat(100_000)}\nstartxref\n9\n%%EOF`),
    ],
  ])('calls %s unreadable and does not throw', async (_, bytes) => {
    expect(await codesOf(bytes)).toContain('pdf/unreadable');
  });

  it('never throws, whatever byte is changed', async () => {
    for (const bytes of [await good(), await changed(() => undefined)]) {
      let seed = 3;
      for (let round = 0; round < 150; round++) {
        const bad = Buffer.from(bytes);
        for (let hit = 0; hit < 4; hit++) {
          seed = (seed * 1103515245 + 12345) & 0x7fffffff;
          bad[seed % bad.length] = (seed >> 8) & 255;
        }
        seed = (seed * 1103515245 + 12345) & 0x7fffffff;
        const cut = round % 3 === 0 ? bad.subarray(0, seed % bad.length) : bad;
        expect(typeof (await marksOf(cut)).isReadable).toBe('boolean');
      }
    }
  });

  it('throws only what the disk says', async () => {
    await expect(readPdfMarks('/nowhere/x.pdf')).rejects.toMatchObject({ code: 'disk/not-found' });
  });
});
