import type { XmlNode } from '../../../electron/engine/xml/index.ts';

/** Every element of a local name below a node, in document order; with null every element. */
export function all(node: XmlNode, name: string | null): XmlNode[] {
  return node.children.flatMap((child) => [
    ...(name === null || child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** The first element of a local name below a node; throws when there is none. */
export function one(node: XmlNode, name: string): XmlNode {
  const [first] = all(node, name);
  if (!first) throw new Error(`<${node.name}> has no <${name}>`);
  return first;
}

/** An attribute by its local name, whatever its namespace; throws when it is absent. */
export function attribute(node: XmlNode, name: string): string {
  for (const [key, value] of node.attributes) if (key === name || key.endsWith(`}${name}`)) return value;
  throw new Error(`<${node.name}> has no @${name}`);
}
