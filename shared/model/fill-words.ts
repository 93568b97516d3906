import type { Params } from '../contract/app-error.ts';

/** A choice by a number, as translators know it from ICU: `{count, plural, one {# page} other {# pages}}`. */
const CHOICE = /\{(\w+), plural, one \{([^{}]*)\} other \{([^{}]*)\}\}/g;
const PLACE = /\{([\w:]+)\}/g;

const RULES = { vi: new Intl.PluralRules('vi'), en: new Intl.PluralRules('en') };

/**
 * A text of resources/strings with its places filled: `{name}` by the value, a choice by the form the language has for
 * that number, in which `#` is the value. The number may be written already (“1”, “12,345”). A place without a value stays
 * as it is, so that it is seen. The one filler of the command line and the window.
 */
export function fillWords(text: string, params: Params, language: 'vi' | 'en'): string {
  const chosen = text.replace(CHOICE, (_, name: string, one: string, other: string) => {
    const value = params[name];
    const form = RULES[language].select(Number(value ?? Number.NaN)) === 'one' ? one : other;
    return form.replaceAll('#', `{${name}}`);
  });
  return chosen.replace(PLACE, (whole, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? whole : String(value);
  });
}

/** A text as it reads for many, its places still open: “{count} pages”. For lists of texts and for comparing languages. */
export function formForMany(text: string): string {
  return text.replace(CHOICE, (_, name: string, _one: string, other: string) => other.replaceAll('#', `{${name}}`));
}
