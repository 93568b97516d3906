import { algorithmName, checkSignature, judgeKey, type SignatureCheck } from './algorithms.ts';
import { isContext, readBer } from './ber.ts';
import { allowsUse, basicConstraints, isSelfIssued, KEY_USAGE, type Certificate } from './certificate.ts';
import { withinNameConstraints } from './name-constraints.ts';
import { sameName } from './names.ts';
import { OID } from './oids.ts';
import { Verdict, type Answer } from './report.ts';
import { judgeRevocation } from './revocation.ts';
import type { Trust } from './trust.ts';
import type { Finding } from '../../../shared/contract/finding.ts';

/** The longest path tried, anchor included, and how many paths in all: certificates come from the signature and are hostile. */
const MAX_PATH = 8;
const MAX_PATHS = 32;

/** Critical extensions whose meaning is honoured here or needs nothing done (RFC 5280 §4.2). */
const UNDERSTOOD = new Set<string>([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extKeyUsage,
  OID.nameConstraints,
  OID.subjectAltName,
  OID.certificatePolicies,
]);
/** Critical extensions that change how policies are processed, which is not done here: the answer stays open. */
const POLICY = new Set<string>([OID.policyConstraints, OID.policyMappings, OID.inhibitAnyPolicy]);

export interface ChainJudgement {
  readonly chain: Answer;
  readonly revocation: Answer;
  readonly findings: readonly Finding[];
  /** Subjects from the signer to the anchor, for the eye; as far as the path could be built. */
  readonly path: readonly string[];
}

/**
 * Judges the signer's certificate: a path to an anchor, and on it signatures, key strength, validity, CA right, path length,
 * key usage, names, critical extensions and revocation (RFC 5280 §6; TT 15/2025/TT-BKHCN Annex II 1.1–1.4). `chain` are
 * helper certificates from anywhere: they are only ever building material. `at` is the time judged at; `claimed` the time
 * the signer claims, else the same; later than `at` where this PC's clock has not reached it. Trying all paths, the best
 * answer counts; every finding of that path is returned.
 */
export function judgeChain(
  leaf: Certificate,
  chain: readonly Certificate[],
  trust: Trust,
  at: Date,
  claimed: Date = at,
  place = '',
): ChainJudgement {
  if (trust.anchors.length === 0) return unjudged('signing/chain-no-anchors', leaf, place);
  const { found, stuck } = pathsTo(leaf, chain, trust.anchors);
  if (found.length === 0) return withoutAnchor(leaf, stuck, [...trust.anchors, ...chain], place);
  const judgements = found.map((path) => judgeReadable(path, trust, at, claimed, place));
  return judgements.reduce((best, next) => (rank(next) < rank(best) ? next : best));
}

function rank(judgement: ChainJudgement): number {
  const order = { valid: 0, 'cannot-tell': 1, invalid: 2 };
  return order[judgement.chain.state] * 300 + order[judgement.revocation.state] * 100 + judgement.findings.length;
}

/** All paths from the leaf to an anchor by name and signature; `stuck` is the longest that did not arrive. */
function pathsTo(
  leaf: Certificate,
  chain: readonly Certificate[],
  anchors: readonly Certificate[],
): { found: Certificate[][]; stuck: Certificate[] } {
  const isAnchor = new Set(anchors.map((anchor) => anchor.fingerprint));
  const pool = [...anchors, ...chain.filter((candidate) => !isAnchor.has(candidate.fingerprint))];
  const found: Certificate[][] = [];
  let stuck: Certificate[] = [leaf];
  let steps = 0;
  const walk = (path: Certificate[]): void => {
    const top = path.at(-1)!;
    if (isAnchor.has(top.fingerprint)) {
      found.push(path);
      return;
    }
    if (path.length > stuck.length) stuck = path;
    if (path.length >= MAX_PATH || found.length >= MAX_PATHS) return;
    for (const issuer of pool) {
      if (path.some((part) => part.fingerprint === issuer.fingerprint)) continue;
      if (!sameName(top.parsed.issuer, issuer.parsed.subject)) continue;
      if (++steps > MAX_PATHS * MAX_PATH) return;
      if (signedBy(top, issuer) === 'wrong') continue;
      walk([...path, issuer]);
    }
  };
  walk([leaf]);
  return { found, stuck };
}

