import type { PdfColour } from '../model.ts';

/** Profiles larger than this are printers' look-up tables, not scanners' profiles. */
const MAX_PROFILE_BYTES = 1 << 20;

/**
 * The colour space of an image that carries its own ICC profile: the profile where PDF/A-2 takes it (ISO 19005-2
 * 6.2.4.2: version 2 or 4, grey or RGB as the image), plain grey or RGB when it is absent, unfit, or sRGB anyway.
 */
export function colourWith(profile: Uint8Array | null, components: 1 | 3): PdfColour {
  const plain: PdfColour = { kind: components === 1 ? 'grey' : 'rgb' };
  if (profile === null || profile.length < 132 || profile.length > MAX_PROFILE_BYTES) return plain;
  const data = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const version = data[8]!;
  const isFit =
    data.readUInt32BE(0) === data.length &&
    data.toString('latin1', 36, 40) === 'acsp' &&
    (version === 2 || version === 4) &&
    ['scnr', 'mntr', 'prtr', 'spac'].includes(data.toString('latin1', 12, 16)) &&
    data.toString('latin1', 16, 20) === (components === 1 ? 'GRAY' : 'RGB ') &&
    hasSoundTags(data);
  if (!isFit || isSrgb(data)) return plain;
  return { kind: 'icc', components, profile };
}

function hasSoundTags(data: Buffer): boolean {
  const count = data.readUInt32BE(128);
  if (count === 0 || 132 + count * 12 > data.length) return false;
  for (let at = 132; at < 132 + count * 12; at += 12) {
    if (data.readUInt32BE(at + 4) + data.readUInt32BE(at + 8) > data.length) return false;
  }
  return true;
}

/** By its description, in ASCII (version 2) or UTF-16 (version 4): the profile every camera and editor writes. */
function isSrgb(data: Buffer): boolean {
  const letters = data.toString('latin1').replaceAll('\0', '');
  return /sRGB|s R G B/.test(letters);
}
