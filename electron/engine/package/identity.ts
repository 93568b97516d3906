import { createHash } from 'node:crypto';
import { PACKAGE_SHAPES, type PackageShape } from '../../../shared/model/package-shapes.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PackageSpec } from './spec.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** A fonds code that may stand in a URN and in a folder's name. */
const URN_SAFE = /^[A-Za-z0-9][A-Za-z0-9.-]{0,49}$/;

/** Who a package is: its METS `OBJID`, the name of its folder, the name of its ZIP with extension. */
export interface PackageIdentity {
  readonly shape: PackageShape;
  readonly objid: string;
  readonly folder: string;
  readonly zipName: string;
  /** `mets/@OBJID` of the representation. */
  readonly representationObjid: string;
  /** A name-based UUID in upper case: the same `name` in the same package is always the same. */
  uuidOf(name: string): string;
}

/** The names of a package by the rules of its kind (TT 05/2025/TT-BNV, annexes I to V). Throws `package/bad-uuid`. */
export function packageIdentity(spec: PackageSpec): PackageIdentity {
  if (!UUID.test(spec.uuid)) throw new AppError('package/bad-uuid', { uuid: spec.uuid });
  const shape = PACKAGE_SHAPES[spec.kind];
  const uuid = spec.uuid.toUpperCase();
  const pattern = URN_SAFE.test(spec.fondsCode) ? shape.objid : shape.objidPlain;
  const objid = fill(pattern, { fonds: spec.fondsCode, uuid });
  const folder = objid.replaceAll(':', '_');
  const zipName = `${fill(shape.zipName, { ordinal: String(spec.roundOrdinal), objid, folder })}.zip`;
  const uuidOf = (name: string) => nameBasedUuid(uuid, name);
  return {
    shape,
    objid,
    folder,
    zipName,
    representationObjid: shape.representationObjid === 'folder' ? 'rep1' : `uuid-${uuidOf('representations/rep1')}`,
    uuidOf,
  };
}

/** RFC 9562 version 5: SHA-1 over the namespace and the name. Upper case, as the annexes write identifiers. */
export function nameBasedUuid(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name.normalize('NFC'), 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
