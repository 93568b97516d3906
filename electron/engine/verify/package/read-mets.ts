import { XmlFeed, type XmlStart } from '../../xml/index.ts';
import type { PackageTree } from '../../archive/index.ts';

/** A file or metadata file a METS names, with what it says of it. */
export interface MetsReference {
  readonly kind: 'file' | 'metadata';
  /** `@ID` of the file, or of the section around an mdRef. */
  readonly id: string;
  readonly href: string;
  readonly size: string;
  readonly checksum: string;
  readonly checksumType: string;
  readonly mime: string;
  /** `@USE` of the file group; the section's name for metadata. */
  readonly group: string;
  readonly line: number;
}

/** A METS as far as verification compares it: plain data, whoever wrote it. */
export interface MetsData {
  readonly objid: string;
  readonly type: string;
  readonly profile: string;
  readonly oaisType: string;
  readonly createDate: string;
  readonly agents: readonly {
    readonly role: string;
    readonly type: string;
    readonly otherType: string;
    name: string;
  }[];
  readonly references: readonly MetsReference[];
  readonly ids: ReadonlySet<string>;
  readonly duplicateIds: readonly string[];
  /** Ids pointed to by FILEID, DMDID, ADMID and mptr titles: attribute, id, line. */
  readonly pointers: readonly { readonly attribute: string; readonly id: string; readonly line: number }[];
  /** Joins of a document: the metadata's section id and the file ids of one `MetadataLink/File` (or `Holey`) division. */
  readonly joins: readonly { readonly metadata: readonly string[]; readonly files: readonly string[] }[];
  /** File ids of `AttachmentFile` divisions. */
  readonly attachments: readonly string[];
  /** What `mptr` elements lead to: the METS files of representations. */
  readonly pointed: readonly string[];
}

const METS = 'http://www.loc.gov/METS/';
const XLINK = '{http://www.w3.org/1999/xlink}';
const CSIP = '{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}';
const SECTIONS = new Set(['dmdSec', 'digiprovMD', 'rightsMD', 'techMD', 'sourceMD']);
/** Divisions that join a document's metadata with its file, or with the note of where it was handed over before. */
const JOINS = new Set(['MetadataLink/File', 'MetadataLink/Holey']);
const POINTING = ['FILEID', 'DMDID', 'ADMID'];

/** Reads a METS as a stream. Throws what the XML reader refuses (`package/xml-*`). */
export async function readMets(tree: PackageTree, path: string): Promise<MetsData> {
  const builder = new Builder();
  const feed = new XmlFeed(
    { start: (element) => builder.start(element), end: (element, text) => builder.end(element, text) },
    path,
  );
  await tree.read(path, (chunk) => feed.write(chunk));
  feed.end();
  return builder.data();
}

interface Join {
  readonly metadata: string[];
  readonly files: string[];
}

class Builder {
  private readonly root = { objid: '', type: '', profile: '', oaisType: '', createDate: '' };
  private readonly agents: { role: string; type: string; otherType: string; name: string }[] = [];
  private readonly references: MetsReference[] = [];
  private readonly ids = new Set<string>();
  private readonly duplicateIds: string[] = [];
  private readonly pointers: { attribute: string; id: string; line: number }[] = [];
  private readonly joins: Join[] = [];
  private readonly pointed: string[] = [];
  private readonly attachments: string[] = [];
  private readonly divisions: (Join | 'attachment' | null)[] = [];
  private group = '';
  private section = { name: '', id: '' };
  private file: Omit<MetsReference, 'href'> | null = null;

  start(element: XmlStart): void {
    if (element.namespace !== METS) return;
    const at = (name: string) => element.attributes.get(name) ?? '';
    this.note(element, at);
    switch (element.name) {
      case 'mets':
        Object.assign(this.root, { objid: at('OBJID'), type: at('TYPE'), profile: at('PROFILE') });
        break;
      case 'metsHdr':
        Object.assign(this.root, { oaisType: at(`${CSIP}OAISPACKAGETYPE`), createDate: at('CREATEDATE') });
        break;
      case 'agent':
        this.agents.push({ role: at('ROLE'), type: at('TYPE'), otherType: at('OTHERTYPE'), name: '' });
        break;
      case 'mdRef':
        this.references.push({
          ...described(element, at),
          kind: 'metadata',
          id: this.section.id,
          group: this.section.name,
          href: at(`${XLINK}href`),
        });
        break;
      case 'fileGrp':
        this.group = at('USE');
        break;
      case 'file':
        this.file = { ...described(element, at), kind: 'file', id: at('ID'), group: this.group };
        break;
      case 'FLocat':
        if (this.file) this.references.push({ ...this.file, href: at(`${XLINK}href`) });
        break;
      case 'div':
        this.startDivision(at);
        break;
      case 'fptr':
        this.point(at('FILEID'));
        break;
      case 'mptr':
        this.pointed.push(at(`${XLINK}href`));
        this.pointers.push({ attribute: 'xlink:title', id: at(`${XLINK}title`), line: element.line });
        break;
      default:
        if (SECTIONS.has(element.name)) this.section = { name: element.name, id: at('ID') };
    }
  }

  end(element: XmlStart, text: string): void {
    if (element.namespace !== METS) return;
    const agent = this.agents.at(-1);
    if (element.name === 'name' && agent) agent.name = text.trim();
    if (element.name === 'div') this.divisions.pop();
    if (element.name === 'file') this.file = null;
  }

  data(): MetsData {
    const { agents, references, ids, duplicateIds, pointers, joins, attachments, pointed } = this;
    return { ...this.root, agents, references, ids, duplicateIds, pointers, joins, attachments, pointed };
  }

  private note(element: XmlStart, at: (name: string) => string): void {
    const id = at('ID');
    if (id !== '') {
      if (this.ids.has(id)) this.duplicateIds.push(id);
      this.ids.add(id);
    }
    for (const attribute of POINTING)
      for (const target of at(attribute).split(/\s+/).filter(Boolean))
        this.pointers.push({ attribute, id: target, line: element.line });
  }

  private startDivision(at: (name: string) => string): void {
    const isJoin = JOINS.has(at('LABEL'));
    const join = isJoin ? { metadata: at('DMDID').split(/\s+/).filter(Boolean), files: [] } : null;
    if (join) this.joins.push(join);
    this.divisions.push(join ?? (at('LABEL') === 'AttachmentFile' ? 'attachment' : null));
  }

  private point(fileId: string): void {
    const division = this.divisions.at(-1);
    if (division === 'attachment') this.attachments.push(fileId);
    else division?.files.push(fileId);
  }
}

function described(element: XmlStart, at: (name: string) => string) {
  return {
    size: at('SIZE'),
    checksum: at('CHECKSUM'),
    checksumType: at('CHECKSUMTYPE'),
    mime: at('MIMETYPE'),
    line: element.line,
  };
}
