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
import { inThisTest, judged } from './ledger.ts';

/** The published schemas: beside the project, or collected by scripts/conformance/schemas/fetch.mjs. */
const folders = [
  join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'judges', 'schemas'),
  join(import.meta.dirname, '..', '..', '..', '.cache', 'schemas', 'xsd'),
];
const folder = folders.find((path) => existsSync(join(path, 'mets-1.12.xsd')));

export const hasPublishedSchemas = folder !== undefined;

/** Where a published schema stands. */
export function schemaFile(name: string): string {
  if (!folder) throw new Error('the published schemas are not at hand');
  return join(folder, name);
}

export type Standard = 'mets' | 'premis' | 'ead3';

/** What the published schema says against a document; METS together with both E-ARK extensions. Empty means valid. */
export function judgeByPublished(standard: Standard, bytes: Uint8Array, kind?: string): string[] {
  judged('published schemas', 1, `${TITLES[standard]} documents ${kind ?? inThisTest()}`);
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

const TITLES: Readonly<Record<Standard, string>> = { mets: 'METS 1.12', premis: 'PREMIS 3.0', ead3: 'EAD3 1.1.1' };

/** Namespace and file of what a document of a standard may hold. */
const NAMESPACES: Readonly<Record<Standard, readonly (readonly [string, string])[]>> = {
  // METS lets foreign attributes through unseen; with the extensions beside it their values are judged too.
  mets: [
    ['http://www.loc.gov/METS/', 'mets-1.12.xsd'],
    ['https://DILCIS.eu/XML/METS/CSIPExtensionMETS', 'DILCISExtensionMETS.xsd'],
    ['https://DILCIS.eu/XML/METS/SIPExtensionMETS', 'DILCISExtensionSIPMETS.xsd'],
  ],
  premis: [['http://www.loc.gov/premis/v3', 'premis-v3-0.xsd']],
  ead3: [['http://ead3.archivists.org/schema/', 'ead3.xsd']],
};

/** A schema that only imports the published ones of a standard; `address` says where each file is found. */
export function schemaDriver(standard: Standard, address: (name: string) => string): string {
  const imports = NAMESPACES[standard].map(
    ([namespace, name]) => `<xs:import namespace="${namespace}" schemaLocation="${address(name)}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:driver">${imports.join('')}</xs:schema>`;
}

function compile(standard: Standard): XsdValidator {
  const names = ['xlink.xsd', ...NAMESPACES[standard].map(([, name]) => name)];
  const files = Object.fromEntries(names.map((name) => [`mem:/${name}`, readFileSync(schemaFile(name))]));
  const xlink = { 'http://www.loc.gov/standards/xlink/xlink.xsd': readFileSync(schemaFile('xlink.xsd')) };
  xmlRegisterInputProvider(new XmlBufferInputProvider({ ...files, ...xlink }));
  try {
    const driver = schemaDriver(standard, (name) => `mem:/${name}`);
    return XsdValidator.fromDoc(XmlDocument.fromString(driver, { url: 'mem:/driver.xsd' }));
  } finally {
    xmlCleanupInputProvider();
  }
}
