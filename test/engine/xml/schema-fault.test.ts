import { describe, expect, it } from 'vitest';
import { schemaFault } from '../../../electron/engine/xml/schema-fault.ts';
import { loadSpeech } from '../../../electron/cli/words.ts';

const METS = '{http://www.loc.gov/METS/}';

/** Messages as libxml2 writes them, and what is said of them. */
const CASES: readonly (readonly [message: string, vi: string, en: string])[] = [
  [
    `Element '${METS}foo': This element is not expected. Expected is one of ( ${METS}dmdSec, ${METS}fileSec ).`,
    'phần tử “foo” không được đứng ở đây, ở đây phải là dmdSec, fileSec',
    'the element “foo” may not stand here; here must be dmdSec, fileSec',
  ],
  [
    "Element 'titel': This element is not expected.",
    'phần tử “titel” không được đứng ở đây',
    'the element “titel” may not stand here',
  ],
  [
    `Element '${METS}mets': Missing child element(s). Expected is ( ${METS}structMap ).`,
    'phần tử “mets” thiếu phần tử con structMap',
    'the element “mets” lacks structMap',
  ],
  [
    `Element '${METS}metsHdr', attribute 'LANGX': The attribute 'LANGX' is not allowed.`,
    'phần tử “metsHdr” có thuộc tính “LANGX” không được phép',
    'the element “metsHdr” has the attribute “LANGX”, which is not allowed',
  ],
  [
    `Element '${METS}file': The attribute 'ID' is required but missing.`,
    'phần tử “file” thiếu thuộc tính bắt buộc “ID”',
    'the element “file” lacks the attribute “ID”',
  ],
  [
    `Element '${METS}file', attribute 'SIZE': 'x' is not a valid value of the atomic type 'xs:long'.`,
    'giá trị của “file/@SIZE” không đúng kiểu hoặc khuôn dạng quy định',
    'the value of “file/@SIZE” is not of the kind or form prescribed',
  ],
  [
    "Element 'mode': [facet 'enumeration'] The value '09' is not an element of the set {'01', '02'}.",
    'giá trị của “mode” không đúng kiểu hoặc khuôn dạng quy định',
    'the value of “mode” is not of the kind or form prescribed',
  ],
  [
    "Element 'x': No matching global declaration available for the validation root.",
    'phần tử gốc “x” không có trong lược đồ',
    'the schema knows no root element “x”',
  ],
  [
    "Element 'x': Character content other than whitespace is not allowed because the content type is 'element-only'.",
    'phần tử “x” có nội dung ở nơi không được có',
    'the element “x” has content where none may be',
  ],
  [
    "Element 'x': Something libxml2 says one day.",
    'phần tử “x” trái với quy định của lược đồ',
    'the element “x” breaks a rule of the schema',
  ],
];

describe('what a schema has against a document', () => {
  it.each(CASES)('%s', (message, vi, en) => {
    const params = { schema: 'METS.xsd', ...schemaFault(message), reason: message };
    expect(loadSpeech('vi').words('package/schema-invalid', params).what).toBe(`Không đúng lược đồ METS.xsd: ${vi}.`);
    expect(loadSpeech('en').words('package/schema-invalid', params).what).toBe(
      `Not valid by the schema METS.xsd: ${en}.`,
    );
  });
});