/** The same few certificates stand in every signature of a transfer; what was computed of two of them stays true. */
const computed = new WeakMap<Certificate, WeakMap<Certificate, SignatureCheck>>();

function signedBy(certificate: Certificate, issuer: Certificate): SignatureCheck {
  if (issuer.publicKey === null) return 'unknown';
  const ofIssuer = computed.get(issuer) ?? new WeakMap<Certificate, SignatureCheck>();
  computed.set(issuer, ofIssuer);
  const { signatureAlgorithm, tbsView, signatureValue } = certificate.parsed;
  const signature = signatureValue.valueBlock.valueHexView;
  const check =
    ofIssuer.get(certificate) ?? checkSignature(signatureAlgorithm, null, issuer.publicKey, tbsView, signature);
  ofIssuer.set(certificate, check);
  return check;
}

/** A certificate whose extensions cannot be taken apart is no valid one, whatever else it says. */
function judgeReadable(path: Certificate[], trust: Trust, at: Date, claimed: Date, place: string): ChainJudgement {
  try {
    return judgePath(path, trust, at, claimed, place);
  } catch {
    return unjudged('signing/certificate-malformed', path[0]!, place);
  }
}

function judgePath(path: Certificate[], trust: Trust, at: Date, claimed: Date, place: string): ChainJudgement {
  const chain = new Verdict(place);
  const revocation = new Verdict(place);
  path.forEach((certificate, index) => {
    judgeAlone(certificate, at, claimed, chain);
    const issuer = path[index + 1];
    if (issuer === undefined) return;
    judgeIssue(certificate, issuer, chain);
    judgeRevocation(certificate, issuer, trust.crls, at, claimed, revocation);
  });
  path.slice(1).forEach((authority, index) => judgeAuthority(authority, path.slice(0, index + 1), chain));
  const leaf = path[0]!;
  if (!allowsUse(leaf, KEY_USAGE.digitalSignature, KEY_USAGE.nonRepudiation)) {
    chain.invalid('signing/leaf-key-usage', { certificate: leaf.subject });
  }
  return {
    chain: chain.answer,
    revocation: revocation.answer,
    findings: [...chain.findings, ...revocation.findings],
    path: path.map((certificate) => certificate.subject),
  };
}

function judgeAlone(certificate: Certificate, at: Date, claimed: Date, verdict: Verdict): void {
  const who = { certificate: certificate.subject };
  const until = { ...who, date: certificate.notAfter.toISOString() };
  if (claimed < certificate.notBefore) {
    verdict.invalid('signing/certificate-not-yet-valid', { ...who, date: certificate.notBefore.toISOString() });
  } else if (at < certificate.notBefore) {
    verdict.open('signing/certificate-starts-later', { ...who, date: certificate.notBefore.toISOString() });
  }
  if (claimed > certificate.notAfter) verdict.invalid('signing/certificate-expired', until);
  else if (at > certificate.notAfter) verdict.open('signing/certificate-expired-since', until);
  const key = certificate.publicKey === null ? null : judgeKey(certificate.publicKey);
  if (key === null || key.verdict === 'unknown') {
    verdict.open('signing/unknown-algorithm', {
      algorithm: key?.name ?? certificate.parsed.subjectPublicKeyInfo.algorithm.algorithmId,
    });
  } else if (key.verdict === 'weak') verdict.invalid('signing/weak-algorithm', { algorithm: key.name });
  if (certificate.repeatedExtension) verdict.invalid('signing/critical-extension', { ...who, extension: '×2' });
  for (const [id, { critical }] of certificate.extensions) {
    if (!critical || UNDERSTOOD.has(id)) continue;
    if (POLICY.has(id)) verdict.open('signing/policy-not-processed', who);
    else verdict.invalid('signing/critical-extension', { ...who, extension: id });
  }
}

