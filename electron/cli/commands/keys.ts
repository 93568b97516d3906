import { Option } from 'commander';
import { isoVietnam } from '../../engine/index.ts';
import type { Cli } from '../cli.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';
import { askPassphrase, type PassphraseOptions } from '../passphrase.ts';
import { newFile, plainName, wholeNumber } from '../values.ts';

export function addKeys({ program, speech, run, alone }: Cli): void {
  const keys = program.command('keys').description(speech.text('help.keys'));
  keys
    .command('demo')
    .argument('<name>', speech.text('argument.keyName'))
    .description(speech.text('help.keysDemo'))
    .requiredOption('--organisation <name>', speech.text('option.organisation'), plainName(speech))
    .addOption(new Option('--days <n>', speech.text('option.days')).argParser(wholeNumber(speech, 1, 3650)).default(30))
    .option('--passphrase-file <file>', speech.text('option.passphraseFile'))
    .option('--passphrase-env <name>', speech.text('option.passphraseEnv'))
    .action((out: string, options: PassphraseOptions & { organisation: string; days: number }) =>
      run('keys demo', async (task) => {
        for (const ending of ['.p12', '-root.pem', '-root.crl.pem']) newFile(`${out}${ending}`);
        const passphrase = await askPassphrase(options, speech, 'ask.newPassphrase', 'ask.passphraseAgain');
        const result = await alone(
          'keys/demo',
          { out, organisation: options.organisation, passphrase, validDays: options.days },
          task,
        );
        return { result, lines: [speech.text('done.keysDemo', { ...result })] };
      }),
    );
  addKeyOptions(keys.command('show').description(speech.text('help.keysShow')), speech).action((options: KeyOptions) =>
    run('keys show', async (task) => {
      const result = await alone('keys/show', { key: await keyInput(options, speech) }, task);
      return {
        result,
        lines: Object.entries(result)
          .filter(([, value]) => value !== null)
          .map(([key, value]) => `${speech.text(`certificate.${key}`)}: ${shown(key, String(value))}`),
      };
    }),
  );
}

/** The bounds of validity in Vietnam's time, like every moment the program shows. */
function shown(key: string, value: string): string {
  return key === 'notBefore' || key === 'notAfter' ? isoVietnam(new Date(value)) : value;
}
