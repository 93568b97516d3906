/**
 * The outside judges: what each is called, the Debian package that brings its program, or the folder here whose
 * fetch.mjs brings it into .cache, and how it tells its version.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from './answer.mjs';

const here = import.meta.dirname;

/** The version a pom.xml or requirements.txt here pins, so that the table can say it without starting a JVM. */
const pinned = (folder, file, pattern) => () => pattern.exec(readFileSync(join(here, folder, file), 'utf8'))?.[1];
const fromPom = (folder) => pinned(folder, 'pom.xml', /<dependency>[^]*?<version>([^<]+)</);
/** keytool does not say its version; it comes with Java. */
const fromJava = () => /"([^"]+)"/.exec(answer(['java', '-version']) ?? '')?.[1];
const fromPip = (folder) => pinned(folder, 'requirements.txt', /==(\S+)/);

/**
 * `name` is what the tests write into the ledger (test/support/judges/ledger.ts); `program` must be on the path,
 * `needs` are further programs it starts, `fetchWith` the one that fetches it.
 */
export const JUDGES = [
  { name: 'veraPDF', fetch: 'verapdf', fetchWith: 'mvn', needs: ['java', 'javac'], version: fromPom('verapdf') },
  { name: 'qpdf', program: 'qpdf', ask: ['--version'] },
  { name: 'pdftotext', program: 'pdftotext', ask: ['-v'] },
  { name: 'pdfimages', program: 'pdfimages', ask: ['-v'] },
  { name: 'pdfsig', program: 'pdfsig', needs: ['certutil'], ask: ['-v'] },
  { name: 'pyHanko', fetch: 'pyhanko', fetchWith: 'venv', needs: ['python3'], version: fromPip('pyhanko') },
  { name: 'openssl', program: 'openssl', ask: ['version'] },
  { name: 'keytool', program: 'keytool', version: fromJava },
  { name: 'tesseract', program: 'tesseract', needs: ['tesseract-vie'], ask: ['--version'] },
  { name: 'ocrmypdf', program: 'ocrmypdf', ask: ['--version'] },
  { name: 'ImageMagick', program: 'convert', ask: ['--version'] },
  { name: 'bagit-python', fetch: 'bagit', fetchWith: 'venv', needs: ['python3'], version: fromPip('bagit') },
  { name: 'commons-ip', fetch: 'commons-ip', fetchWith: 'mvn', needs: ['java'], version: fromPom('commons-ip') },
  {
    name: 'eark-validator',
    fetch: 'eark-validator',
    fetchWith: 'venv',
    needs: ['python3'],
    version: fromPip('eark-validator'),
  },
  { name: 'published schemas', fetch: 'schemas', fetchWith: 'mvn', version: () => '' },
  { name: 'unzip', program: 'unzip', ask: ['-v'] },
  { name: 'xmllint', program: 'xmllint', ask: ['--version'] },
  { name: 'strace', program: 'strace', ask: ['--version'] },
];

/** What has to be there → how its presence is asked, and the Debian package that brings it. */
export const PROGRAMS = {
  mvn: { ask: ['mvn', '--version'], package: 'maven' },
  java: { ask: ['java', '-version'], package: 'default-jdk-headless' },
  javac: { ask: ['javac', '-version'], package: 'default-jdk-headless' },
  keytool: { ask: ['keytool', '-help'], package: 'default-jdk-headless' },
  python3: { ask: ['python3', '--version'], package: 'python3' },
  venv: { ask: ['python3', '-c', 'import ensurepip'], package: 'python3-venv' },
  qpdf: { ask: ['qpdf', '--version'], package: 'qpdf' },
  pdftotext: { ask: ['pdftotext', '-v'], package: 'poppler-utils' },
  pdfimages: { ask: ['pdfimages', '-v'], package: 'poppler-utils' },
  pdfsig: { ask: ['pdfsig', '-v'], package: 'poppler-utils' },
  // It ends with 1 whatever it is asked about itself.
  certutil: { ask: ['sh', '-c', 'command -v certutil'], package: 'libnss3-tools' },
  unzip: { ask: ['unzip', '-v'], package: 'unzip' },
  openssl: { ask: ['openssl', 'version'], package: 'openssl' },
  xmllint: { ask: ['xmllint', '--version'], package: 'libxml2-utils' },
  strace: { ask: ['strace', '--version'], package: 'strace' },
  tesseract: { ask: ['tesseract', '--version'], package: 'tesseract-ocr' },
  'tesseract-vie': { ask: ['tesseract', '--list-langs'], says: /^vie$/m, package: 'tesseract-ocr-vie' },
  ocrmypdf: { ask: ['ocrmypdf', '--version'], package: 'ocrmypdf' },
  convert: { ask: ['convert', '--version'], package: 'imagemagick' },
};
