import { crlOf, daysFromNow, issue, type Identity } from '../pki/pki.ts';

/** Everybody who signs, or pretends to, in the tests of verification. */
export interface People {
  readonly root: Identity;
  readonly authority: Identity;
  /** The agency that hands over. */
  readonly agency: Identity;
  /** Another office under the same authority. */
  readonly neighbour: Identity;
  /** Same name, but under a root of its own making. */
  readonly impostor: Identity;
  /** Same name, with a certificate that vouches for itself. */
  readonly selfMade: Identity;
  /** The agency with a certificate that ran out yesterday. */
  readonly expired: Identity;
  /** The agency with a certificate that was withdrawn. */
  readonly revoked: Identity;
  readonly crls: readonly Uint8Array[];
}

/** P-256 keys throughout: they are made in no time. */
export function makePeople(): People {
  const root = issue(null, { name: 'Gốc thử nghiệm', ca: true });
  const authority = issue(root, { name: 'Cơ quan chứng thực thử nghiệm số 1', ca: true, pathLength: 0 });
  const agency = issue(authority, { name: AGENCY_NAME });
  const neighbour = issue(authority, { name: 'Sở Nội vụ tỉnh khác' });
  const otherRoot = issue(null, { name: 'Gốc thử nghiệm', ca: true });
  const impostor = issue(otherRoot, { name: AGENCY_NAME });
  const selfMade = issue(null, { name: AGENCY_NAME });
  const expired = issue(authority, { name: AGENCY_NAME, from: daysFromNow(-400), until: daysFromNow(-1) });
  const revoked = issue(authority, { name: AGENCY_NAME });
  const crls = [crlOf(root), crlOf(authority, { revoked: [{ identity: revoked, date: daysFromNow(-5), reason: 1 }] })];
  return { root, authority, agency, neighbour, impostor, selfMade, expired, revoked, crls };
}

export const AGENCY_NAME = 'Ủy ban nhân dân huyện Đông Hà Nam';
