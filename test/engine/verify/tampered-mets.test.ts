import { addReference, CODE, leavingMets, METS, REP } from '../../support/transfer/package-changes.ts';
import { inside, runMatrix, type Change } from '../../support/transfer/run-matrix.ts';
import { edit } from '../../support/transfer/tamper.ts';

/** One whole element of the structural map, by what is in it. */
const join = (n: number) =>
  new RegExp(`(?:(<div ID="[^"]*" LABEL="MetadataLink/File"[^>]*>\\s*<fptr [^>]*/>\\s*</div>)\\s*){${n}}`);

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

runMatrix('tampered METS files', 'sip-hoso', METS_FILES);
