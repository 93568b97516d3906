import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  XmlBufferInputProvider,
  xmlCleanupInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';

/** The published schemas, where they are at hand beside the project. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'judges', 'schemas');

export const hasPublishedSchemas = existsSync(join(folder, 'mets-1.12.xsd'));

export type Standard = 'mets' | 'premis' | 'ead3';

/** What the published schema says against a document; METS together with both E-ARK extensions. Empty means valid. */
export function judgeByPublished(standard: Standard, bytes: Uint8Array): string[] {
  const validator = compile(standard);
  const document = XmlDocument.fromBuffer(bytes);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
  } finally {
    document.dispose();
    validator.dispose();
  }
}

function compile(standard: Standard): XsdValidator {
  const file = (name: string) => readFileSync(join(folder, name));
  if (standard !== 'mets') {
    const source = XmlDocument.fromBuffer(file(standard === 'premis' ? 'premis-v3-0.xsd' : 'ead3.xsd'));
    return XsdValidator.fromDoc(source);
  }
  xmlRegisterInputProvider(
    new XmlBufferInputProvider({
      'http://www.loc.gov/standards/xlink/xlink.xsd': file('xlink.xsd'),
      'mem:/mets.xsd': file('mets-1.12.xsd'),
      'mem:/csip.xsd': file('DILCISExtensionMETS.xsd'),
      'mem:/sip.xsd': file('DILCISExtensionSIPMETS.xsd'),
    }),
  );
  // METS lets foreign attributes through unseen; with the extensions beside it their values are judged too.
  const imports = [
    ['http://www.loc.gov/METS/', 'mets'],
    ['https://DILCIS.eu/XML/METS/CSIPExtensionMETS', 'csip'],
    ['https://DILCIS.eu/XML/METS/SIPExtensionMETS', 'sip'],
  ].map(([namespace, name]) => `<xs:import namespace="${namespace!}" schemaLocation="mem:/${name!}.xsd"/>`);
  const driver = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:driver">${imports.join('')}</xs:schema>`;
  try {
    return XsdValidator.fromDoc(XmlDocument.fromString(driver, { url: 'mem:/driver.xsd' }));
  } finally {
    xmlCleanupInputProvider();
  }
}
