import { CODE, doc, EAD, leavingMets, METS, pdf, REP } from '../../support/transfer/package-changes.ts';
import { inside, runMatrix, type Change } from '../../support/transfer/run-matrix.ts';
import { edit, swapFiles, type PackageFiles } from '../../support/transfer/tamper.ts';

function renamed(files: PackageFiles, from: string, to: string): void {
  files.set(to, files.get(from)!);
  files.delete(from);
}

const FILES: readonly Change[] = [
  leavingMets(
    'a byte of a PDF inside the ZIP, packed again',
    // In the comment behind the header, which the signature covers.
    (files) => files.get(pdf(1))!.writeUInt8(files.get(pdf(1))![11]! ^ 1, 11),
    ['verify/file-changed', 'signing/content-changed'],
    /1\.pdf$/,
  ),
  leavingMets(
    'a byte of a schema',
    (files) => edit(files, 'schemas/EAD.xsd', 'simpledc', 'simpledd'),
    ['verify/file-changed'],
    /EAD\.xsd$/,
  ),
  leavingMets(
    'a letter of EAD.xml',
    (files) => edit(files, EAD, 'năm 2001', 'năm 2002'),
    ['verify/file-changed'],
    /EAD\.xml$/,
  ),
  leavingMets(
    'a letter of a document’s metadata, and one more',
    (files) => edit(files, doc(1), 'Ban Chỉ đạo', 'Ban Chỉ đạo mới'),
    ['verify/file-changed', 'verify/file-size'],
    /EAD_doc_.*1\.xml$/,
  ),
  leavingMets(
    'a letter of the representation’s METS',
    (files) => edit(files, METS, 'năm 2001', 'năm 2002'),
    ['verify/file-changed'],
    /rep1\/METS\.xml$/,
  ),
  leavingMets('a PDF that is gone', (files) => void files.delete(pdf(2)), ['verify/file-missing'], /2\.pdf$/),
  leavingMets(
    'a file no METS names',
    (files) => void files.set(`${REP}/data/them.txt`, Buffer.from('x')),
    ['verify/file-orphan'],
    /them\.txt$/,
  ),
  leavingMets(
    'a renamed PDF',
    (files) => renamed(files, pdf(2), `${REP}/data/x.pdf`),
    ['verify/file-missing', 'verify/file-orphan'],
    /2\.pdf$/,
  ),
  leavingMets('two PDFs under each other’s name', (files) => swapFiles(files, pdf(1), pdf(2)), [
    'verify/file-changed',
    'verify/file-size',
    'verify/pdf-pages',
  ]),
  inside(
    'two PDFs under each other’s name, METS made anew',
    (files) => swapFiles(files, pdf(1), pdf(2)),
    ['verify/pdf-pages'],
    /1\.pdf$/,
  ),
  inside('two descriptions under each other’s name, METS made anew', (files) => swapFiles(files, doc(1), doc(2)), [
    'verify/name-differs',
    'verify/pdf-pages',
  ]),
  inside(
    'a document taken out of everything but the counts',
    (files) => {
      files.delete(pdf(3));
      files.delete(doc(3));
      edit(files, METS, new RegExp(`<dmdSec [^>]*>\\s*<mdRef [^>]*${CODE}\\.3\\.xml"[^>]*/>\\s*</dmdSec>`), '');
      const id = new RegExp(`<file ID="([^"]*)"[^>]*>\\s*<FLocat [^>]*${CODE}\\.3\\.pdf"/>\\s*</file>`);
      const [, fileId] = id.exec(files.get(METS)!.toString())!;
      edit(files, METS, id, '');
      edit(
        files,
        METS,
        new RegExp(`<div [^>]*LABEL="MetadataLink/File"[^>]*>\\s*<fptr FILEID="${fileId}"/>\\s*</div>`),
        '',
      );
    },
    [
      'verify/count-documents',
      'verify/count-pages',
      'verify/receipt-object',
      'verify/receipt-totals',
      'verify/bag-info-differs',
    ],
    /EAD\.xml$/,
  ),
  inside(
    'a schema that is gone, from METS too',
    (files) => {
      for (const name of ['EAD.xsd', 'EAD_doc.xsd', 'EAD_pic.xsd', 'EAD_media.xsd']) {
        files.delete(`schemas/${name}`);
        edit(files, 'METS.xml', new RegExp(`<file ID="[^"]*"[^>]*>\\s*<FLocat [^>]*schemas/${name}"/>\\s*</file>`), '');
      }
    },
    ['verify/schema-missing'],
    /schemas\/EAD\.xsd$/,
  ),
];

