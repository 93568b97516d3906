export { XmlWriter } from './xml-writer.ts';
export type { Attributes, ByteSink } from './xml-writer.ts';
export { readXml, XML_LIMITS, XmlFeed } from './xml-reader.ts';
export type { XmlHandler, XmlLimits, XmlStart } from './xml-reader.ts';
export { readXmlTree, TREE_LIMITS } from './xml-tree.ts';
export type { XmlNode } from './xml-tree.ts';
export { validateXsd } from './validate-xsd.ts';
export type { SchemaSet } from './validate-xsd.ts';
