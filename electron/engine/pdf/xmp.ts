import { isoVietnam } from '../base/clock.ts';
import type { PdfMetadata } from './model.ts';
import { pdfDate, textString } from './syntax.ts';

export const PRODUCER = 'Trạm Lưu trữ';
/** ISO 19005-2 6.1.13 allows 32,767 bytes a string; two bytes a unit and room to spare. */
const MAX_TEXT = 8_000;

/** The values both places tell: taken once, so that XMP and Info cannot disagree. */
function values(document: PdfMetadata): { title: string; author: string; subject: string; keywords: string } {
  return {
    title: clean(document.title),
    author: clean(document.author ?? ''),
    subject: clean(document.subject ?? ''),
    keywords: clean((document.keywords ?? []).join(', ')),
  };
}

/** NFC, one line, without characters XML 1.0 or a text string could not carry. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT)
    .toWellFormed();
}

/** The Info dictionary: the same values as xmpPacket, as UTF-16BE. */
export function infoDictionary(document: PdfMetadata): string {
  const { title, author, subject, keywords } = values(document);
  const optional = (key: string, value: string) => (value === '' ? '' : `/${key}${textString(value)}`);
  const date = pdfDate(document.created);
  return (
    `<</Title${textString(title)}${optional('Author', author)}${optional('Subject', subject)}` +
    `${optional('Keywords', keywords)}/Creator${textString(PRODUCER)}/Producer${textString(PRODUCER)}` +
    `/CreationDate${date}/ModDate${date}>>`
  );
}

/**
 * The XMP packet, UTF-8, to be stored unfiltered (ISO 19005-2 6.6.2). Only properties of the schemas predefined there,
 * so that no extension schema is needed.
 */
export function xmpPacket(document: PdfMetadata): Buffer {
  const { title, author, subject, keywords } = values(document);
  const date = isoVietnam(document.created);
  const alt = (name: string, value: string) =>
    value === ''
      ? ''
      : `   <dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${xml(value)}</rdf:li></rdf:Alt></dc:${name}>\n`;
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>U</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
${alt('title', title)}${author === '' ? '' : `   <dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>\n`}${alt('description', subject)}   <dc:language><rdf:Bag><rdf:li>${xml(document.language ?? 'vi-VN')}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
   <xmp:CreateDate>${date}</xmp:CreateDate>
   <xmp:ModifyDate>${date}</xmp:ModifyDate>
   <xmp:MetadataDate>${date}</xmp:MetadataDate>
   <pdf:Producer>${PRODUCER}</pdf:Producer>
${keywords === '' ? '' : `   <pdf:Keywords>${xml(keywords)}</pdf:Keywords>\n`}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  return Buffer.from(packet, 'utf8');
}

function xml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
