import type { I18nFormatModule } from 'i18next';
import type { Params } from '../../shared/contract/app-error.ts';
import { fillWords } from '../../shared/model/fill-words.ts';

/** The texts are shared with the command line, so i18next fills them as it does and looks for no plural keys of its own. */
export const wordFormat = {
  type: 'i18nFormat',
  parse: (text: string, params: Params, language: string) => fillWords(text, params, language === 'en' ? 'en' : 'vi'),
  addLookupKeys: (keys: readonly string[]) => keys,
} satisfies I18nFormatModule & Record<string, unknown>;
