import { Option } from 'commander';
import type { Cli } from '../cli.ts';
import { addKeyOptions, keyInput, type KeyOptions } from '../key-options.ts';
import { askPassphrase, type PassphraseOptions } from '../passphrase.ts';

export function addKeys({ program, speech, run, alone }: Cli): void {
  const keys = program.command('keys').description(speech.text('help.keys'));
  keys
    .command('demo <name>')
    .description(speech.text('help.keysDemo'))
    .requiredOption('--organisation <name>', speech.text('option.organisation'))
    .addOption(new Option('--days <n>', speech.text('option.days')).argParser(Number).default(30))
    .option('--passphrase-file <file>', speech.text('option.passphraseFile'))
    .option('--passphrase-env <name>', speech.text('option.passphraseEnv'))
    .action((out: string, options: PassphraseOptions & { organisation: string; days: number }) =>
      run('keys demo', async (task) => {
        const passphrase = await askPassphrase(options, speech, 'ask.newPassphrase');
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
          .map(([key, value]) => `${speech.text(`certificate.${key}`)}: ${String(value)}`),
      };
    }),
  );
}
