import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judged } from './ledger.ts';
import { ask, cached, judgeScript } from './programs.ts';

/**
 * What eark-validator, which knows the rules up to 2.1.0, says against every correct SIP 2.2.0 with representation METS:
 * the submitter has ROLE CREATOR too, file groups without OTHER, divisions per representation, the 2.2.0 profile.
 */
export const FALSE_ALARMS: readonly string[] = [
  'CSIP12',
  'CSIP13',
  'CSIP16',
  'CSIP63',
  'CSIP101',
  'CSIP103',
  'CSIP105',
  'SIP2',
  'SIP14',
];

/** One thing a judge has to say: the requirement and how grave it takes it. */
export interface Message {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** What commons-ip says of a package by CSIP/SIP 2.2.0: its verdict, and every failed requirement. */
export async function commonsIp(path: string, kind?: string): Promise<{ result: string; messages: Message[] }> {
  judged('commons-ip', 1, kind);
  const out = await mkdtemp(join(tmpdir(), 'tram-commons-ip-'));
  try {
    const classes = cached('commons-ip', 'lib', '*');
    const main = 'org.roda_project.commons_ip2.cli.Main';
    const unpacked = join(out, 'unpacked');
    await mkdir(unpacked);
    // It looks for its logging folder under the user's home, and leaves what it unpacks.
    const java = ['-cp', classes, `-Duser.home=${out}`, `-Djava.io.tmpdir=${unpacked}`, main];
    const order = ['validate', '--specification-version', '2.2.0', '-i', path, '-o', out];
    // It writes a log wherever it is started.
    const { code, text } = await ask('java', [...java, ...order], undefined, out);
    if (code !== 0) throw new Error(text);
    const name = (await readdir(out)).find((file) => file.endsWith('.json'))!;
    const report = JSON.parse(await readFile(join(out, name), 'utf8')) as CommonsIpReport;
    const messages: Message[] = [];
    for (const { id, testing } of report.validation) {
      const failed = testing.outcome === 'FAILED';
      const text = [...testing.issues, ...testing.warnings].join('; ');
      if (failed) messages.push({ id, severity: 'error', text });
      else if (testing.outcome === 'PASSED' && testing.warnings.length > 0)
        messages.push({ id, severity: 'warning', text });
    }
    if (report.summary.warnings > 0 && messages.length === 0)
      messages.push({ id: 'summary', severity: 'warning', text: String(report.summary.warnings) });
    return { result: report.summary.result, messages };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

interface CommonsIpReport {
  readonly summary: { readonly result: string; readonly warnings: number };
  readonly validation: readonly {
    readonly id: string;
    readonly testing: {
      readonly outcome: string;
      readonly issues: readonly string[];
      readonly warnings: readonly string[];
    };
  }[];
}

/** What eark-validator (rules 2.1.0) says of a package: structure, schema and schematron, information left out. */
export async function earkValidator(
  path: string,
  kind?: string,
): Promise<{ structure: string; schema: string; messages: Message[] }> {
  judged('eark-validator', 1, kind);
  const python = cached('eark-validator', 'bin', 'python');
  const { code, text } = await ask(python, [judgeScript('eark-validator', 'validate.py'), path]);
  if (code !== 0) throw new Error(text);
  const report = JSON.parse(text) as EarkReport;
  const { schema_results: schema, schematron_results: rules } = report.metadata;
  const messages = [...report.structure.messages, ...schema.messages, ...rules.messages]
    .filter(({ severity }) => !/^info/i.test(severity))
    .map(({ rule_id, severity, message }): Message => ({
      id: rule_id,
      severity: /^err/i.test(severity) ? 'error' : 'warning',
      text: message,
    }));
  return { structure: report.structure.status, schema: schema.status, messages };
}

interface EarkReport {
  readonly structure: EarkResult;
  readonly metadata: { readonly schema_results: EarkResult; readonly schematron_results: EarkResult };
}

interface EarkResult {
  readonly status: string;
  readonly messages: readonly { readonly rule_id: string; readonly severity: string; readonly message: string }[];
}
