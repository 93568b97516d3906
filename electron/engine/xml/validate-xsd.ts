import { setImmediate } from 'node:timers/promises';
import {
  ParseOption,
  XmlBufferInputProvider,
  xmlCleanupInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Finding } from '../../../shared/contract/finding.ts';
import { schemaFault } from './schema-fault.ts';
import { sliceDocument } from './slice-document.ts';
import { readXml, XML_LIMITS } from './xml-reader.ts';

/** Schemas that belong together: `main` is the file a document is judged by, the others are what it imports by name. */
export interface SchemaSet {
  readonly main: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The text and one slice of it are held at a time; what is larger is no metadata. */
const MAX_BYTES = 256 * 1024 * 1024;
/** libxml2 holds a document at some 15 times its size; longer ones are judged in slices. */
const AT_ONCE = 2 * 1024 * 1024;
/** A broken document repeats itself; the first findings say what is wrong. */
const MAX_FINDINGS = 200;

const validators = new WeakMap<SchemaSet, XsdValidator>();

/**
 * Everything an XML Schema 1.0 has to say against a document, as findings `package/schema-invalid` whose place is
 * `place:line`. Empty means valid. Nothing but the schema set's own files is ever opened. Throws what `readXml` throws
 * for a document that is unsafe or malformed, and `package/xml-too-large` above 256 MiB. `isRead` is for callers whose own
 * reading of these bytes by `readXml` has come to its end: then it is not done again.
 */
export async function validateXsd(
  bytes: Uint8Array,
  schemas: SchemaSet,
  place: string,
  isRead = false,
): Promise<Finding[]> {
  if (bytes.length > MAX_BYTES) throw new AppError('package/xml-too-large', { place, what: 'bytes', limit: MAX_BYTES });
  // libxml2 accepts document type declarations; our reader does not, and it names the reason.
  if (!isRead) await readXml(bytes, {}, place, XML_LIMITS);
  const validator = validatorOf(schemas);
  if (bytes.length <= AT_ONCE) return judge(validator, bytes, schemas, place);
  const findings = new Map<string, Finding>();
  for (const slice of sliceDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))) {
    // What stands outside the long runs stands in every slice; it is told once.
    for (const finding of judge(validator, slice, schemas, place)) findings.set(JSON.stringify(finding), finding);
    if (findings.size >= MAX_FINDINGS) break;
    // Slices take milliseconds each; the window's other questions are answered in between.
    await setImmediate();
  }
  return [...findings.values()].slice(0, MAX_FINDINGS);
}

function judge(validator: XsdValidator, bytes: Uint8Array, schemas: SchemaSet, place: string): Finding[] {
  const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_BIG_LINES });
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.slice(0, MAX_FINDINGS).map((detail) => ({
      code: 'package/schema-invalid',
      severity: 'error',
      place: `${place}:${detail.line}`,
      // `reason` is the library's own text, for `--json`; people read the fault in their language.
      params: {
        schema: schemas.main,
        ...schemaFault(detail.message),
        path: pathOf(detail.xpath),
        reason: detail.message.trim(),
      },
    }));
  } finally {
    document.dispose();
  }
}

/** The names on the way to an element, without its position among its siblings, which a slice does not know. */
function pathOf(xpath: string | undefined): string {
  return (xpath ?? '').replace(/\[\d+\]/g, '');
}

/** Compiled once per set and kept: a transfer has thousands of documents of the same schema. */
function validatorOf(schemas: SchemaSet): XsdValidator {
  const known = validators.get(schemas);
  if (known) return known;
  const url = (name: string) => `tram:/${name}`;
  const files = [...schemas.files].map(([name, bytes]) => [url(name), bytes] as const);
  // libxml2 keeps input providers in one list for the whole process, so ours is there only while the schema is read.
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  try {
    const source = schemas.files.get(schemas.main);
    if (!source) throw new Error(`schema set without its main file ${schemas.main}`);
    const document = XmlDocument.fromBuffer(source, { url: url(schemas.main) });
    try {
      const validator = XsdValidator.fromDoc(document);
      validators.set(schemas, validator);
      return validator;
    } finally {
      document.dispose();
    }
  } finally {
    xmlCleanupInputProvider();
  }
}
