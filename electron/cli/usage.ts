import type { CommanderError } from 'commander';
import { EXIT } from '../../shared/contract/codes/index.ts';
import { printError } from './face.ts';
import type { Speech } from './words.ts';

/** What the argument parser says, and the text that says it in our words. Groups: the name, the value, what is allowed. */
const USAGE_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(?<name>.+?)'/, 'usage.unknownCommand'],
  [/unknown option '(?<name>.+?)'/, 'usage.unknownOption'],
  [/missing required argument '(?<name>.+?)'/, 'usage.missingArgument'],
  [/required option '(?<name>.+?)' not specified/, 'usage.missingOption'],
  [/option '(?<name>.+?)' argument missing/, 'usage.missingValue'],
  [/option '(?<name>.+?)' argument '(?<value>.*)' is invalid\. (?<allowed>.*)/s, 'usage.invalidValue'],
  [/argument value '(?<value>.*)' is invalid for argument '(?<name>.+?)'\. (?<allowed>.*)/s, 'usage.invalidValue'],
  [/too many arguments/, 'usage.tooMany'],
];

/** An error of the argument parser in the chosen language; its own text for one we do not know. */
export function usageError(text: string, speech: Speech): string {
  for (const [pattern, key] of USAGE_ERRORS) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined && !pattern.test(text)) continue;
    const name = (groups?.['name'] ?? '').replace(/<([\w-]+)(?:\.\.\.)?>/, (_, value: string) => {
      return `<${speech.textOr(`value.${value}`, value)}>`;
    });
    const allowed = (groups?.['allowed'] ?? '').trim().replace(/^Allowed choices are (.*)\.$/s, (_, list: string) => {
      return speech.text('usage.choices', { choices: list });
    });
    const isArgument = key === 'usage.missingArgument' || / for argument /.test(text);
    const said = speech.text(key, {
      name: isArgument ? `<${speech.textOr(`value.${name}`, name)}>` : name,
      value: groups?.['value'] ?? '',
      allowed,
    });
    const meant = /\(Did you mean (?:one of )?(?<names>.+?)\?\)/.exec(text)?.groups?.['names'];
    return meant === undefined ? said : `${said} ${speech.text('usage.meant', { names: meant })}`;
  }
  return text.replace(/^error: /, '').trim();
}

/** How a run ends that the argument parser stopped: help and version are fine, all else is wrong usage. */
export function endOfParsing(error: CommanderError, speech: Speech, command: string, isJson: boolean): number {
  if (error.exitCode === 0) return EXIT.fine;
  if (isJson) {
    const detail = error.code === 'commander.help' ? speech.text('usage.noCommand') : usageError(error.message, speech);
    const record = { code: 'usage/invalid-input', params: { detail }, details: [] };
    printError(speech, command, record, detail, speech.words('usage/invalid-input', {}).do);
  }
  return EXIT.usage;
}
