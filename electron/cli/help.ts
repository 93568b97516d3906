import type { Argument, Command, Option } from 'commander';
import { visible } from './output.ts';
import { usageError } from './usage.ts';
import type { Speech } from './words.ts';

/** Headings, terms, defaults and the usage errors of the argument parser in the chosen language, for every subcommand. */
export function helpInOurWords(command: Command, speech: Speech, isJson: boolean): void {
  const headings: Record<string, string> = {
    'Usage:': speech.text('help.usage'),
    'Arguments:': speech.text('help.arguments'),
    'Options:': speech.text('help.options'),
    'Global Options:': speech.text('help.globalOptions'),
    'Commands:': speech.text('help.commands'),
  };
  command
    .helpOption('-h, --help', speech.text('option.help'))
    .configureHelp({
      showGlobalOptions: command.parent !== null,
      styleTitle: (title) => headings[title] ?? title,
      commandUsage: (cmd) => usageOf(cmd, speech),
      subcommandTerm: (cmd) =>
        [cmd.name(), ...cmd.registeredArguments.map((arg) => argumentTerm(arg, speech))].join(' '),
      optionTerm: (option) => optionTerm(option, speech),
      optionDescription: (option) => described(option, option.mandatory, speech),
      argumentTerm: (argument) => argumentTerm(argument, speech),
      argumentDescription: (argument) => described(argument, false, speech),
    })
    .showHelpAfterError(`${speech.text('help.usage')} ${usageOf(command, speech)}\n${speech.text('help.hint')}`)
    .exitOverride()
    .configureOutput({
      // With --json the error is one JSON object, written where the parser's error is caught.
      outputError: (text, write) => {
        if (!isJson) write(`${visible(`${speech.text('error.prefix')} ${usageError(text, speech)}`)}\n`);
      },
      writeErr: (text) => {
        if (!isJson) process.stderr.write(text);
      },
    });
  if (command.commands.length > 0) command.helpCommand(`help [command]`, speech.text('help.help'));
  for (const child of command.commands) helpInOurWords(child, speech, isJson);
}

/** `tram init <folder> --agency-name <name> … [options]`: what has to be given stands there, the rest is `[options]`. */
export function usageOf(command: Command, speech: Speech): string {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  const isGroup = command.commands.length > 0;
  const needed = command.options.filter((option) => option.mandatory).map((option) => optionTerm(option, speech, true));
  const isMore = command.parent === null || command.options.some((option) => !option.mandatory);
  return [
    ...names,
    ...(isGroup ? [`<${speech.text('value.command')}>`] : []),
    ...command.registeredArguments.map((argument) => argumentTerm(argument, speech)),
    ...needed,
    ...(isMore ? [`[${speech.text('value.options')}]`] : []),
  ].join(' ');
}

/** An argument in its brackets; several of them end in `…`. */
function argumentTerm(argument: Argument, speech: Speech): string {
  const name = `${valueName(argument.name(), speech)}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** An option's flags with its value in our words; `isShort`: the long flag alone, for the usage line. */
function optionTerm(option: Option, speech: Speech, isShort = false): string {
  const flags = isShort ? option.flags.replace(/^-\w, /, '') : option.flags;
  return flags.replace(/<([\w-]+)(\.\.\.)?>/, (_, name: string, dots?: string) => {
    return `<${valueName(name, speech)}${dots === undefined ? '' : '…'}>`;
  });
}

function valueName(name: string, speech: Speech): string {
  return speech.textOr(`value.${name}`, name);
}

function described(one: Option | Argument, isNeeded: boolean, speech: Speech): string {
  const notes: string[] = [];
  if (isNeeded) notes.push(speech.text('help.needed'));
  const choices = (one as { argChoices?: readonly string[] }).argChoices;
  if (choices) notes.push(speech.text('help.choices', { choices: choices.join(', ') }));
  const value: unknown = one.defaultValue;
  if (typeof value === 'string' || typeof value === 'number')
    notes.push(speech.text('help.default', { value: String(value) }));
  return notes.length === 0 ? one.description : `${one.description} (${notes.join('; ')})`;
}
