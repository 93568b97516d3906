/** What the markers of a JPEG say, as far as a PDF must know it (ITU-T T.81). */
export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly bits: number;
  /** Baseline, extended or progressive Huffman: what DCTDecode must be able to read. */
  readonly isPlain: boolean;
  /** The Adobe marker's colour transform, null when there is none. */
  readonly adobeTransform: number | null;
  readonly componentIds: readonly number[];
  readonly icc: Uint8Array | null;
}

const ICC_TAG = 'ICC_PROFILE\0';

/** Reads the markers up to the first scan. Null when the bytes are not a JPEG that gets that far. */
export function jpegFacts(bytes: Uint8Array): JpegFacts | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return null;
  let frame: Omit<JpegFacts, 'adobeTransform' | 'icc'> | null = null;
  let adobeTransform: number | null = null;
  const icc = new Map<number, Buffer>();
  let iccParts = 0;
  for (const { marker, body } of segments(data)) {
    if (isFrame(marker)) {
      const read = frameFacts(marker, body);
      if (read === null) return null;
      frame = read;
    } else if (marker === 0xee && body.length >= 12 && body.toString('latin1', 0, 5) === 'Adobe') {
      adobeTransform = body[11]!;
    } else if (marker === 0xe2 && body.length > 14 && body.toString('latin1', 0, 12) === ICC_TAG) {
      icc.set(body[12]!, body.subarray(14));
      iccParts = body[13]!;
    } else if (marker === 0xda) {
      const complete = iccParts > 0 && icc.size === iccParts;
      const parts = Array.from({ length: icc.size }, (_, at) => icc.get(at + 1) ?? Buffer.alloc(0));
      return frame === null ? null : { ...frame, adobeTransform, icc: complete ? Buffer.concat(parts) : null };
    }
  }
  return null;
}

/** SOF0 to SOF15 but for DHT, JPG and DAC, which share the range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function frameFacts(marker: number, body: Buffer): Omit<JpegFacts, 'adobeTransform' | 'icc'> | null {
  const components = body[5] ?? 0;
  if (body.length < 6 + components * 3 || components === 0) return null;
  return {
    bits: body[0]!,
    height: body.readUInt16BE(1),
    width: body.readUInt16BE(3),
    components,
    isPlain: marker <= 0xc2,
    componentIds: Array.from({ length: components }, (_, at) => body[6 + at * 3]!),
  };
}

/** The marker segments after SOI, up to and with the first SOS, or EOI. */
export function* segments(data: Buffer): Generator<{ marker: number; body: Buffer; at: number; end: number }> {
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return;
    const marker = data[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const end = at + 2 + data.readUInt16BE(at + 2);
    if (end > data.length || end < at + 4) return;
    yield { marker, body: data.subarray(at + 4, end), at, end };
    if (marker === 0xda) return;
    at = end;
  }
}
