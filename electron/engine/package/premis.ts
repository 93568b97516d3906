import type { XmlWriter } from '../xml/index.ts';
import type { FileRecord } from './file-record.ts';
import { PREMIS_NS, XSI_NS } from './namespaces.ts';
import type { EventSpec } from './spec.ts';

export interface Identifier {
  readonly type: string;
  readonly value: string;
}

export interface PremisObject {
  readonly kind: 'file' | 'representation' | 'intellectualEntity';
  readonly xmlId: string;
  readonly identifier: Identifier;
  /** For kind file: where size, fixity, format and name come from. */
  readonly file?: FileRecord;
  /** For an intellectualEntity that is the software needed to show something. */
  readonly environment?: string;
  readonly relationships?: readonly Relationship[];
}

export interface Relationship {
  readonly type: string;
  readonly subtype: string;
  readonly related: Iterable<Identifier>;
}

export interface PremisEvent {
  readonly identifier: string;
  readonly type: string;
  readonly at: string;
  readonly detail?: string;
  readonly outcome: EventSpec['outcome'];
  readonly agent: { readonly identifier: string; readonly role: string };
  readonly objects: readonly (Identifier & { readonly role: 'source' | 'outcome' })[];
}

export interface PremisAgent {
  readonly identifier: string;
  readonly name: string;
  readonly type: 'software' | 'organization' | 'person';
  readonly version?: string;
}

/**
 * Writes a PREMIS 3.0 document (TT 05/2025/TT-BNV Phụ lục I; E-ARK CS PREMIS 1.0.1). Objects may be a
 * generator. `schema` is the path from the file to its schema.
 */
export async function writePremis(
  xml: XmlWriter,
  content: {
    readonly objects: Iterable<PremisObject>;
    readonly events: readonly PremisEvent[];
    readonly agents: readonly PremisAgent[];
  },
  schema: string,
): Promise<void> {
  xml.open('premis', {
    xmlns: PREMIS_NS,
    'xmlns:xsi': XSI_NS,
    version: '3.0',
    'xsi:schemaLocation': `${PREMIS_NS} ${schema}`,
  });
  for (const object of content.objects) {
    await writeObject(xml, object);
    await xml.drain();
  }
  for (const event of content.events) writeEvent(xml, event);
  for (const agent of content.agents) writeAgent(xml, agent);
  xml.close();
  await xml.end();
}

async function writeObject(xml: XmlWriter, object: PremisObject): Promise<void> {
  xml.open('object', { 'xsi:type': object.kind, xmlID: object.xmlId });
  writeIdentifier(xml, 'objectIdentifier', object.identifier).close();
  if (object.file) writeCharacteristics(xml, object.file);
  if (object.environment !== undefined) {
    xml.open('environmentFunction').leaf('environmentFunctionType', 'software application');
    xml.leaf('environmentFunctionLevel', '1').close();
    xml.open('environmentDesignation').leaf('environmentName', object.environment).close();
  }
  for (const { type, subtype, related } of object.relationships ?? []) {
    xml.open('relationship').leaf('relationshipType', type).leaf('relationshipSubType', subtype);
    for (const identifier of related) {
      writeIdentifier(xml, 'relatedObjectIdentifier', identifier).close();
      await xml.drain();
    }
    xml.close();
  }
  xml.close();
}

function writeCharacteristics(xml: XmlWriter, file: FileRecord): void {
  xml.open('objectCharacteristics').leaf('compositionLevel', 0);
  xml.open('fixity').leaf('messageDigestAlgorithm', 'SHA-256').leaf('messageDigest', file.sha256).close();
  xml.leaf('size', file.size);
  xml
    .open('format')
    .open('formatDesignation')
    .leaf('formatName', file.format?.name ?? file.mime);
  if (file.format?.version !== undefined) xml.leaf('formatVersion', file.format.version);
  xml.close();
  if (file.puid !== null)
    xml.open('formatRegistry').leaf('formatRegistryName', 'PRONOM').leaf('formatRegistryKey', file.puid).close();
  xml.close().close();
  xml.leaf('originalName', file.path);
}

function writeEvent(xml: XmlWriter, event: PremisEvent): void {
  xml.open('event');
  writeIdentifier(xml, 'eventIdentifier', { type: 'UUID', value: event.identifier }).close();
  xml.leaf('eventType', event.type).leaf('eventDateTime', event.at);
  if (event.detail !== undefined && event.detail !== '')
    xml.open('eventDetailInformation').leaf('eventDetail', event.detail).close();
  xml.open('eventOutcomeInformation').leaf('eventOutcome', event.outcome).close();
  writeIdentifier(xml, 'linkingAgentIdentifier', { type: 'UUID', value: event.agent.identifier });
  xml.leaf('linkingAgentRole', event.agent.role).close();
  for (const object of event.objects)
    writeIdentifier(xml, 'linkingObjectIdentifier', object).leaf('linkingObjectRole', object.role).close();
  xml.close();
}

function writeAgent(xml: XmlWriter, agent: PremisAgent): void {
  xml.open('agent');
  writeIdentifier(xml, 'agentIdentifier', { type: 'UUID', value: agent.identifier }).close();
  xml.leaf('agentName', agent.name).leaf('agentType', agent.type);
  if (agent.version !== undefined) xml.leaf('agentVersion', agent.version);
  xml.close();
}

/** Opens an identifier element and writes its pair; the caller closes it, after what else belongs inside. */
function writeIdentifier(xml: XmlWriter, element: string, { type, value }: Identifier): XmlWriter {
  return xml.open(element).leaf(`${element}Type`, type).leaf(`${element}Value`, value);
}
