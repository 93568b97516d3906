import { readFile } from 'node:fs/promises';
import { PACKAGE_SHAPES, type PackageKind } from '../../../shared/model/package-shapes.ts';
import { resourcePath } from '../base/resources.ts';
import type { SchemaSet } from '../xml/index.ts';
import { simpleSchema } from './ead-schema.ts';
import { SIMPLE_NAMES, type SimpleSubject, type SimpleVariant } from './ead-simple.ts';
import { metsSchemaName } from './mets-common.ts';

/** What a schema of ours can judge. */
export type SchemaSubject = 'mets' | 'premis' | 'ead3' | SimpleSubject;

const SHARED = ['xlink.xsd', 'DILCISExtensionMETS.xsd', 'DILCISExtensionSIPMETS.xsd'] as const;

const packs = new Map<PackageKind, Promise<ReadonlyMap<string, Uint8Array>>>();
const sets = new Map<string, SchemaSet>();

/**
 * The schema files a package of this kind carries in `schemas/`, by name. All are of our own writing and describe what
 * we write; those of the `simpledc` files are made from the field tables, so they cannot drift from them.
 */
export async function packageSchemas(kind: PackageKind): Promise<ReadonlyMap<string, Uint8Array>> {
  let pack = packs.get(kind);
  if (!pack) packs.set(kind, (pack = load(kind)));
  return pack;
}

/** The schemas by which a file of such a package is judged; the same object every time, so it is compiled once. */
export async function schemaSet(kind: PackageKind, subject: SchemaSubject): Promise<SchemaSet> {
  const key = `${kind} ${subject}`;
  const known = sets.get(key);
  if (known) return known;
  const main = schemaName(kind, subject);
  const set = { main, files: await packageSchemas(kind) };
  if (!set.files.has(main)) throw new Error(`a package of kind ${kind} has no schema for ${subject}`);
  sets.set(key, set);
  return set;
}

/** The name in `schemas/` of the schema for a kind of file. */
export function schemaName(kind: PackageKind, subject: SchemaSubject): string {
  switch (subject) {
    case 'mets':
      return metsSchemaName(PACKAGE_SHAPES[kind]);
    case 'premis':
      return 'premis.xsd';
    case 'ead3':
      return 'ead3.xsd';
    default:
      return `${SIMPLE_NAMES[subject]}.xsd`;
  }
}

async function load(kind: PackageKind): Promise<ReadonlyMap<string, Uint8Array>> {
  const shape = PACKAGE_SHAPES[kind];
  const files = new Map<string, Uint8Array>();
  files.set(schemaName(kind, 'mets'), await resource('METS.xsd'));
  for (const name of SHARED) files.set(name, await resource(name));
  if (shape.preservation) files.set('premis.xsd', await resource('premis.xsd'));
  if (shape.documentMetadata) {
    const variant = shape.variant as SimpleVariant;
    files.set('xml.xsd', await resource('xml.xsd'));
    for (const subject of ['file', 'text', 'picture', 'media'] as const)
      files.set(schemaName(kind, subject), await simpleSchema(subject, variant));
  } else files.set('ead3.xsd', await resource('ead3.xsd'));
  return files;
}

function resource(name: string): Promise<Uint8Array> {
  return readFile(resourcePath('schemas', name));
}
