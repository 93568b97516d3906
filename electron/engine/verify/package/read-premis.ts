import { PREMIS_NS } from '../../package/index.ts';
import { XmlFeed } from '../../xml/index.ts';

/** Enough for the objects of 200,000 files. */
const LIMITS = { bytes: 512 * 1024 * 1024, depth: 32, elements: 20_000_000, attributes: 32, text: 1 << 20 };

/** What PREMIS says of one file. */
export interface PremisFile {
  readonly algorithm: string;
  readonly digest: string;
  readonly size: string;
}

/** A PREMIS file as far as verification compares it. */
export interface PremisData {
  readonly path: string;
  /** Identifier values of all objects. */
  readonly objects: ReadonlySet<string>;
  /** Objects that are files, by identifier value. */
  readonly files: ReadonlyMap<string, PremisFile>;
  readonly agents: ReadonlySet<string>;
  readonly eventTypes: readonly string[];
  /** Links of events to agents and objects, and structural relations of objects: target and line. */
  readonly agentLinks: readonly Link[];
  readonly objectLinks: readonly Link[];
}

export interface Link {
  readonly id: string;
  readonly line: number;
}

/**
 * Reads PREMIS 3.0 element by element; what is kept is a few short texts per file. Throws what the XML reader refuses
 * (`package/xml-*`).
 */
export function readPremis(path: string, bytes: Uint8Array): PremisData {
  const objects = new Set<string>();
  const files = new Map<string, PremisFile>();
  const agents = new Set<string>();
  const eventTypes: string[] = [];
  const agentLinks: Link[] = [];
  const objectLinks = new Map<string, Link>();
  let ids: string[] = [];
  let file = { algorithm: '', digest: '', size: '' };
  let isFile = false;
  let relation = '';
  const feed = new XmlFeed(
    {
      start: ({ namespace, name }) => {
        if (namespace !== PREMIS_NS) return;
        if (name === 'object') [ids, isFile, file] = [[], false, { algorithm: '', digest: '', size: '' }];
        if (name === 'objectCharacteristics') isFile = true;
      },
      end: ({ namespace, name, line }, text) => {
        if (namespace !== PREMIS_NS) return;
        const value = text.trim();
        if (name === 'objectIdentifierValue') ids.push(value);
        else if (name === 'messageDigestAlgorithm') file.algorithm = value;
        else if (name === 'messageDigest') file.digest = value;
        else if (name === 'size') file.size = value;
        else if (name === 'relationshipType') relation = value;
        // What a file was derived from need not lie in the package; what it is part of must.
        else if (name === 'relatedObjectIdentifierValue' && relation === 'structural')
          objectLinks.set(value, { id: value, line });
        else if (name === 'linkingObjectIdentifierValue') objectLinks.set(value, { id: value, line });
        else if (name === 'linkingAgentIdentifierValue') agentLinks.push({ id: value, line });
        else if (name === 'agentIdentifierValue') agents.add(value);
        else if (name === 'eventType') eventTypes.push(value);
        else if (name === 'object')
          for (const id of ids) {
            objects.add(id);
            if (isFile) files.set(id, file);
          }
      },
    },
    path,
    LIMITS,
  );
  feed.write(bytes);
  feed.end();
  return { path, objects, files, agents, eventTypes, agentLinks, objectLinks: [...objectLinks.values()] };
}