function judgeIssue(certificate: Certificate, issuer: Certificate, verdict: Verdict): void {
  const check = signedBy(certificate, issuer);
  const algorithm = algorithmName(certificate.parsed.signatureAlgorithm.algorithmId);
  if (check === 'weak') verdict.invalid('signing/weak-algorithm', { algorithm });
  else if (check === 'unknown') verdict.open('signing/unknown-algorithm', { algorithm });
}

/** `below` runs from the signer up to the certificate this authority issued. */
function judgeAuthority(authority: Certificate, below: readonly Certificate[], verdict: Verdict): void {
  const who = { certificate: authority.subject };
  const constraints = basicConstraints(authority);
  if (!constraints.ca) verdict.invalid('signing/issuer-not-ca', who);
  if (!allowsUse(authority, KEY_USAGE.keyCertSign)) verdict.invalid('signing/issuer-key-usage', who);
  const authoritiesBelow = below.slice(1).filter((certificate) => !isSelfIssued(certificate)).length;
  if (constraints.pathLength !== null && authoritiesBelow > constraints.pathLength)
    verdict.invalid('signing/path-length', who);
  for (const certificate of below) {
    const names = withinNameConstraints(authority, certificate);
    if (names === 'outside') verdict.invalid('signing/name-constraint', { ...who, name: certificate.subject });
    else if (names === 'unknown')
      verdict.open('signing/name-constraint-unknown', { ...who, name: certificate.subject });
  }
}

/**
 * No anchor reached: the last certificate vouches for itself, or is no work of the issuer it names, or its issuer is not at
 * hand.
 */
function withoutAnchor(
  leaf: Certificate,
  stuck: readonly Certificate[],
  pool: readonly Certificate[],
  place: string,
): ChainJudgement {
  const top = stuck.at(-1)!;
  if (isSelfIssued(top) && signedBy(top, top) !== 'wrong') {
    return unjudged(top === leaf ? 'signing/self-made' : 'signing/untrusted-root', top, place);
  }
  const disowned = pool.some(
    (issuer) =>
      sameName(top.parsed.issuer, issuer.parsed.subject) &&
      namesKeyOf(top, issuer) &&
      signedBy(top, issuer) === 'wrong',
  );
  return unjudged(disowned ? 'signing/certificate-signature-wrong' : 'signing/issuer-missing', top, place);
}

/** The certificate says by key identifier that this very key issued it (RFC 5280 §4.2.1.1–2). */
function namesKeyOf(certificate: Certificate, issuer: Certificate): boolean {
  const claim = certificate.extensions.get(OID.authorityKeyIdentifier);
  const own = issuer.extensions.get(OID.subjectKeyIdentifier);
  if (claim === undefined || own === undefined) return false;
  const keyId = readBer(claim.value).children.find((field) => isContext(field, 0));
  return keyId !== undefined && Buffer.from(keyId.content).equals(readBer(own.value).content);
}

const REFUSALS = [
  'signing/self-made',
  'signing/untrusted-root',
  'signing/certificate-signature-wrong',
  'signing/certificate-malformed',
] as const;

function unjudged(
  code: (typeof REFUSALS)[number] | 'signing/chain-no-anchors' | 'signing/issuer-missing',
  certificate: Certificate,
  place: string,
): ChainJudgement {
  const chain = new Verdict(place);
  const params = { certificate: certificate.subject, issuer: certificate.issuer };
  if (REFUSALS.some((refusal) => refusal === code)) chain.invalid(code, params);
  else chain.open(code, params);
  const revocation = new Verdict(place);
  revocation.open('signing/revocation-not-checked', { certificate: certificate.subject });
  return {
    chain: chain.answer,
    revocation: revocation.answer,
    findings: [...chain.findings, ...revocation.findings],
    path: [certificate.subject],
  };
}
