import { Command, CommanderError, Option } from 'commander';
import { EXIT } from '../../shared/contract/codes/index.ts';
import { PRODUCT } from '../engine/index.ts';
import { createCli } from './cli.ts';
import { addAudit } from './commands/audit.ts';
import { addDemo } from './commands/demo.ts';
import { addDescribe, addTemplate } from './commands/describe.ts';
import { addCheck, addIntake } from './commands/intake.ts';
import { addKeys } from './commands/keys.ts';
import { addOcr } from './commands/ocr.ts';
import { addPackage, addTransfer } from './commands/package.ts';
import { addPdf } from './commands/pdf.ts';
import { addExtract, addList, addSearch } from './commands/read.ts';
import { addUsers } from './commands/users.ts';
import { addSign } from './commands/sign.ts';
import { addVerify } from './commands/verify.ts';
import { addBackup, addInit, addRestore } from './commands/workspace.ts';
import { fail } from './face.ts';
import { helpInOurWords } from './help.ts';
import { addSignInOptions } from './sign-in.ts';
import { lostOutput, watchOutput } from './pipes.ts';
import { endOfParsing } from './usage.ts';
import { chooseLanguage, loadSpeech, type Speech } from './words.ts';

/** In the order of the work: so stand the commands in the help. */
const COMMANDS = [
  addInit,
  addIntake,
  addCheck,
  addOcr,
  addTemplate,
  addDescribe,
  addExtract,
  addList,
  addSearch,
  addPdf,
  addSign,
  addPackage,
  addTransfer,
  addVerify,
  addBackup,
  addRestore,
  addAudit,
  addKeys,
  addUsers,
  addDemo,
];

/** `tram`: the engine with a terminal face. Returns the exit code (design: 0 fine, 1 findings, 2 usage, …). */
export async function main(argv: readonly string[]): Promise<number> {
  watchOutput(process.stdout, process.stderr);
  const speech = loadSpeech(chooseLanguage(languageOption(argv), process.env));
  const code = await runWords(argv, speech);
  const lost = await lostOutput(speech.text('output.standard'));
  return lost === null ? code : fail(speech, { json: false, quiet: false }, 'tram', lost);
}

async function runWords(argv: readonly string[], speech: Speech): Promise<number> {
  const isJson = beforeDoubleDash(argv).includes('--json');
  let exit: number = EXIT.fine;
  const program = buildProgram(speech, isJson, (code) => (exit = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    const command = named(program, argv);
    if (error instanceof CommanderError) return endOfParsing(error, speech, command, isJson);
    return fail(speech, { json: isJson, quiet: false }, command, error);
  }
}

/** The whole command line, ready to parse; what a command comes to is told to `setExit`. */
export function buildProgram(speech: Speech, isJson: boolean, setExit: (code: number) => void): Command {
  const program = new Command('tram')
    .description(speech.text('help.tram'))
    .version(PRODUCT.version, '-V, --version', speech.text('option.version'))
    .option('-w, --workspace <folder>', speech.text('option.workspace'))
    .addOption(new Option('--lang <language>', speech.text('option.lang')).choices(['vi', 'en']))
    .option('--json', speech.text('option.json'))
    .option('-q, --quiet', speech.text('option.quiet'));
  addSignInOptions(program, speech).addHelpText('after', `\n${speech.text('help.more')}`);
  const cli = createCli(program, speech, setExit);
  for (const add of COMMANDS) add(cli);
  helpInOurWords(program, speech, isJson);
  return program;
}

/** Needed before the options are read, because their help is already in that language. */
function languageOption(argv: readonly string[]): string | undefined {
  const words = beforeDoubleDash(argv);
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = words[at];
  return word?.includes('=') ? word.slice(word.indexOf('=') + 1) : at >= 0 ? words[at + 1] : undefined;
}

function beforeDoubleDash(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
}

/** The command that was meant, as far as there is one: `audit list`. */
function named(program: Command, argv: readonly string[]): string {
  const names: string[] = [];
  let at = program;
  for (const word of argv) {
    const child = at.commands.find((command) => command.name() === word);
    if (!child) continue;
    names.push(word);
    at = child;
  }
  return names.join(' ') || 'tram';
}
