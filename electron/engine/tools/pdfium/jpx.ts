/** Width, height, components and bit depth of a JPEG 2000 image. */
export interface JpxHeader {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly bitDepth: number;
}

const SOC_SIZ = 0xff4fff51;
const JP2_SIGNATURE = 0x6a502020;
const JP2_CODESTREAM = 0x6a703263;

/**
 * Reads the SIZ segment of a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1), bare or inside the `jp2c` box of a JP2 file
 * (Annex I). Null when the bytes are neither or are cut off before it.
 */
export function readJpxHeader(bytes: Uint8Array): JpxHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = codestreamStart(view);
  if (start === null || start + 43 > view.byteLength || view.getUint32(start) !== SOC_SIZ) return null;
  // Rsiz stands at +6; then the grid's size and the offset of the image on it.
  const width = view.getUint32(start + 8) - view.getUint32(start + 16);
  const height = view.getUint32(start + 12) - view.getUint32(start + 20);
  const components = view.getUint16(start + 40);
  if (width <= 0 || height <= 0 || components === 0) return null;
  return { width, height, components, bitDepth: (view.getUint8(start + 42) & 0x7f) + 1 };
}

function codestreamStart(view: DataView): number | null {
  if (view.byteLength < 12) return null;
  if (view.getUint32(0) === SOC_SIZ) return 0;
  if (view.getUint32(4) !== JP2_SIGNATURE) return null;
  let at = 0;
  while (at + 8 <= view.byteLength) {
    let size = view.getUint32(at);
    const type = view.getUint32(at + 4);
    let head = 8;
    if (size === 1) {
      if (at + 16 > view.byteLength) return null;
      size = Number(view.getBigUint64(at + 8));
      head = 16;
    }
    if (type === JP2_CODESTREAM) return at + head;
    if (size < head) return null;
    at += size;
  }
  return null;
}

/**
 * A one-page PDF whose only content is the given JPEG 2000 image, so that PDFium decodes it. One px is one pt.
 * The colour space is left to the JP2 file itself (ISO 32000-1, 7.4.9: /ColorSpace is optional with JPXDecode).
 */
export function wrapJpxInPdf(jpx: Uint8Array, header: JpxHeader): Uint8Array {
  const { width, height } = header;
  // A bare codestream does not say what its components are.
  const bare = new DataView(jpx.buffer, jpx.byteOffset, jpx.byteLength).getUint32(0) === SOC_SIZ;
  const space = bare ? `/ColorSpace /${header.components < 3 ? 'DeviceGray' : 'DeviceRGB'} ` : '';
  const content = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
  const objects: (string | { head: string; body: Uint8Array })[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    {
      head: `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${space}/Filter /JPXDecode /Length ${jpx.length} >>\nstream\n`,
      body: jpx,
    },
  ];
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const push = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  push('%PDF-1.7\n');
  objects.forEach((object, i) => {
    offsets.push(length);
    push(`${i + 1} 0 obj\n`);
    if (typeof object === 'string') push(object);
    else {
      push(object.head);
      push(object.body);
      push('\nendstream');
    }
    push('\nendobj\n');
  });
  const xref = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`);
  return Buffer.concat(parts, length);
}
