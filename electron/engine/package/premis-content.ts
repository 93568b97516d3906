import { EVENT_TYPES, REPRESENTATION } from '../../../shared/model/package-shapes.ts';
import { metsTime, type DocumentRecord } from './file-record.ts';
import type { PackageIdentity } from './identity.ts';
import { fileId } from './mets-representation.ts';
import type { Identifier, PremisAgent, PremisEvent, PremisObject } from './premis.ts';
import type { EventSpec, PackageSpec } from './spec.ts';

export interface PremisContent {
  readonly objects: Iterable<PremisObject>;
  readonly events: readonly PremisEvent[];
  readonly agents: readonly PremisAgent[];
}

/** `objectIdentifierType` by kind of document (TT 05/2025 Phụ lục I). */
const IDENTIFIER_TYPES = { text: 'Doc', picture: 'Pic', media: 'Media' } as const;
const VIEWER = 'PDF viewer for PDF/A (ISO 19005)';

/** Preservation metadata of the package: the package itself, what it was made from, and how it was made. */
export function packagePremis(spec: PackageSpec, identity: PackageIdentity): PremisContent {
  const self: Identifier = { type: 'OBJID', value: identity.objid };
  const source: Identifier | null = spec.sourceSip === undefined ? null : { type: 'OBJID', value: spec.sourceSip };
  const packaging: EventSpec = {
    kind: 'packaging',
    at: spec.createdAt,
    agent: { ...spec.software, type: 'software', role: 'executing program' },
    outcome: 'success',
  };
  const objects: PremisObject[] = [
    {
      kind: 'intellectualEntity',
      xmlId: `uuid-${identity.uuidOf('premis/package')}`,
      identifier: self,
      relationships: [
        {
          type: 'structural',
          subtype: 'includes',
          related: [representationIdentifier(identity)],
        },
      ],
    },
  ];
  if (source)
    objects.push({
      kind: 'intellectualEntity',
      xmlId: `uuid-${identity.uuidOf('premis/source')}`,
      identifier: source,
    });
  const link = [...(source ? [{ ...source, role: 'source' as const }] : []), { ...self, role: 'outcome' as const }];
  return { objects, ...eventsAndAgents(spec, identity, [packaging], () => link, 'package') };
}

/**
 * Preservation metadata of the representation: itself, every data file with fixity, size and format, and the events
 * that made them. A file's identifier is its METS id, which joins the two; its type says
 * what kind of document it is, or `File` for an attachment.
 */
export function representationPremis(
  spec: PackageSpec,
  identity: PackageIdentity,
  documents: Iterable<DocumentRecord>,
): PremisContent {
  const self = representationIdentifier(identity);
  const viewer: Identifier = { type: 'UUID', value: identity.uuidOf('premis/viewer') };
  const objects = function* (): Generator<PremisObject> {
    yield {
      kind: 'representation',
      xmlId: `uuid-${identity.uuidOf('premis/representation')}`,
      identifier: self,
      relationships: [{ type: 'dependency', subtype: 'requires', related: [viewer] }],
    };
    yield {
      kind: 'intellectualEntity',
      xmlId: `uuid-${identity.uuidOf('premis/viewer-object')}`,
      identifier: viewer,
      environment: VIEWER,
    };
    for (const { kind, data, attachments, originals } of documents) {
      for (const record of [data, ...attachments]) {
        const isDocument = record === data;
        yield {
          kind: 'file',
          xmlId: `uuid-${identity.uuidOf(`premis/file:${record.path}`)}`,
          identifier: { type: isDocument ? IDENTIFIER_TYPES[kind] : 'File', value: fileId(identity, record.path) },
          file: record,
          relationships: [
            { type: 'structural', subtype: 'is included in', related: [self] },
            ...(isDocument && originals.length > 0
              ? [
                  {
                    type: 'derivation',
                    subtype: 'has source',
                    related: originals.map((sha256) => ({ type: 'SHA-256', value: sha256.toUpperCase() })),
                  },
                ]
              : []),
          ],
        };
      }
    }
  };
  const link = [{ ...self, role: 'outcome' as const }];
  return { objects: objects(), ...eventsAndAgents(spec, identity, spec.events, () => link, REPRESENTATION) };
}

function representationIdentifier(identity: PackageIdentity): Identifier {
  return { type: 'UUID', value: identity.uuidOf('premis/representation-id') };
}

function eventsAndAgents(
  spec: PackageSpec,
  identity: PackageIdentity,
  events: readonly EventSpec[],
  objectsOf: (event: EventSpec) => PremisEvent['objects'],
  place: string,
): { events: PremisEvent[]; agents: PremisAgent[] } {
  const agents = new Map<string, PremisAgent>();
  const variant = spec.kind === 'eark-sip' ? 'eark' : 'aip';
  const written = events.map((event, index): PremisEvent => {
    const { name, type, version, role } = event.agent;
    const id = identity.uuidOf(`agent:${type}:${name}:${version ?? ''}`);
    agents.set(id, { identifier: id, name, type, ...(version === undefined ? {} : { version }) });
    return {
      identifier: identity.uuidOf(`event:${place}:${index}:${event.kind}`),
      type: EVENT_TYPES[event.kind][variant],
      at: metsTime(event.at),
      ...(event.detail === undefined ? {} : { detail: event.detail }),
      outcome: event.outcome,
      agent: { identifier: id, role },
      objects: objectsOf(event),
    };
  });
  return { events: written, agents: [...agents.values()] };
}
