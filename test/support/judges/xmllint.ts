import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { judged } from './ledger.ts';
import { ask } from './programs.ts';
import { schemaDriver, schemaFile, type Standard } from './published-schemas.ts';

/**
 * What xmllint says of an XML file by the published schema of a standard, without a network; empty when it validates.
 * Our own checks use libxml2 too, but this is Debian's, started apart from everything of ours.
 */
export async function xmllint(standard: Standard, path: string, kind?: string): Promise<string> {
  judged('xmllint', 1, kind);
  const folder = await mkdtemp(join(tmpdir(), 'tram-xmllint-'));
  try {
    const catalog = join(folder, 'catalog.xml');
    const xlink = pathToFileURL(schemaFile('xlink.xsd')).href;
    const names = ['http://www.loc.gov/standards/xlink/xlink.xsd', 'https://www.loc.gov/standards/xlink/xlink.xsd'];
    const entries = names.map(
      (name) => `<system systemId="${name}" uri="${xlink}"/><uri name="${name}" uri="${xlink}"/>`,
    );
    const open = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">';
    await writeFile(catalog, `${open}${entries.join('')}</catalog>`);
    const driver = join(folder, 'driver.xsd');
    await writeFile(
      driver,
      schemaDriver(standard, (name) => pathToFileURL(schemaFile(name)).href),
    );
    const args = [`XML_CATALOG_FILES=${catalog}`, 'xmllint', '--nonet', '--noout', '--schema', driver, path];
    const { code, text } = await ask('env', args);
    return code === 0 ? '' : text;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
