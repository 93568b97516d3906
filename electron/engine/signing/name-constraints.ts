import * as pkijs from 'pkijs';
import { readBer } from './ber.ts';
import type { Certificate } from './certificate.ts';
import { nameAttribute, nameKey } from './names.ts';
import { OID } from './oids.ts';

/** GeneralName choices (RFC 5280 §4.2.1.6). */
const EMAIL = 1;
const DNS = 2;
const DIRECTORY = 4;

type Verdict = 'inside' | 'outside' | 'unknown';

/**
 * Whether a certificate's names keep to the name constraints of a certificate above it (RFC 5280 §4.2.1.10): directory
 * names, e-mail addresses and host names. `unknown` when it bears a name of another kind that is constrained.
 */
export function withinNameConstraints(authority: Certificate, below: Certificate): Verdict {
  const extension = authority.extensions.get(OID.nameConstraints);
  if (extension === undefined) return 'inside';
  const constraints = new pkijs.NameConstraints({ schema: readBer(extension.value, { whole: true }).node });
  const permitted = constraints.permittedSubtrees ?? [];
  const excluded = constraints.excludedSubtrees ?? [];
  let verdict: Verdict = 'inside';
  for (const name of namesOf(below)) {
    const same = (subtree: pkijs.GeneralSubtree): boolean => subtree.base.type === name.type;
    if (![...permitted, ...excluded].some(same)) continue;
    if (name.type !== DIRECTORY && name.type !== EMAIL && name.type !== DNS) {
      verdict = 'unknown';
      continue;
    }
    const bases = permitted.filter(same);
    if (excluded.filter(same).some((subtree) => covers(subtree.base, name))) return 'outside';
    if (bases.length > 0 && !bases.some((subtree) => covers(subtree.base, name))) return 'outside';
  }
  return verdict;
}

interface Name {
  readonly type: number;
  readonly value: unknown;
}

function namesOf(certificate: Certificate): Name[] {
  const subject = certificate.parsed.subject;
  const names: Name[] = subject.typesAndValues.length > 0 ? [{ type: DIRECTORY, value: subject }] : [];
  const email = nameAttribute(subject, OID.emailAddress);
  if (email !== null) names.push({ type: EMAIL, value: email });
  const alternative = certificate.extensions.get(OID.subjectAltName);
  if (alternative !== undefined) {
    const parsed = new pkijs.GeneralNames({ schema: readBer(alternative.value, { whole: true }).node });
    names.push(...parsed.names.map((name): Name => ({ type: name.type, value: name.value as unknown })));
  }
  return names;
}

function covers(base: pkijs.GeneralName, name: Name): boolean {
  const limit: unknown = base.value;
  if (name.type === DIRECTORY) {
    if (!(limit instanceof pkijs.RelativeDistinguishedNames)) return false;
    if (!(name.value instanceof pkijs.RelativeDistinguishedNames)) return false;
    const found = nameKey(name.value);
    return nameKey(limit).every((part, index) => found[index] === part);
  }
  const rule = String(limit).toLowerCase();
  const value = String(name.value).toLowerCase();
  if (name.type === EMAIL) {
    if (rule.includes('@')) return value === rule;
    const host = value.slice(value.lastIndexOf('@') + 1);
    return rule.startsWith('.') ? host.endsWith(rule) : host === rule;
  }
  return rule === '' || value === rule || value.endsWith(rule.startsWith('.') ? rule : `.${rule}`);
}
