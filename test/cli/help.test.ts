import type { Argument, Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../electron/cli/main.ts';
import { loadSpeech, type Language } from '../../electron/cli/words.ts';
import { tramHere } from '../support/tram.ts';

const COMMANDS =
  'init intake check ocr describe template extract list pdf sign package transfer verify search backup restore audit keys users demo';

function program(language: Language): Command {
  return buildProgram(loadSpeech(language), false, () => undefined);
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

const ENGLISH_OF_THE_PARSER = /\((default|choices|required)|\[options\]|\[command\]|display help/;
const LETTERS_OF_VIETNAMESE = /[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/i;

describe('the help', () => {
  it.each(['vi', 'en'] as const)('in %s lists every command', (language) => {
    const help = program(language).helpInformation();
    for (const name of COMMANDS.split(' ')) expect(help).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  it.each(['vi', 'en'] as const)('in %s has words for every command, argument, option and value', (language) => {
    const speech = loadSpeech(language);
    const silent: string[] = [];
    for (const command of everyCommand(program(language))) {
      const words: (readonly [string, string])[] = [
        ['description', command.description()],
        ...command.options.map((option: Option) => [option.flags, option.description] as const),
        ...command.registeredArguments.map((arg: Argument) => [arg.name(), arg.description] as const),
      ];
      for (const [what, text] of words)
        if (text === '' || /^[a-z]+\.[a-zA-Z]+$/.test(text)) silent.push(`${command.name()}: ${what}`);
      const values = [
        ...command.options.flatMap((option) => /<([\w-]+)/.exec(option.flags)?.[1] ?? []),
        ...command.registeredArguments.map((argument) => argument.name()),
      ];
      for (const value of values)
        if (speech.textOr(`value.${value}`, '') === '') silent.push(`${command.name()}: <${value}>`);
    }
    expect(silent).toEqual([]);
  });

  it('in Vietnamese shows nothing of the English of the argument parser', () => {
    for (const command of everyCommand(program('vi'))) {
      const help = command.helpInformation();
      expect(help).not.toMatch(ENGLISH_OF_THE_PARSER);
      expect(help).toMatch(/^Cách dùng: tram/);
    }
  });

  it('in English shows no Vietnamese but names of the law and the files', () => {
    for (const command of everyCommand(program('en'))) {
      const lines = command.helpInformation().split('\n');
      expect(lines.filter((line) => LETTERS_OF_VIETNAMESE.test(line) && !/QĐ 20\/2020/.test(line))).toEqual([]);
    }
  });

  it('names what must be given in the usage line, and the options that every command has', () => {
    const init = program('vi').commands.find((command) => command.name() === 'init')!;
    expect(init.helpInformation()).toMatch(/^Cách dùng: tram init <thư mục> --agency-name <tên> --agency-id <mã>/);
    for (const flag of ['--workspace', '--lang', '--json', '--quiet']) expect(init.helpInformation()).toContain(flag);
  });

  it.each(['vi', 'en'] as const)(
    'in %s says what a backup holds and what has to be made again after it',
    (language) => {
      const backup = program(language).commands.find((command) => command.name() === 'backup')!;
      expect(backup.helpInformation().replace(/\s+/g, ' ')).toMatch(/SHA-256.*tram restore.*tram pdf/);
      // In the list of commands it stays one line.
      expect(program(language).helpInformation()).not.toContain('SHA-256');
    },
  );

  it('speaks the language of --lang before that of TRAM_LANG before that of LANG', async () => {
    const spoken = async (words: string[], env: Record<string, string>) =>
      (await tramHere(words, env)).stdout.startsWith('Usage:') ? 'en' : 'vi';
    expect(await spoken(['--help'], { LANG: 'C.UTF-8' })).toBe('vi');
    expect(await spoken(['--help'], { LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(await spoken(['list', '--help'], { LANG: 'en_GB.UTF-8', TRAM_LANG: 'vi' })).toBe('vi');
    expect(await spoken(['list', '--lang=en', '--help'], { TRAM_LANG: 'vi' })).toBe('en');
  });

  it('tells the steps, the exit codes and the variables at the end', async () => {
    const { code, stdout, stderr } = await tramHere(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    for (const word of ['intake → check → ocr', '130', 'TRAM_WORKSPACE', 'TRAM_PASSPHRASE'])
      expect(stdout).toContain(word);
  });
});
