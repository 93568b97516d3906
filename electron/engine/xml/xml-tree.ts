import { readXml, type XmlLimits, type XmlStart, XML_LIMITS } from './xml-reader.ts';

/** An element with its children, for documents small enough to be held (EAD, PREMIS of one file, receipts). */
export interface XmlNode {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
  readonly children: readonly XmlNode[];
  /** The element's own text without that of its children. */
  readonly text: string;
}

/** At most this many bytes are read into a tree unless the caller says otherwise. */
export const TREE_LIMITS: XmlLimits = { ...XML_LIMITS, bytes: 8 * 1024 * 1024, elements: 200_000 };

/** The whole document as a tree, under the same refusals as `readXml`. */
export async function readXmlTree(bytes: Uint8Array, place: string, limits = TREE_LIMITS): Promise<XmlNode> {
  const open: { start: XmlStart; children: XmlNode[] }[] = [];
  let root: XmlNode | undefined;
  await readXml(
    bytes,
    {
      start: (start) => open.push({ start, children: [] }),
      end: ({ namespace, name, attributes, line }, text) => {
        const { children } = open.pop()!;
        const node: XmlNode = { namespace, name, attributes, line, children, text };
        const parent = open.at(-1);
        if (parent) parent.children.push(node);
        else root = node;
      },
    },
    place,
    limits,
  );
  return root!;
}
