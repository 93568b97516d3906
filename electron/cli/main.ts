import { Command, CommanderError } from 'commander';
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
import { addSign } from './commands/sign.ts';
import { addVerify } from './commands/verify.ts';
import { addBackup, addInit, addRestore } from './commands/workspace.ts';
import { chooseLanguage, loadSpeech, type Speech } from './words.ts';

/** `tram`: the engine with a terminal face. Returns the exit code (design: 0 fine, 1 findings, 2 usage, …). */
export async function main(argv: readonly string[]): Promise<number> {
  const speech = loadSpeech(chooseLanguage(languageOption(argv), process.env));
  let exit: number = EXIT.fine;
  const program = baseProgram(speech);
  const cli = createCli(program, speech, (code) => (exit = code));
  const commands = [
    addInit,
    addIntake,
    addCheck,
    addOcr,
    addDescribe,
    addTemplate,
    addExtract,
    addList,
    addPdf,
    addSign,
    addPackage,
    addTransfer,
    addVerify,
    addSearch,
    addBackup,
    addRestore,
    addAudit,
    addKeys,
    addDemo,
  ];
  for (const add of commands) add(cli);
  inOurWords(program, speech);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    throw error;
  }
}

function baseProgram(speech: Speech): Command {
  return new Command('tram')
    .description(speech.text('help.tram'))
    .version(PRODUCT.version, '-V, --version', speech.text('option.version'))
    .option('-w, --workspace <folder>', speech.text('option.workspace'))
    .option('--lang <language>', speech.text('option.lang'))
    .option('--json', speech.text('option.json'))
    .option('-q, --quiet', speech.text('option.quiet'))
    .showHelpAfterError(speech.text('help.hint'));
}

/** Needed before the options are read, because their help is already in that language. */
function languageOption(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[at];
  return word?.includes('=') ? word.slice(word.indexOf('=') + 1) : at >= 0 ? argv[at + 1] : undefined;
}

/** Headings, the help option and usage errors of the argument parser in the chosen language, for every subcommand. */
function inOurWords(command: Command, speech: Speech): void {
  const headings: Record<string, string> = {
    'Usage:': speech.text('help.usage'),
    'Arguments:': speech.text('help.arguments'),
    'Options:': speech.text('help.options'),
    'Commands:': speech.text('help.commands'),
  };
  command
    .helpOption('-h, --help', speech.text('option.help'))
    .configureHelp({ styleTitle: (title) => headings[title] ?? title })
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageError(text, speech)) });
  if (command.commands.length > 0) command.helpCommand('help [command]', speech.text('help.help'));
  for (const child of command.commands) inOurWords(child, speech);
}

const USAGE_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.+?)'/, 'usage.unknownCommand'],
  [/unknown option '(.+?)'/, 'usage.unknownOption'],
  [/missing required argument '(.+?)'/, 'usage.missingArgument'],
  [/required option '(.+?)' not specified/, 'usage.missingOption'],
  [/option '(.+?)' argument missing/, 'usage.missingValue'],
  [/option '(.+?)' argument '.*' is invalid/, 'usage.invalidValue'],
  [/too many arguments/, 'usage.tooMany'],
];

function usageError(text: string, speech: Speech): string {
  for (const [pattern, key] of USAGE_ERRORS) {
    const match = pattern.exec(text);
    if (match) return `${speech.text('error.prefix')} ${speech.text(key, { name: match[1] ?? '' })}\n`;
  }
  return text;
}
