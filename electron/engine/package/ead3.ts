import { BORN_DIGITAL } from '../../../shared/model/confidence-level.ts';
import { codeWords, isoDate, readDate, type FieldValues } from '../../../shared/model/fields/index.ts';
import { LANGUAGE_CODES } from '../../../shared/model/language-codes.ts';
import { REPRESENTATION } from '../../../shared/model/package-shapes.ts';
import type { XmlWriter } from '../xml/index.ts';
import { metsTime } from './file-record.ts';
import type { PackageIdentity } from './identity.ts';
import { encodePath } from './mets.ts';
import { EAD3_NS, XSI_NS } from './namespaces.ts';
import { documentSource, type DocumentSpec, type PackageSpec } from './spec.ts';

/**
 * Writes the finding aid of an E-ARK SIP: EAD3 1.1.1 after ISAD(G), the fonds as context, in it the file (hồ sơ), in it
 * every document with a `dao` that leads to its data file by the path from this finding aid (E-ARK CS Archival
 * Information 1.0.1).
 */
export async function writeEad3(xml: XmlWriter, spec: PackageSpec, identity: PackageIdentity): Promise<void> {
  const { fields } = spec.file;
  xml.open('ead', {
    xmlns: EAD3_NS,
    'xmlns:xsi': XSI_NS,
    'xsi:schemaLocation': `${EAD3_NS} ../../schemas/ead3.xsd`,
  });
  writeControl(xml, spec, identity);
  xml.open('archdesc', { level: 'fonds' }).open('did');
  xml.leaf('unitid', spec.fondsCode, { countrycode: 'VN', repositorycode: spec.archiveCode || undefined });
  xml.leaf('unittitle', spec.fondsTitle);
  xml.open('origination').open('corpname').leaf('part', spec.agency.name).close().close();
  xml.close();
  xml.open('dsc').open('c', { level: 'file' }).open('did');
  xml.leaf('unitid', fields['fileCode'] ?? fields['arcFileCode'] ?? identity.objid);
  xml.leaf('unittitle', fields['title']);
  writeDates(xml, fields['startDate'], fields['endDate']);
  writeExtent(xml, documentSource(spec).count, 'documents');
  writeLanguages(xml, fields['language']);
  xml.close();
  writeAccess(xml, fields);
  writeNote(xml, 'odd', fields['description']);
  for await (const document of documentSource(spec).read()) {
    writeItem(xml, document, spec);
    await xml.drain();
  }
  xml.close().close().close().close();
  await xml.end();
}

function writeControl(xml: XmlWriter, spec: PackageSpec, identity: PackageIdentity): void {
  xml.open('control', { countryencoding: 'iso3166-1', dateencoding: 'iso8601', langencoding: 'iso639-3' });
  xml.leaf('recordid', identity.objid);
  xml.open('filedesc').open('titlestmt').leaf('titleproper', spec.file.fields['title']).close().close();
  xml.leaf('maintenancestatus', undefined, { value: 'new' });
  xml.open('maintenanceagency').leaf('agencycode', spec.agency.code).leaf('agencyname', spec.agency.name).close();
  xml.open('conventiondeclaration').leaf('abbr', 'ISAD(G)');
  xml.leaf('citation', 'ISAD(G): General International Standard Archival Description, second edition').close();
  xml.open('maintenancehistory').open('maintenanceevent');
  xml.leaf('eventtype', undefined, { value: 'created' });
  xml.leaf('eventdatetime', undefined, { standarddatetime: metsTime(spec.createdAt) });
  xml.leaf('agenttype', undefined, { value: 'machine' });
  xml.leaf('agent', `${spec.software.name} ${spec.software.version}`).close().close().close();
}

function writeItem(xml: XmlWriter, document: DocumentSpec, spec: PackageSpec): void {
  const { fields } = document;
  xml.open('c', { level: 'item' }).open('did');
  xml.leaf('unitid', fields['docCode'] ?? fields['docId'] ?? document.name);
  xml.leaf('unittitle', documentTitle(document));
  writeDates(xml, fields['issuedDate'], fields['issuedDate']);
  const pages = Number(fields['numberOfPage'] ?? 0);
  if (pages > 0) writeExtent(xml, pages, 'pages');
  const issuer = fields['organName'];
  // The creator of the whole stands above; given again only where a document came from somebody else.
  if (issuer !== undefined && issuer !== '' && issuer !== spec.agency.name)
    xml.open('origination').open('corpname').leaf('part', issuer).close().close();
  writeLanguages(xml, fields['language']);
  const files = [document, ...(document.attachments ?? [])];
  if (files.length > 1) xml.open('daoset');
  for (const { name } of files)
    xml.leaf('dao', undefined, {
      daotype: fields['confidenceLevel'] === BORN_DIGITAL ? 'borndigital' : 'derived',
      href: `../../representations/${REPRESENTATION}/data/${encodePath(name)}`,
    });
  if (files.length > 1) xml.close();
  xml.close();
  writeAccess(xml, fields);
  writeNote(xml, 'odd', fields['description']);
  xml.close();
}

/** What a reader would call a document: its abstract, else its type with number and symbol, else its file's name. */
function documentTitle({ fields, name }: DocumentSpec): string {
  const type = fields['typeName'] ? codeWords('typeName', fields['typeName'], 'vi') : '';
  const number = [fields['codeNumber'], fields['codeNotation']].filter((part) => part).join('/');
  const head = [type, number].filter((part) => part !== '').join(' ');
  return [head, fields['subject'] ?? ''].filter((part) => part !== '').join(': ') || name;
}

function writeDates(xml: XmlWriter, from: string | undefined, to: string | undefined): void {
  const first = readDate(from ?? '', 'year');
  const last = readDate(to ?? '', 'year');
  if (!first || !last) return;
  xml.open('unitdatestructured');
  if (from === to) xml.leaf('datesingle', from, { standarddate: isoDate(first) });
  else {
    xml.open('daterange').leaf('fromdate', from, { standarddate: isoDate(first) });
    xml.leaf('todate', to, { standarddate: isoDate(last) }).close();
  }
  xml.close();
}

function writeExtent(xml: XmlWriter, quantity: number, unit: string): void {
  xml.open('physdescstructured', { physdescstructuredtype: 'materialtype', coverage: 'whole' });
  xml.leaf('quantity', quantity).leaf('unittype', unit).close();
}

function writeLanguages(xml: XmlWriter, codes: string | undefined): void {
  const found = new Set((codes ?? '').split(';').flatMap((code) => LANGUAGE_CODES[code] ?? []));
  if (found.size === 0) return;
  xml.open('langmaterial');
  for (const langcode of found) xml.leaf('language', undefined, { langcode });
  xml.close();
}

function writeAccess(xml: XmlWriter, fields: FieldValues): void {
  if (fields['mode']) writeNote(xml, 'accessrestrict', codeWords('mode', fields['mode'], 'vi'));
}

function writeNote(xml: XmlWriter, element: string, text: string | undefined): void {
  if (text !== undefined && text !== '') xml.open(element).leaf('p', text).close();
}
