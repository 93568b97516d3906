/**
 * The output intent's colour: an ICC v2.1 matrix/TRC display profile of sRGB, made from the published primaries
 * (IEC 61966-2-1, adapted to D50) and its transfer curve. Own bytes, so no question of whose profile we hand on.
 */
export function srgbProfile(): Buffer {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB (IEC 61966-2-1)')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.82491)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
  ];
  const curve = transferCurve();
  const names = [...tags.map(([name]) => name), 'rTRC', 'gTRC', 'bTRC'];
  const header = Buffer.alloc(128);
  const directory = Buffer.alloc(4 + names.length * 12);
  directory.writeUInt32BE(names.length, 0);
  let offset = header.length + directory.length;
  const bodies = tags.map(([, body]) => body);
  names.forEach((name, at) => {
    const body = tags[at]?.[1] ?? curve;
    directory.write(name, 4 + at * 12, 'latin1');
    directory.writeUInt32BE(offset, 8 + at * 12);
    directory.writeUInt32BE(body.length, 12 + at * 12);
    // The three curves are one and the same: they share their bytes.
    if (at < tags.length) offset += body.length;
  });
  bodies.push(curve);
  const profile = Buffer.concat([header, directory, ...bodies]);
  profile.writeUInt32BE(profile.length, 0);
  profile.writeUInt32BE(0x02100000, 8);
  profile.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, at) => profile.writeUInt16BE(part, 24 + at * 2));
  profile.write('acsp', 36, 'latin1');
  // The profile connection space is lit by D50.
  xyz(0.9642, 1, 0.82491).copy(profile, 68, 8);
  return profile;
}

/** 1,024 points, 16 bits each: within 0.3 of an 8-bit step of the formula. */
function transferCurve(): Buffer {
  const points = 1024;
  const table = Buffer.alloc(12 + points * 2);
  table.write('curv', 0, 'latin1');
  table.writeUInt32BE(points, 8);
  for (let at = 0; at < points; at++) {
    const value = at / (points - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    table.writeUInt16BE(Math.round(linear * 65535), 12 + at * 2);
  }
  return table;
}

function xyz(x: number, y: number, z: number): Buffer {
  const table = Buffer.alloc(20);
  table.write('XYZ ', 0, 'latin1');
  [x, y, z].forEach((value, at) => table.writeInt32BE(Math.round(value * 65536), 8 + at * 4));
  return table;
}

function text(value: string): Buffer {
  const body = Buffer.from(`text\0\0\0\0${value}\0`, 'latin1');
  return Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

function description(value: string): Buffer {
  const table = Buffer.alloc(Math.ceil((12 + value.length + 1 + 78) / 4) * 4);
  table.write('desc', 0, 'latin1');
  table.writeUInt32BE(value.length + 1, 8);
  table.write(value, 12, 'latin1');
  return table;
}
