import { deflateRawSync } from 'node:zlib';
import type { PackageFiles } from '../../support/transfer/tamper.ts';
import { edit, restateMets, restatePremis, swapFiles } from '../../support/transfer/tamper.ts';
import { inside, runMatrix, UNSIGNED_CHANGE, type Change } from '../../support/transfer/run-matrix.ts';

const CODE = 'H99.12.3.2001.01';
const REP = 'representations/rep1';
const METS = `${REP}/METS.xml`;
const EAD = 'metadata/descriptive/EAD.xml';
const pdf = (n: number) => `${REP}/data/${CODE}.${n}.pdf`;
const doc = (n: number) => `${REP}/metadata/descriptive/EAD_doc_${CODE}.${n}.xml`;

/** The same, but METS is left as it was: the ZIP and everything around it agree. */
function leavingMets(
  name: string,
  change: (files: PackageFiles) => void,
  codes: readonly string[],
  place?: RegExp,
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    ...(place ? { place } : {}),
    change: async (t) => {
      await t.repack(t.packages()[0]!, change);
      t.restateReceipt();
      t.reseal();
    },
  };
}

function renamed(files: PackageFiles, from: string, to: string): void {
  files.set(to, files.get(from)!);
  files.delete(from);
}

function addReference(files: PackageFiles, href: string): void {
  edit(
    files,
    METS,
    '</fileGrp>',
    `<file ID="ID-00000000-0000-5000-8000-000000000000" MIMETYPE="application/pdf" SIZE="1" ` +
      `CREATED="2026-06-15T10:00:00.000+07:00" CHECKSUM="${'0'.repeat(64)}" CHECKSUMTYPE="SHA-256">` +
      `<FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="${href}"/></file></fileGrp>`,
  );
}

/** One whole element of the structural map, by what is in it. */
const join = (n: number) =>
  new RegExp(`(?:(<div ID="[^"]*" LABEL="MetadataLink/File"[^>]*>\\s*<fptr [^>]*/>\\s*</div>)\\s*){${n}}`);

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

