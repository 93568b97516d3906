import { loadSpeech } from '../../../electron/cli/words.ts';
import type { Params } from '../../../shared/contract/app-error.ts';
import { DOCUMENT_FIELDS, FILE_FIELDS } from '../../../shared/model/fields/index.ts';

/** What stands on the screen in one language, by its key: for stories that are told in both. */
export interface Spoken {
  readonly say: (key: string, params?: Params) => string;
  /** A text whose places stay open, to be looked for: `Transfer .+ is made`. From its beginning. */
  readonly like: (key: string, params?: Params) => RegExp;
  /** What an error or a finding says; places without a value stay open. */
  readonly finding: (code: string, params: Params) => RegExp;
  /** A field's name in the tables of the law, as its label begins. */
  readonly field: (of: 'file' | 'document', key: string) => RegExp;
}

export function spoken(language: 'vi' | 'en'): Spoken {
  const speech = loadSpeech(language);
  return {
    say: (key, params) => speech.text(key, params),
    like: (key, params) => open(speech.text(key, params)),
    finding: (code, params) => open(speech.words(code, params).what),
    field: (of, key) => {
      const found = (of === 'file' ? FILE_FIELDS : DOCUMENT_FIELDS).find((one) => one.key === key);
      if (found === undefined) throw new Error(`no field ${key}`);
      return beginning(found[language]);
    },
  };
}

/** A name that begins so: what follows may be a key, or the clause of a field. */
export function beginning(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`);
}

function open(text: string): RegExp {
  return new RegExp(
    `^${text
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.+')}`,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
