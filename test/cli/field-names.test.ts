import { describe, expect, it } from 'vitest';
import { loadSpeech } from '../../electron/cli/words.ts';
import { checkFields, DOCUMENT_FIELDS, FILE_FIELDS, type Field } from '../../shared/model/fields/index.ts';

const TABLES: readonly (readonly Field[])[] = [FILE_FIELDS, DOCUMENT_FIELDS];

describe('a finding about a field', () => {
  it.each(['vi', 'en'] as const)(
    'calls it as the table of the law does in the language of the reader: %s',
    (language) => {
      const speech = loadSpeech(language);
      for (const table of TABLES) {
        const empty = checkFields(table, {}, 'sip');
        const wrong = checkFields(table, Object.fromEntries(table.map(({ key }) => [key, '?'.repeat(20_000)])), 'sip');
        expect(empty.length).toBeGreaterThan(3);
        for (const { code, params, place } of [...empty, ...wrong]) {
          const field = table.find(({ key }) => key === place)!;
          expect(speech.words(code, params).what).toContain(field[language]);
        }
      }
    },
  );
});