const EADS: readonly Change[] = [
  inside('a title changed, METS made anew', (files) => edit(files, EAD, 'năm 2001', 'năm 2002'), []),
  inside(
    'another number of documents',
    (files) => edit(files, EAD, '<totalDoc>3<', '<totalDoc>4<'),
    ['verify/count-documents'],
    /EAD\.xml$/,
  ),
  inside(
    'another number of pages',
    (files) => edit(files, EAD, '<numberOfPage>7<', '<numberOfPage>8<'),
    ['verify/count-pages', 'verify/receipt-totals', 'verify/bag-info-differs'],
    /EAD\.xml$/,
  ),
  inside('a document’s number of pages', (files) => edit(files, doc(2), '<numberOfPage>2<', '<numberOfPage>5<'), [
    'verify/count-pages',
    'verify/pdf-pages',
  ]),
  inside(
    'a document of another file',
    (files) => edit(files, doc(2), `${CODE}.0000002`, 'H99.12.3.2001.09.0000002'),
    ['verify/code-foreign'],
    /EAD_doc_.*2\.xml$/,
  ),
  inside(
    'two documents of one code',
    (files) => edit(files, doc(2), `${CODE}.0000002`, `${CODE}.0000001`),
    ['verify/code-twice', 'verify/code-ordinal'],
    /EAD_doc_.*2\.xml$/,
  ),
  inside(
    'an ordinal that is not the code’s',
    (files) => edit(files, doc(2), `${CODE}.0000002`, `${CODE}.0000009`),
    ['verify/code-ordinal'],
    /EAD_doc_.*2\.xml$/,
  ),
  inside('the code of the file', (files) => edit(files, EAD, `<fileCode>${CODE}<`, '<fileCode>H99.12.3.2001.09<'), [
    'verify/code-foreign',
    'verify/receipt-object',
    'verify/transfer-part-missing',
  ]),
  inside(
    'a field twice',
    (files) => edit(files, EAD, '<mode>01</mode>', '<mode>01</mode><mode>02</mode>'),
    ['verify/field-twice', 'package/schema-invalid'],
    /EAD\.xml:\d+$/,
  ),
  inside(
    'a field left out',
    (files) => edit(files, EAD, /<title>[^<]*<\/title>/, ''),
    ['efile/field-missing', 'package/schema-invalid'],
    /EAD\.xml\/title$/,
  ),
  inside(
    'a code no list has',
    (files) => edit(files, EAD, '<maintenance>01<', '<maintenance>77<'),
    ['efile/field-not-in-list', 'package/schema-invalid'],
    /EAD\.xml\/maintenance$/,
  ),
  inside(
    'an element nobody knows',
    (files) => edit(files, EAD, '<mode>', '<secret>x</secret><mode>'),
    ['package/schema-invalid'],
    /EAD\.xml:\d+$/,
  ),
  inside(
    'fields in another order',
    (files) => edit(files, EAD, /(<mode>01<\/mode>)(\s*)(<language>01<\/language>)/, '$3$2$1'),
    ['package/schema-invalid'],
    /EAD\.xml:\d+$/,
  ),
  inside(
    'a document type declaration with an entity',
    (files) => edit(files, EAD, '<simpledc', '<!DOCTYPE simpledc [<!ENTITY x SYSTEM "file:///etc/passwd">]><simpledc'),
    ['package/xml-doctype'],
    /EAD\.xml$/,
  ),
  inside(
    'metadata that are no XML',
    (files) => edit(files, doc(1), '</simpledc>', '</simpledd>'),
    ['package/xml-malformed'],
    /EAD_doc_.*1\.xml$/,
  ),
  inside(
    'metadata in another encoding',
    (files) => edit(files, doc(1), 'encoding="UTF-8"', 'encoding="UTF-16"'),
    ['package/xml-encoding'],
    /EAD_doc_.*1\.xml$/,
  ),
];

runMatrix('a tampered package', 'sip-hoso', [...FILES, ...EADS]);
