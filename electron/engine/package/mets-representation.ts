import { REPRESENTATION } from '../../../shared/model/package-shapes.ts';
import { metsTime, type DocumentRecord, type FileRecord } from './file-record.ts';
import type { PackageIdentity } from './identity.ts';
import type { Division, Mets } from './mets.ts';
import { packageAgents, schemaLocations } from './mets-common.ts';
import type { PackageSpec } from './spec.ts';

/** The file ids of the structural map name files by their path, so both sides come to the same id. */
export function fileId(identity: PackageIdentity, path: string): string {
  return identity.shape.fileIdPrefix + identity.uuidOf(`file:representations/${REPRESENTATION}/${path}`);
}

/**
 * The METS of representations/rep1 (TT 05/2025: one `dmdSec` per document, groups, and the join of every document's
 * metadata with its file; E-ARK: the data files and the representation's PREMIS). It names only what lies in its own
 * folder. `joined` counts the joins as they are written.
 */
export function representationMets(
  spec: PackageSpec,
  identity: PackageIdentity,
  documents: Iterable<DocumentRecord>,
  premis: FileRecord | null,
  joined: () => void,
): Mets {
  const { shape } = identity;
  const id = (name: string) => `uuid-${identity.uuidOf(`rep1/${name}`)}`;
  const dmdId = (metadata: FileRecord) => id(`dmd:${metadata.path}`);
  const admId = premis ? id(shape.admId === 'section' ? 'amd' : 'premis') : undefined;
  const dataGroup = id('group:Data');
  return {
    objid: identity.representationObjid,
    label: spec.file.fields['title'] ?? '',
    type: shape.type,
    profile: shape.profile.representation,
    schemas: schemaLocations(shape, '../../schemas/'),
    createdAt: metsTime(spec.createdAt),
    oaisType: shape.oaisType,
    agents: packageAgents(spec, shape, 'representation'),
    altRecordIds: [],
    descriptive: (function* () {
      for (const { metadata } of documents)
        if (metadata && shape.documentMetadata)
          yield { id: dmdId(metadata), file: metadata, metadata: shape.documentMetadata };
    })(),
    administrative: premis
      ? {
          id: id('amd'),
          parts: [{ id: id('premis'), file: premis, metadata: { type: 'PREMIS', version: '3.0', mime: premis.mime } }],
        }
      : null,
    fileSection: {
      id: id('fileSec'),
      groups: [
        {
          id: dataGroup,
          use: 'Data',
          ...(shape.joins ? {} : { contentType: 'MIXED' }),
          files: (function* () {
            for (const { data, attachments } of documents)
              for (const record of [data, ...attachments])
                yield { id: fileId(identity, record.path), record, withFormat: !shape.joins };
          })(),
        },
      ],
    },
    structure: {
      id: id('structMap'),
      top: {
        id: id('div:top'),
        label: REPRESENTATION,
        ...(shape.representationType ? { type: shape.representationType } : {}),
        children: divisions(),
      },
    },
  };

  function* divisions(): Generator<Division> {
    if (admId !== undefined && !shape.joins) yield { id: id('div:Metadata'), label: 'Metadata', admId };
    yield { id: id('div:Data'), label: 'Data', fileIds: [dataGroup] };
    if (shape.joins) yield { id: id('div:MetadataLink'), label: 'MetadataLink', children: joins() };
  }

  function* joins(): Generator<Division> {
    for (const { data, metadata, attachments } of documents) {
      if (!metadata) continue;
      yield {
        id: id(`join:${data.path}`),
        label: 'MetadataLink/File',
        dmdId: dmdId(metadata),
        ...(admId === undefined ? {} : { admId }),
        fileIds: [fileId(identity, data.path)],
        children: attachments.map((record) => ({
          id: id(`attachment:${record.path}`),
          label: 'AttachmentFile',
          fileIds: [fileId(identity, record.path)],
        })),
      };
      joined();
    }
  }
}
