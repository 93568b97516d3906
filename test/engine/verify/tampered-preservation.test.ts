import { doc, leavingMets, METS, REP } from '../../support/transfer/package-changes.ts';
import { inside, runMatrix } from '../../support/transfer/run-matrix.ts';
import { edit, restateMets, restatePremis, swapFiles, type PackageFiles } from '../../support/transfer/tamper.ts';

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
