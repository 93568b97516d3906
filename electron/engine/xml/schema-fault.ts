import type { Params } from '../../../shared/contract/app-error.ts';

/**
 * What libxml2 says against a document (xmlschemas.c), as a fault that has words of ours in every language
 * (`said.fault.*`) and the names they need. First that fits; what the library may come to say otherwise is
 * `schema-other`.
 */
const FAULTS: readonly (readonly [fault: string, pattern: RegExp])[] = [
  ['schema-unexpected-instead', /This element is not expected\. Expected is (?:one of )?\( (?<expected>.+?) \)/],
  ['schema-unexpected', /This element is not expected/],
  ['schema-missing', /Missing child element\(s\)\. Expected is (?:one of )?\( (?<expected>.+?) \)/],
  ['schema-attribute-unknown', /The attribute '(?<attribute>[^']+)' is not allowed/],
  ['schema-attribute-missing', /The attribute '(?<attribute>[^']+)' is required but missing/],
  ['schema-root', /No matching global declaration available for the validation root/],
  ['schema-text', /(?:Element|Character) content (?:other than whitespace )?is not allowed/],
  ['schema-key', /key-sequence/],
  ['schema-value', /is not a valid value|\[facet '/],
];

/** The fault of a message of libxml2 with the element, and what else its words name: `expected` or `attribute`. */
export function schemaFault(message: string): Params {
  const subject = /^Element '(?<element>[^']+)'(?:, attribute '(?<attribute>[^']+)')?/.exec(message)?.groups;
  const element = localNames(subject?.['element'] ?? '');
  for (const [fault, pattern] of FAULTS) {
    const match = pattern.exec(message);
    if (!match) continue;
    const { expected, attribute } = match.groups ?? {};
    const where = fault === 'schema-value' && subject?.['attribute'] ? `${element}/@${subject['attribute']}` : element;
    return {
      fault,
      element: where,
      ...(expected === undefined ? {} : { expected: localNames(expected) }),
      ...(attribute === undefined ? {} : { attribute: localNames(attribute) }),
    };
  }
  return { fault: 'schema-other', element };
}

/** `{http://www.loc.gov/METS/}dmdSec` as `dmdSec`: people look for the name. */
function localNames(text: string): string {
  return text.replace(/\{[^}]*\}/g, '');
}
