import { extname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { REPRESENTATION } from '../../../shared/model/package-shapes.ts';
import { throwIfCancelled, type Task } from '../base/task.ts';
import { produceFolder, produceZip, type TreeSink } from '../archive/index.ts';
import { XmlWriter } from '../xml/index.ts';
import { checkCounts } from './count-gate.ts';
import { DocumentStore } from './document-store.ts';
import { DESCRIPTION_NAME, descriptionText } from './description-text.ts';
import { writeEad3 } from './ead3.ts';
import { SIMPLE_NAMES, writeSimple, type SimpleVariant } from './ead-simple.ts';
import { fileRecord, type DocumentRecord, type FileRecord } from './file-record.ts';
import { packageIdentity, type PackageIdentity } from './identity.ts';
import { writeMets } from './mets.ts';
import { representationMets } from './mets-representation.ts';
import { rootMets } from './mets-root.ts';
import { documentFields, fileFields } from './prepare-fields.ts';
import { writePremis } from './premis.ts';
import { packagePremis, representationPremis } from './premis-content.ts';
import { packageSchemas } from './schemas.ts';
import { documentSource, type DataFileSpec, type DocumentSpec, type PackageSpec } from './spec.ts';

export interface PackageTarget {
  /** The folder in which the package appears, under the name its kind prescribes. */
  readonly folder: string;
  readonly form: 'zip' | 'folder';
  /** Where unfinished files live, on the same file system. */
  readonly scratch?: string;
  /** Digests of the ZIP itself, e.g. `['sha256', 'sha512']`, taken while it is written. */
  readonly digests?: readonly string[];
}

export interface PackageResult {
  readonly path: string;
  readonly objid: string;
  /** Name of the root folder, inside the ZIP or on disk. */
  readonly folder: string;
  readonly documents: number;
  /** Files in the package. */
  readonly files: number;
  /** Bytes on disk: of the ZIP, or of all files. */
  readonly size: number;
  /** Lower-case hex by algorithm; empty for the folder form. */
  readonly digests: Readonly<Record<string, string>>;
}

const REP = `representations/${REPRESENTATION}`;
const XML = 'application/xml';

/**
 * Writes one package. Every data file is read once: hashed while it is copied; the METS files follow with the values
 * found. The package appears whole or not at all, and the same spec gives the same bytes. Errors: `package/*` (fields,
 * formats, names, a source that changed, counts that do not agree), `disk/*`, `internal/cancelled`.
 */
export async function writePackage(spec: PackageSpec, target: PackageTarget, task: Task): Promise<PackageResult> {
  const identity = packageIdentity(spec);
  const { objid, folder } = identity;
  const scratch = target.scratch === undefined ? {} : { scratch: target.scratch };
  const fill = (sink: TreeSink) => new PackageWriter(spec, identity, sink, task).write();
  if (target.form === 'folder') {
    const path = join(target.folder, folder);
    const { value, size, entries } = await produceFolder(path, fill, scratch);
    return { path, objid, folder, documents: value, files: entries, size, digests: {} };
  }
  const path = join(target.folder, identity.zipName);
  const zip = { time: spec.createdAt, root: folder, ...(target.digests ? { digests: target.digests } : {}) };
  const { value, size, entries, digests } = await produceZip(path, zip, fill, scratch);
  return { path, objid, folder, documents: value, files: entries, size, digests };
}

class PackageWriter {
  readonly #spec: PackageSpec;
  readonly #identity: PackageIdentity;
  readonly #sink: TreeSink;
  readonly #task: Task;
  readonly #documents = new DocumentStore();
  #joins = 0;

  constructor(spec: PackageSpec, identity: PackageIdentity, sink: TreeSink, task: Task) {
    this.#spec = spec;
    this.#identity = identity;
    this.#sink = sink;
    this.#task = task;
  }

  /** Everything, in the order in which each file's digest is known before it is named. Returns the documents' number. */
  async write(): Promise<number> {
    const spec = this.#spec;
    const identity = this.#identity;
    const { shape } = identity;
    const values = fileFields(spec, shape);
    const schemas = await this.#schemas();
    const documentation = await this.#documentation();
    await this.#content();
    const repPremis = shape.preservation
      ? await this.#xml(REP, shape.preservation.representation, (xml) =>
          writePremis(xml, representationPremis(spec, identity, this.#documents), '../../../../schemas/premis.xsd'),
        )
      : null;
    const repMets = await this.#xml('', `${REP}/METS.xml`, (xml) =>
      writeMets(
        xml,
        representationMets(spec, identity, this.#documents, repPremis, () => this.#joins++),
      ),
    );
    const descriptive = await this.#xml('', shape.packageMetadata.path, (xml) =>
      shape.documentMetadata
        ? writeSimple(xml, 'file', shape.variant as SimpleVariant, values, '../../schemas/EAD.xsd')
        : writeEad3(xml, spec, identity),
    );
    const premis = shape.preservation
      ? await this.#xml('', shape.preservation.root, (xml) =>
          writePremis(xml, packagePremis(spec, identity), '../../schemas/premis.xsd'),
        )
      : null;
    await this.#xml('', 'METS.xml', (xml) =>
      writeMets(
        xml,
        rootMets(spec, identity, { descriptive, premis, schemas, documentation, representationMets: repMets }),
      ),
    );
    checkCounts(spec, shape, this.#documents, this.#joins);
    return this.#documents.count;
  }

  async #schemas(): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    for (const [name, bytes] of await packageSchemas(this.#spec.kind)) {
      const path = `schemas/${name}`;
      const written = await this.#sink.writeFile(path, async (out) => out.write(bytes));
      records.push(fileRecord(path, { mime: XML }, written, this.#spec.createdAt));
    }
    return records;
  }

  async #documentation(): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    const { documentation = [], createdAt } = this.#spec;
    for (const file of documentation) {
      const path = `documentation/${file.name}`;
      records.push(fileRecord(path, file, await this.#sink.copyFile(file.path, path, file.sha256), createdAt));
    }
    // CSIP60: an E-ARK package without documentation is none; the others may have some.
    if (records.length === 0 && this.#spec.kind === 'eark-sip') {
      const path = `documentation/${DESCRIPTION_NAME}`;
      const text = Buffer.from(descriptionText(this.#spec, this.#identity.objid).normalize('NFC'));
      const written = await this.#sink.writeFile(path, async (out) => out.write(text));
      records.push(fileRecord(path, { mime: 'text/plain' }, written, createdAt));
    }
    return records;
  }

  async #content(): Promise<void> {
    const source = documentSource(this.#spec);
    let index = 0;
    for await (const document of source.read()) {
      throwIfCancelled(this.#task.signal);
      this.#task.report({
        stage: 'package',
        done: index,
        total: source.count,
        unit: 'documents',
        current: document.name,
      });
      this.#documents.add(await this.#document(document, index++));
    }
    this.#task.report({ stage: 'package', done: index, total: source.count, unit: 'documents' });
  }

  async #document(document: DocumentSpec, index: number): Promise<DocumentRecord> {
    const { shape } = this.#identity;
    const { kind = 'text', originals = [] } = document;
    const form = SIMPLE_NAMES[kind];
    const values = documentFields(this.#spec, shape, document, index);
    const data = await this.#data(document);
    const attachments: FileRecord[] = [];
    for (const attachment of document.attachments ?? []) attachments.push(await this.#data(attachment));
    const metadata = shape.documentMetadata
      ? await this.#xml(REP, `metadata/descriptive/${form}_${stem(document.name)}.xml`, (xml) =>
          writeSimple(xml, kind, shape.variant as SimpleVariant, values, `../../../../schemas/${form}.xsd`),
        )
      : null;
    return { kind, data, metadata, attachments, originals };
  }

  async #data(file: DataFileSpec): Promise<FileRecord> {
    const { formats, clause } = this.#identity.shape;
    const extension = extname(file.name).slice(1).toLowerCase();
    if (formats && !formats.includes(extension))
      throw new AppError('package/format-not-accepted', { name: file.name, clause });
    const path = `data/${file.name}`;
    const written = await this.#sink.copyFile(file.path, `${REP}/${path}`, file.sha256);
    return fileRecord(path, file, written, this.#spec.createdAt);
  }

  /** An XML file at `path` below `base`, written as a stream; the record's path is the one below `base`. */
  async #xml(base: string, path: string, write: (xml: XmlWriter) => Promise<void>): Promise<FileRecord> {
    const name = base === '' ? path : `${base}/${path}`;
    const written = await this.#sink.writeFile(name, (out) => write(new XmlWriter(out)));
    return fileRecord(path, { mime: XML }, written, this.#spec.createdAt);
  }
}

function stem(name: string): string {
  return name.slice(0, name.length - extname(name).length);
}
