import type { Attributes, XmlWriter } from '../xml/index.ts';
import type { MetadataType } from '../../../shared/model/package-shapes.ts';
import type { FileRecord } from './file-record.ts';
import { CSIP_NS, METS_NS, SIP_NS, XLINK_NS, XSI_NS } from './namespaces.ts';

/**
 * A METS file as this program writes them. Lists may be generators: they are gone through once, in order, while the
 * file is written, so a METS of any length takes no more memory than a short one.
 */
export interface Mets {
  readonly objid: string;
  readonly label: string;
  readonly type: string;
  readonly profile: string;
  /** Namespace and schema path, pairwise. */
  readonly schemas: readonly (readonly [string, string])[];
  readonly createdAt: string;
  readonly oaisType: string;
  readonly agents: readonly Agent[];
  readonly altRecordIds: readonly { readonly type: string; readonly value: string }[];
  readonly descriptive: Iterable<MetadataSection>;
  readonly administrative: { readonly id: string; readonly parts: readonly MetadataSection[] } | null;
  readonly fileSection: { readonly id: string; readonly groups: readonly FileGroup[] };
  readonly structure: { readonly id: string; readonly top: Division };
}

export interface Agent {
  readonly attributes: Attributes;
  readonly name: string;
  readonly note?: { readonly type: 'SOFTWARE VERSION' | 'IDENTIFICATIONCODE'; readonly value: string };
}

export interface MetadataSection {
  readonly id: string;
  readonly file: FileRecord;
  readonly metadata: MetadataType;
}

export interface FileGroup {
  readonly id: string;
  readonly use: string;
  readonly contentType?: string;
  readonly files: Iterable<{ readonly id: string; readonly record: FileRecord; readonly withFormat: boolean }>;
}

export interface Division {
  readonly id: string;
  readonly label: string;
  readonly type?: string;
  readonly dmdId?: string;
  readonly admId?: string;
  /** The file or group it stands for. */
  readonly fileIds?: readonly string[];
  /** Another METS: its path, and the id of the file group it belongs to. */
  readonly mets?: { readonly path: string; readonly group: string };
  readonly children?: Iterable<Division>;
}

/** Writes a METS document (METS 1.12; TT 05/2025 annexes I and III; E-ARK CSIP 2.2.0). */
export async function writeMets(xml: XmlWriter, mets: Mets): Promise<void> {
  const withSip = mets.schemas.some(([namespace]) => namespace === SIP_NS);
  xml.open('mets', {
    xmlns: METS_NS,
    'xmlns:xlink': XLINK_NS,
    'xmlns:csip': CSIP_NS,
    'xmlns:sip': withSip ? SIP_NS : undefined,
    'xmlns:xsi': XSI_NS,
    OBJID: mets.objid,
    LABEL: mets.label === '' ? undefined : mets.label,
    TYPE: mets.type,
    'csip:CONTENTINFORMATIONTYPE': 'MIXED',
    PROFILE: mets.profile,
    'xsi:schemaLocation': mets.schemas.map((pair) => pair.join(' ')).join(' '),
  });
  writeHeader(xml, mets);
  for (const section of mets.descriptive) {
    writeMetadataSection(xml, 'dmdSec', section);
    await xml.drain();
  }
  if (mets.administrative) {
    xml.open('amdSec', { ID: mets.administrative.id });
    for (const part of mets.administrative.parts) writeMetadataSection(xml, 'digiprovMD', part);
    xml.close();
  }
  await writeFileSection(xml, mets.fileSection);
  xml.open('structMap', { ID: mets.structure.id, TYPE: 'PHYSICAL', LABEL: 'CSIP' });
  await writeDivision(xml, mets.structure.top);
  xml.close().close();
  await xml.end();
}

function writeHeader(xml: XmlWriter, mets: Mets): void {
  xml.open('metsHdr', {
    CREATEDATE: mets.createdAt,
    LASTMODDATE: mets.createdAt,
    RECORDSTATUS: 'NEW',
    'csip:OAISPACKAGETYPE': mets.oaisType,
  });
  for (const { attributes, name, note } of mets.agents) {
    xml.open('agent', attributes).leaf('name', name);
    if (note) xml.leaf('note', note.value, { 'csip:NOTETYPE': note.type });
    xml.close();
  }
  for (const { type, value } of mets.altRecordIds) xml.leaf('altRecordID', value, { TYPE: type });
  xml.close();
}

function writeMetadataSection(xml: XmlWriter, element: 'dmdSec' | 'digiprovMD', section: MetadataSection): void {
  const { file, metadata } = section;
  xml.open(element, { ID: section.id, CREATED: file.created, STATUS: 'CURRENT' });
  xml.leaf('mdRef', undefined, {
    ...location(file.path),
    MDTYPE: metadata.type,
    OTHERMDTYPE: metadata.otherType,
    MDTYPEVERSION: metadata.version,
    ...facts({ ...file, mime: metadata.mime }),
  });
  xml.close();
}

async function writeFileSection(xml: XmlWriter, section: Mets['fileSection']): Promise<void> {
  xml.open('fileSec', { ID: section.id });
  for (const group of section.groups) {
    xml.open('fileGrp', { ID: group.id, USE: group.use, 'csip:CONTENTINFORMATIONTYPE': group.contentType });
    for (const { id, record, withFormat } of group.files) {
      xml.open('file', { ID: id, ...facts(record), ...(withFormat ? format(record) : {}) });
      xml.leaf('FLocat', undefined, location(record.path)).close();
      await xml.drain();
    }
    xml.close();
  }
  xml.close();
}

async function writeDivision(xml: XmlWriter, division: Division): Promise<void> {
  const { id, label, type, dmdId, admId, mets, fileIds = [], children = [] } = division;
  const attributes = { ID: id, LABEL: label, TYPE: type, DMDID: dmdId, ADMID: admId };
  xml.open('div', attributes);
  if (mets) xml.leaf('mptr', undefined, { ...location(mets.path), 'xlink:title': mets.group });
  for (const fileId of fileIds) xml.leaf('fptr', undefined, { FILEID: fileId });
  for (const child of children) {
    await writeDivision(xml, child);
    await xml.drain();
  }
  xml.close();
}

function location(path: string): Attributes {
  return { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': encodePath(path) };
}

function facts(file: FileRecord): Attributes {
  return {
    MIMETYPE: file.mime,
    SIZE: file.size,
    CREATED: file.created,
    CHECKSUM: file.sha256,
    CHECKSUMTYPE: 'SHA-256',
  };
}

function format(file: FileRecord): Attributes {
  return {
    'sip:FILEFORMATNAME': file.format?.name,
    'sip:FILEFORMATVERSION': file.format?.version,
    'sip:FORMATREGISTRY': file.puid === null ? undefined : 'PRONOM',
    'sip:FORMATREGISTRYKEY': file.puid ?? undefined,
  };
}

/**
 * A path as `xlink:href`: every segment percent-encoded, so that `+` too survives readers that decode it to a blank.
 * encodeURIComponent leaves `'()*!~` as they are, which all readers accept.
 */
export function encodePath(path: string): string {
  return path.normalize('NFC').split('/').map(encodeURIComponent).join('/');
}
