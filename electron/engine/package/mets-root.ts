import { REPRESENTATION } from '../../../shared/model/package-shapes.ts';
import { metsTime, type FileRecord } from './file-record.ts';
import type { PackageIdentity } from './identity.ts';
import type { FileGroup, Mets } from './mets.ts';
import { packageAgents, schemaLocations } from './mets-common.ts';
import type { PackageSpec } from './spec.ts';

/** The files at package level, all written by now. */
export interface RootFiles {
  readonly descriptive: FileRecord;
  readonly premis: FileRecord | null;
  readonly schemas: readonly FileRecord[];
  readonly documentation: readonly FileRecord[];
  readonly representationMets: FileRecord;
}

/**
 * The METS of the whole package: its own metadata, schemas and documentation, and the representation's METS as the one
 * file of its group. It does not list the content (TT 05/2025/TT-BNV, annexes I to V; CSIP 2.2.0, CSIP105 to 112).
 */
export function rootMets(spec: PackageSpec, identity: PackageIdentity, files: RootFiles): Mets {
  const { shape } = identity;
  const id = (name: string) => `uuid-${identity.uuidOf(`root/${name}`)}`;
  const group = (use: string, records: readonly FileRecord[]): FileGroup => ({
    id: id(`group:${use}`),
    use,
    ...(shape.joins ? {} : { contentType: 'MIXED' }),
    files: records.map((record) => ({
      id: shape.fileIdPrefix + identity.uuidOf(`file:${record.path}`),
      record,
      withFormat: false,
    })),
  });
  const representation = `Representations/${REPRESENTATION}`;
  const withDocumentation = files.documentation.length > 0;
  return {
    objid: identity.objid,
    label: spec.file.fields['title'] ?? '',
    type: shape.type,
    profile: shape.profile.root,
    schemas: schemaLocations(shape, 'schemas/'),
    createdAt: metsTime(spec.createdAt),
    oaisType: shape.oaisType,
    agents: packageAgents(spec, shape, 'root'),
    altRecordIds:
      shape.oaisType === 'SIP' && spec.submissionAgreement
        ? [{ type: 'SUBMISSIONAGREEMENT', value: spec.submissionAgreement }]
        : [],
    descriptive: [{ id: id('dmd'), file: files.descriptive, metadata: shape.packageMetadata }],
    administrative: files.premis
      ? {
          id: id('amd'),
          parts: [
            {
              id: id('premis'),
              file: files.premis,
              metadata: { type: 'PREMIS', version: '3.0', mime: files.premis.mime },
            },
          ],
        }
      : null,
    fileSection: {
      id: id('fileSec'),
      groups: [
        group('Schemas', files.schemas),
        ...(withDocumentation ? [group('Documentation', files.documentation)] : []),
        group(representation, [files.representationMets]),
      ],
    },
    structure: {
      id: id('structMap'),
      top: {
        id: id('div:top'),
        label: identity.objid,
        children: [
          {
            id: id('div:Metadata'),
            label: 'Metadata',
            dmdId: id('dmd'),
            ...(files.premis ? { admId: id(shape.admId === 'section' ? 'amd' : 'premis') } : {}),
          },
          { id: id('div:Schemas'), label: 'Schemas', fileIds: [id('group:Schemas')] },
          ...(withDocumentation
            ? [{ id: id('div:Documentation'), label: 'Documentation', fileIds: [id('group:Documentation')] }]
            : []),
          {
            id: id('div:rep1'),
            label: representation,
            mets: { path: files.representationMets.path, group: id(`group:${representation}`) },
          },
        ],
      },
    },
  };
}
