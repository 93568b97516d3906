import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { createWorkspace, diskError, type Task } from '../../engine/index.ts';
import { calledAs, typedPath } from '../called.ts';
import { actorName, processClock, type Cli } from '../cli.ts';
import { demoReport, type ToldStep } from '../demo/report.ts';
import { SAMPLES, STEPS, type DemoContext } from '../demo/steps.ts';
import { writeLine } from '../output.ts';
import { newPlace } from '../values.ts';
import type { Outcome } from '../face.ts';

/** Marks a folder as ours to replace. */
const MARKER = '.tram-demo';

/** Runs the whole job on the bundled scans and leaves workspace, keys, transfer and report in the folder. */
export function addDemo(cli: Cli): void {
  const { program, speech, run } = cli;
  program
    .command('demo')
    .description(speech.text('help.demo'))
    .option('--out <folder>', speech.text('option.demoOut'), 'demo-out')
    .action((options: { out: string }) => run('demo', (task) => demo(cli, newPlace(options.out), task)));
}

async function demo(cli: Cli, out: string, task: Task): Promise<Outcome> {
  const { speech, program } = cli;
  const isJson = program.opts<{ json?: boolean }>().json === true;
  const say = (line: string) => {
    if (!isJson) writeLine(process.stdout, line);
  };
  await clearFolder(out);
  say(speech.text('demo.title'));
  const context = await prepare(cli, out, task);
  const told: ToldStep[] = [];
  let good = true;
  try {
    for (const [index, step] of STEPS.entries()) {
      const title = speech.text(`demo.${step.name}`);
      say('');
      say(speech.text('demo.step', { step: index + 1, steps: STEPS.length, name: title }));
      const { lines, findings = [], good: stepGood = true } = await step.run(context);
      lines.forEach((line) => say(`  ${line}`));
      good &&= stepGood;
      told.push({ title, lines, findings });
    }
  } finally {
    context.ws.close();
  }
  const { transfer, trust } = context;
  const [anchor = '', crl = ''] = [trust.anchors[0], trust.crls[0]].map((path) => typedPath(path ?? ''));
  const again = `${calledAs()} verify ${typedPath(transfer)} --anchor ${anchor} --crl ${crl}`;
  const report = join(out, speech.language === 'vi' ? 'bao-cao.md' : 'report.md');
  await writeFile(report, demoReport(speech, told, again));
  return {
    result: { out, transfer, report, good, steps: told },
    incomplete: !good,
    lines: [
      '',
      speech.text('demo.report', { path: report }),
      good ? speech.text('demo.done', { path: transfer }) : speech.text('demo.failed'),
      speech.text('demo.againTitle'),
      `  ${again}`,
    ],
  };
}

/** The workspace and a demonstration key whose pass phrase nobody ever sees. */
async function prepare({ alone, speech }: Cli, out: string, task: Task): Promise<DemoContext> {
  const passphrase = randomBytes(12).toString('base64url');
  const { agencyName: organisation } = SAMPLES.agency;
  const made = await alone(
    'keys/demo',
    { out: join(out, 'keys', 'demo'), organisation, passphrase, validDays: 365 },
    task,
  );
  return {
    ws: await createWorkspace(join(out, 'workspace'), SAMPLES.agency, { actor: actorName(), clock: processClock() }),
    task,
    speech,
    transfer: join(out, 'transfer'),
    key: { path: made.p12, passphrase },
    trust: { anchors: [made.anchor], crls: [made.crl] },
  };
}

/** An earlier demonstration is replaced; anything else is left alone. */
async function clearFolder(out: string): Promise<void> {
  try {
    if (existsSync(out)) {
      const names = await readdir(out);
      if (names.length > 0 && !names.includes(MARKER)) throw new AppError('disk/exists', { path: out });
      await rm(out, { recursive: true, force: true });
    }
    await mkdir(join(out, 'keys'), { recursive: true });
    await writeFile(join(out, MARKER), '');
  } catch (error) {
    throw diskError(error, out, 'write');
  }
}