const METS_FILES: readonly Change[] = [
  leavingMets(
    'the root METS that is gone',
    (files) => void files.delete('METS.xml'),
    ['verify/mets-missing'],
    /METS\.xml$/,
  ),
  inside(
    'the representation’s METS that is gone',
    (files) => void files.delete(METS),
    ['verify/mets-missing', 'verify/file-missing', 'verify/file-orphan'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'another OBJID',
    (files) => edit(files, 'METS.xml', /OBJID="uuid-[0-9A-F]{4}/, 'OBJID="uuid-0000'),
    ['verify/objid-folder', 'verify/receipt-object', 'verify/zip-name'],
    /METS\.xml$/,
  ),
  inside(
    'another PROFILE',
    (files) => edit(files, 'METS.xml', 'E-ARK-CSIP.xml', 'E-ARK-CSIP2.xml'),
    ['verify/mets-profile'],
    /METS\.xml$/,
  ),
  inside(
    'another PROFILE of the representation',
    (files) => edit(files, METS, 'E-ARK-CSIP.xml', 'E-ARK-CSIP2.xml'),
    ['verify/mets-profile'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'another TYPE',
    (files) => edit(files, 'METS.xml', 'TYPE="Mixed"', 'TYPE="Collection"'),
    ['verify/mets-type'],
    /METS\.xml$/,
  ),
  inside(
    'another OAIS type',
    (files) => edit(files, METS, 'OAISPACKAGETYPE="SIP"', 'OAISPACKAGETYPE="DIP"'),
    ['verify/mets-oais-type'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'a date that is none',
    (files) => edit(files, 'METS.xml', /CREATEDATE="[^"]*"/, 'CREATEDATE="hôm qua"'),
    ['verify/mets-date', 'package/schema-invalid'],
    /METS\.xml$/,
  ),
  inside(
    'an agent taken out',
    (files) => edit(files, 'METS.xml', /<agent [\s\S]*<\/agent>/, ''),
    ['verify/mets-agent', 'package/schema-invalid'],
    /METS\.xml$/,
  ),
  inside(
    'an element METS does not know',
    (files) => edit(files, METS, '<fileSec', '<secret/><fileSec'),
    ['package/schema-invalid'],
    /rep1\/METS\.xml:\d+$/,
  ),
  inside(
    'a pointer into nothing',
    (files) => edit(files, METS, /DMDID="uuid-[0-9A-F]{4}/, 'DMDID="uuid-0000'),
    ['verify/mets-pointer', 'verify/join-missing'],
    /rep1\/METS\.xml:\d+$/,
  ),
  inside('an ID twice', (files) => edit(files, METS, /(<dmdSec ID=")([^"]*)("[\s\S]*?<dmdSec ID=")[^"]*/, '$1$2$3$2'), [
    'verify/mets-id-twice',
    'verify/mets-pointer',
    'verify/join-name',
    'verify/pdf-pages',
    'package/schema-invalid',
  ]),
  inside(
    'a way out of the package',
    (files) => addReference(files, '../../../../etc/passwd'),
    ['verify/reference-unsafe', 'verify/join-missing'],
    /rep1\/METS\.xml:\d+$/,
  ),
  inside(
    'an address in the net',
    (files) => addReference(files, 'http://example.org/x.pdf'),
    ['verify/reference-unsafe', 'verify/join-missing', 'package/schema-invalid'],
    /rep1\/METS\.xml:\d+$/,
  ),
  inside(
    'a file named twice',
    (files) => addReference(files, `data/${CODE}.1.pdf`),
    ['verify/reference-twice', 'verify/join-missing'],
    /rep1\/METS\.xml:\d+$/,
  ),
  inside('a weak digest', (files) => edit(files, METS, 'CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="MD5"'), [
    'verify/checksum-weak',
    'verify/file-changed',
    'package/schema-invalid',
  ]),
  inside('a digest nobody knows', (files) => edit(files, METS, 'CHECKSUMTYPE="SHA-256"', 'CHECKSUMTYPE="CRC32"'), [
    'verify/checksum-type',
    'package/schema-invalid',
  ]),
  inside('a join taken out', (files) => edit(files, METS, join(1), ''), ['verify/join-missing'], /rep1\/METS\.xml$/),
  inside('a join doubled', (files) => edit(files, METS, join(1), '$1$1'), [
    'verify/join-twice',
    'verify/mets-id-twice',
    'package/schema-invalid',
  ]),
  inside('a join without a file', (files) => edit(files, METS, /<fptr FILEID="ID-[^>]*\/>/, ''), [
    'verify/join-empty',
    'verify/join-missing',
  ]),
  inside(
    'two joins exchanged',
    (files) => edit(files, METS, /(<fptr FILEID=")(ID-[^"]*)("[\s\S]*?<fptr FILEID=")(ID-[^"]*)/, '$1$4$3$2'),
    ['verify/join-name', 'verify/pdf-pages'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'the link to the representation taken out',
    (files) => edit(files, 'METS.xml', /<mptr [^>]*\/>/, ''),
    ['verify/representation-unlinked'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'a second representation',
    (files) => {
      for (const [path, bytes] of [...files])
        if (path.startsWith(`${REP}/`)) files.set(path.replace('rep1', 'rep2'), bytes);
    },
    ['verify/representation-count', 'verify/representation-unlinked', 'verify/file-orphan'],
  ),
];

/** Changes to the ZIP itself; everything around it agrees. */
function zipped(
  name: string,
  repack: Parameters<Parameters<Change['change']>[0]['repack']>[2],
  codes: readonly string[],
  change: (files: PackageFiles) => void = () => undefined,
): Change {
  return {
    name,
    codes: [...codes, UNSIGNED_CHANGE],
    change: async (t) => {
      await t.repack(t.packages()[0]!, change, repack);
      t.restateReceipt();
      t.reseal();
    },
  };
}

const NFD = 'phụ lục.txt'.normalize('NFD');
const ZIPS: readonly Change[] = [
  zipped('bytes hidden before the directory', { zip: { between: Buffer.alloc(100, 'x') } }, [
    'package/archive-hidden-bytes',
  ]),
  zipped('bytes hidden before the first file', { zip: { before: Buffer.alloc(100, 'x') } }, [
    'package/archive-hidden-bytes',
  ]),
  zipped('two root folders', { entries: [{ name: 'another/METS.xml', data: '<mets/>' }] }, ['verify/several-roots']),
  zipped('another root folder', { root: 'uuid-0' }, ['verify/objid-folder']),
  zipped('a link', { entries: [{ name: 'uuid-x/link', data: '/etc/passwd', mode: 0o120777 }] }, ['package/entry-link']),
  zipped('a way out of the ZIP', { entries: [{ name: '../../evil.sh', data: 'x' }] }, ['package/entry-unsafe-path']),
  zipped(
    'a bomb',
    {
      entries: [
        {
          name: 'bomb',
          data: Buffer.alloc(32 * 1024 * 1024),
          method: 8,
          packed: deflateRawSync(Buffer.alloc(32 * 1024 * 1024)),
        },
      ],
    },
    ['package/entry-bomb'],
  ),
  {
    name: 'a file twice under one name',
    codes: ['package/entry-duplicate', 'verify/file-missing', UNSIGNED_CHANGE],
    change: async (t) => {
      const { root } = await t.unpack(t.packages()[0]!);
      await t.repack(t.packages()[0]!, () => undefined, { entries: [{ name: `${root}/${pdf(1)}`, data: 'x' }] });
      t.restateReceipt();
      t.reseal();
    },
  },
  {
    name: 'a name that differs only in case',
    codes: ['package/entry-name-clash', 'verify/file-orphan', UNSIGNED_CHANGE],
    change: async (t) => {
      const { root } = await t.unpack(t.packages()[0]!);
      const name = `${root}/${pdf(1).replace('.pdf', '.PDF')}`;
      await t.repack(t.packages()[0]!, (files) => files.set(pdf(1).replace('.pdf', '.txt'), files.get(pdf(1))!), {
        entries: [{ name: name.replace('.PDF', '.TXT'), data: 'x' }],
      });
      t.restateReceipt();
      t.reseal();
    },
  },
  {
    name: 'a ZIP cut off, to be unreadable',
    codes: ['package/archive-not-zip', UNSIGNED_CHANGE],
    place: /\.zip!\/$/,
    change: (t) => {
      t.write(t.packages()[0]!, t.read(t.packages()[0]!).subarray(0, -30));
      t.restateReceipt();
      t.reseal();
    },
  },
  inside(
    'a name that some system has taken apart, and accepts the file',
    (files) => {
      addReference(files, encodeURIComponent('data/phụ lục.txt').replaceAll('%2F', '/'));
      files.set(`${REP}/data/${NFD}`, Buffer.from('x'));
      edit(
        files,
        METS,
        `CHECKSUM="${'0'.repeat(64)}"`,
        `CHECKSUM="2D711642B726B04401627CA9FBAC32F5C8530FB1903CC4DB02258717921A4881"`,
      );
    },
    ['verify/name-decomposed', 'verify/join-missing'],
    /phụ lục\.txt$/,
  ),
];

runMatrix('a tampered package', 'sip-hoso', [...FILES, ...EADS, ...METS_FILES, ...ZIPS]);

const PREMIS = `${REP}/metadata/preservation/PREMIS_rep1.xml`;
const ROOT_PREMIS = 'metadata/preservation/PREMIS.xml';
const aipPdf = (files: PackageFiles) => [...files.keys()].filter((path) => path.endsWith('.pdf')).sort();

runMatrix('a tampered package', 'aip-hoso', [
  leavingMets(
    'a letter of PREMIS',
    (files) => edit(files, PREMIS, 'SHA-256', 'SHA-257'),
    ['verify/file-changed', 'verify/checksum-type', 'package/schema-invalid'],
    /PREMIS_rep1\.xml$/,
  ),
  inside(
    'a digest in PREMIS',
    (files) => edit(files, PREMIS, /messageDigest>[0-9A-F]{4}/, 'messageDigest>0000'),
    ['verify/premis-fixity'],
    /\.pdf$/,
  ),
  inside('a size in PREMIS', (files) => edit(files, PREMIS, /size>\d+</, 'size>1<'), ['verify/premis-size'], /\.pdf$/),
  inside(
    'a file PREMIS does not know',
    (files) => edit(files, PREMIS, />ID-[0-9A-F]{4}/, '>ID-0000'),
    ['verify/premis-file-missing', 'verify/premis-file-unknown'],
    /\.pdf$/,
  ),
  inside(
    'an agent PREMIS does not know',
    (files) => edit(files, PREMIS, /linkingAgentIdentifierValue>[0-9A-F]{4}/, 'linkingAgentIdentifierValue>0000'),
    ['verify/premis-link'],
    /PREMIS_rep1\.xml:\d+$/,
  ),
  inside(
    'an object PREMIS does not know',
    (files) => edit(files, PREMIS, /linkingObjectIdentifierValue>[0-9A-F]{4}/, 'linkingObjectIdentifierValue>0000'),
    ['verify/premis-link'],
    /PREMIS_rep1\.xml:\d+$/,
  ),
  inside(
    'PREMIS of another package',
    (files) => edit(files, ROOT_PREMIS, /objectIdentifierValue>urn:[^<]*/, 'objectIdentifierValue>urn:uuid:0'),
    ['verify/premis-package', 'verify/premis-link'],
  ),
  inside(
    'an event PREMIS has to tell of',
    (files) => edit(files, ROOT_PREMIS, 'information package creation', 'ingestion'),
    ['verify/premis-event-missing'],
    /PREMIS\.xml$/,
  ),
  inside(
    'PREMIS taken out of METS',
    (files) => {
      files.delete(PREMIS);
      edit(files, METS, /<amdSec[\s\S]*<\/amdSec>/, '');
      files.set(
        METS,
        Buffer.from(
          files
            .get(METS)!
            .toString()
            .replace(/ ADMID="[^"]*"/g, ''),
        ),
      );
    },
    ['verify/premis-missing', 'verify/premis-link'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'two PDFs under each other’s name, METS made anew but PREMIS not',
    (files) => {
      const [one, other] = aipPdf(files);
      swapFiles(files, one!, other!);
    },
    ['verify/premis-fixity', 'verify/premis-size', 'verify/pdf-pages'],
  ),
  inside(
    'two PDFs under each other’s name, METS and PREMIS made anew',
    (files) => {
      const [one, other] = aipPdf(files);
      swapFiles(files, one!, other!);
      restatePremis(files);
    },
    ['verify/pdf-pages'],
    /\.pdf$/,
  ),
  inside(
    'a document of another file',
    (files) => edit(files, doc(1), /<arcFileCode>[^<]*/, '<arcFileCode>001.99.H99.12.3.2001.09.01'),
    ['verify/code-foreign'],
    /EAD_doc_.*1\.xml$/,
  ),
  inside(
    'an ordinal that is not the code’s',
    (files) => edit(files, doc(1), '<docOrdinal>1<', '<docOrdinal>9<'),
    ['verify/code-ordinal'],
    /EAD_doc_.*1\.xml$/,
  ),
  inside('the kind of package', (files) => edit(files, 'METS.xml', 'OAISPACKAGETYPE="AIP"', 'OAISPACKAGETYPE="DIP"'), [
    'verify/mets-oais-type',
  ]),
]);

const EAD3 = 'metadata/descriptive/ead3.xml';

runMatrix('a tampered package', 'eark-sip', [
  inside(
    'a digital object that is not there',
    (files) => edit(files, EAD3, /01\.1\.pdf/, '01.9.pdf'),
    ['verify/ead-object-missing', 'verify/ead-object-unnamed'],
    /ead3\.xml:\d+$/,
  ),
  inside(
    'another PROFILE',
    (files) => edit(files, 'METS.xml', 'E-ARK-SIP-v2-2-0', 'E-ARK-SIP-v1'),
    ['verify/mets-profile'],
    /METS\.xml$/,
  ),
  inside(
    'another name of the representation',
    (files) => edit(files, METS, 'OBJID="rep1"', 'OBJID="rep2"'),
    ['verify/objid-form'],
    /rep1\/METS\.xml$/,
  ),
  inside(
    'a digest in PREMIS',
    (files) =>
      edit(files, `${REP}/metadata/preservation/premis.xml`, /messageDigest>[0-9A-F]{4}/, 'messageDigest>0000'),
    ['verify/premis-fixity'],
    /\.pdf$/,
  ),
  inside(
    'a finding aid that is gone',
    (files) => {
      files.delete(EAD3);
      edit(files, 'METS.xml', /<dmdSec [\s\S]*<\/dmdSec>/, '');
      files.set(
        'METS.xml',
        Buffer.from(
          files
            .get('METS.xml')!
            .toString()
            .replace(/ DMDID="[^"]*"/g, ''),
        ),
      );
      restateMets(files);
    },
    ['verify/metadata-missing', 'verify/folder-missing'],
    /ead3\.xml$/,
  ),
]);
