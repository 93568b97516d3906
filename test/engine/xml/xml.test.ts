import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/contract/app-error.ts';
import { readXml, readXmlTree, validateXsd, XML_LIMITS, XmlWriter } from '../../../electron/engine/xml/index.ts';
import { sliceDocument } from '../../../electron/engine/xml/slice-document.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function written(build: (xml: XmlWriter) => void): Promise<string> {
  const chunks: Uint8Array[] = [];
  const xml = new XmlWriter({ write: (chunk) => void chunks.push(chunk) });
  build(xml);
  await xml.end();
  return Buffer.concat(chunks).toString('utf8');
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe('XmlWriter', () => {
  it('escapes text and attributes so that a reader gets the same values back', async () => {
    const value = 'a < b & "c" > \'d\' ]]> \r\n\tđ';
    const text = await written((xml) => xml.open('r', { a: value }).leaf('t', value).close());
    const root = await readXmlTree(bytes(text), 'x');
    expect(root.attributes.get('a')).toBe(value);
    expect(root.children[0]?.text).toBe(value);
  });

  it('writes Vietnamese in NFC whatever form it came in', async () => {
    const text = await written((xml) => xml.leaf('t', 'Quyết định'.normalize('NFD')));
    expect(text).toContain('<t>Quyết định</t>'.normalize('NFC'));
  });

  it.each([['\u0000'], ['\u000B'], ['\uFFFE'], ['\uD800'], ['x\uDC00y']])(
    'refuses %j, which XML cannot carry',
    async (bad) => {
      expect(await codeOf(written((xml) => xml.leaf('t', bad)))).toBe('package/xml-illegal-character');
      expect(await codeOf(written((xml) => xml.leaf('t', '', { a: bad })))).toBe('package/xml-illegal-character');
    },
  );

  it('hands on text as it grows instead of keeping the document', async () => {
    let largest = 0;
    let total = 0;
    const xml = new XmlWriter({
      write: (chunk) => {
        largest = Math.max(largest, chunk.length);
        total += chunk.length;
      },
    });
    xml.open('r');
    for (let i = 0; i < 20_000; i++) {
      xml.leaf('row', `value ${i}`, { n: i });
      await xml.drain();
    }
    await xml.close().end();
    expect(total).toBeGreaterThan(600_000);
    expect(largest).toBeLessThan(70_000);
  });
});

