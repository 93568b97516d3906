import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Params } from '../../shared/contract/app-error.ts';
import { resourcePath } from '../engine/index.ts';

export type Language = 'vi' | 'en';

const Words = z.object({ what: z.string(), do: z.string() });
const Area = z.object({
  errors: z.record(z.string(), Words),
  findings: z.record(z.string(), Words),
  text: z.record(z.string(), z.string()),
});

/** Everything a person reads, from resources/strings, in one language. */
export interface Speech {
  readonly language: Language;
  /** A text by its key; the key itself should it be missing, which a test rules out. */
  text(key: string, params?: Params): string;
  /** What is wrong and what to do, for an error or a finding. */
  words(code: string, params: Params): { what: string; do: string };
}

export function loadSpeech(language: Language): Speech {
  const folder = resourcePath('strings', language);
  const text: Record<string, string> = {};
  const words: Record<string, { what: string; do: string }> = {};
  for (const name of readdirSync(folder)) {
    const area = Area.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    Object.assign(text, area.text);
    Object.assign(words, area.errors, area.findings);
  }
  return {
    language,
    text: (key, params = {}) => fill(text[key] ?? key, params),
    words(code, params) {
      const entry = words[code] ?? { what: code, do: '' };
      return { what: fill(entry.what, params), do: fill(entry.do, params) };
    },
  };
}

/** `--lang`, else TRAM_LANG, else the system's LANG; Vietnamese unless that clearly says English. */
export function chooseLanguage(option: string | undefined, env: NodeJS.ProcessEnv): Language {
  const wanted = option ?? env['TRAM_LANG'];
  if (wanted !== undefined) return wanted.toLowerCase().startsWith('en') ? 'en' : 'vi';
  return /^en([_-]|$)/i.test(env['LC_ALL'] ?? env['LANG'] ?? '') ? 'en' : 'vi';
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined || value === null ? whole : String(value);
  });
}