describe('readXml', () => {
  const refused: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['a document type declaration', '<!DOCTYPE r><r/>', 'package/xml-doctype'],
    ['an external entity', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>', 'package/xml-doctype'],
    [
      'entities that multiply',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>',
      'package/xml-doctype',
    ],
    ['an external subset', '<!DOCTYPE r SYSTEM "http://example.org/x.dtd"><r/>', 'package/xml-doctype'],
    ['an unknown entity', '<r>&nbsp;</r>', 'package/xml-malformed'],
    ['an unclosed element', '<r><a></r>', 'package/xml-malformed'],
    ['an undeclared prefix', '<p:r/>', 'package/xml-malformed'],
    ['nothing at all', '', 'package/xml-malformed'],
    ['a second root', '<r/><r/>', 'package/xml-malformed'],
    ['a reference to NUL', '<r>&#0;</r>', 'package/xml-malformed'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><r/>', 'package/xml-encoding'],
    ['bytes that are no UTF-8', new Uint8Array([0x3c, 0x72, 0x3e, 0xff, 0xfe, 0x3c]), 'package/xml-encoding'],
    ['too deep a nesting', '<a>'.repeat(500) + '</a>'.repeat(500), 'package/xml-too-large'],
    [
      'too many attributes',
      `<r ${Array.from({ length: 100 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
      'package/xml-too-large',
    ],
    ['too long a text', `<r>${'x'.repeat(1024 * 1024 + 1)}</r>`, 'package/xml-too-large'],
  ];
  it.each(refused)('refuses %s', async (_name, source, code) => {
    const input = typeof source === 'string' ? bytes(source) : source;
    expect(await codeOf(readXml(input, {}, 'hostile.xml'))).toBe(code);
  });

  it('refuses more bytes and more elements than its limits', async () => {
    const source = bytes(`<r>${'<a/>'.repeat(100)}</r>`);
    expect(await codeOf(readXml(source, {}, 'x', { ...XML_LIMITS, bytes: 100 }))).toBe('package/xml-too-large');
    expect(await codeOf(readXml(source, {}, 'x', { ...XML_LIMITS, elements: 100 }))).toBe('package/xml-too-large');
  });

  it('reads a document cut anywhere, even within a character, the same', async () => {
    const source = bytes('<?xml version="1.0"?><r xmlns:p="urn:p" p:a="đ"><t>Nghị quyết</t></r>');
    for (let cut = 0; cut <= source.length; cut++) {
      const seen: string[] = [];
      const halves = (async function* () {
        await Promise.resolve();
        yield source.subarray(0, cut);
        yield source.subarray(cut);
      })();
      await readXml(halves, { end: (element, text) => seen.push(`${element.name}:${text}`) }, 'x');
      expect(seen).toEqual(['t:Nghị quyết', 'r:']);
    }
  });
});

describe('validateXsd', () => {
  const main = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="urn:other" targetNamespace="urn:t"
      elementFormDefault="qualified"><xs:import namespace="urn:other" schemaLocation="other.xsd"/>
    <xs:element name="r"><xs:complexType><xs:sequence><xs:element name="n" type="xs:int" maxOccurs="2"/></xs:sequence>
      <xs:attribute ref="o:kind" use="required"/></xs:complexType></xs:element></xs:schema>`;
  const other = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:other">
    <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="A"/>
    </xs:restriction></xs:simpleType></xs:attribute></xs:schema>`;
  const set = {
    main: 'main.xsd',
    files: new Map([
      ['main.xsd', bytes(main)],
      ['other.xsd', bytes(other)],
    ]),
  };
  const document = (kind: string, inner: string) =>
    bytes(`<r xmlns="urn:t" xmlns:o="urn:other" o:kind="${kind}">\n${inner}\n</r>`);

  it('finds nothing in a valid document', async () => {
    expect(await validateXsd(document('A', '<n>1</n>'), set, 'a.xml')).toEqual([]);
  });

  it('finds every fault, with its line, also against an imported schema', async () => {
    const findings = await validateXsd(document('B', '<n>1</n>\n<n>x</n>'), set, 'a.xml');
    expect(findings.map((f) => f.place)).toEqual(expect.arrayContaining(['a.xml:1', 'a.xml:3']));
    expect(findings.every((f) => f.code === 'package/schema-invalid')).toBe(true);
  });

  it('refuses a document with a document type declaration before it judges it', async () => {
    expect(await codeOf(validateXsd(bytes('<!DOCTYPE r><r/>'), set, 'a.xml'))).toBe('package/xml-doctype');
  });

  describe('of a document too long to be held by the validator', () => {
    const rows = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence>
      <xs:element name="head" type="xs:int"/><xs:element name="a" type="xs:int" maxOccurs="unbounded"/>
      <xs:element name="b" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="c" type="xs:int" minOccurs="2" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="tail" type="xs:int"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
    const long = { main: 'rows.xsd', files: new Map([['rows.xsd', bytes(rows)]]) };
    const build = (change: (lines: string[]) => void = () => undefined): Uint8Array => {
      const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<!-- văn bản -->', '<r>', '<head>1</head>'];
      for (let i = 0; i < 70_000; i++) lines.push(`<a>${i}</a>`);
      for (let i = 0; i < 30_000; i++) lines.push(`<b><c>${i}</c><c>0</c><!-- ${'lời bình '.repeat(4)} --></b>`);
      lines.push('<tail>1</tail>', '</r>');
      change(lines);
      return bytes(lines.join('\n'));
    };

    it('finds nothing when it is valid', async () => {
      expect(build().length).toBeGreaterThan(2 * 1024 * 1024);
      expect(await validateXsd(build(), long, 'long.xml')).toEqual([]);
    });

    it('is judged in slices of which none is long', () => {
      const slices = [...sliceDocument(Buffer.from(build()).toString())];
      expect(slices).toHaveLength(70 + 30);
      expect(Math.max(...slices.map((slice) => slice.length))).toBeLessThan(300_000);
    });

    it.each([
      ['at the beginning of a slice', 4 + 1000, '<a>x</a>'],
      ['in the last row', 4 + 69_999, '<a>x</a>'],
      ['in another run', 4 + 70_000 + 12_345, '<b><c>0</c><c>x</c></b>'],
      ['at the tail', 4 + 100_000, '<tail>x</tail>'],
    ])('finds one fault %s, once, by its line', async (_place, at, line) => {
      const findings = await validateXsd(
        build((lines) => (lines[at] = line)),
        long,
        'long.xml',
      );
      expect(new Set(findings.map((finding) => finding.place))).toEqual(new Set([`long.xml:${at + 1}`]));
      expect(findings.length).toBeLessThanOrEqual(2);
    });

    it('finds an element where none may be', async () => {
      const stray = await validateXsd(
        build((lines) => (lines[4 + 50_000] = '<head>1</head>')),
        long,
        'long.xml',
      );
      expect(stray.map((finding) => finding.place)).toContain(`long.xml:${4 + 50_001}`);
    });
  });
});
