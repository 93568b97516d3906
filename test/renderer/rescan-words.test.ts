import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Words {
  readonly errors: Readonly<Record<string, { readonly what: string; readonly do: string }>>;
  readonly text: Readonly<Record<string, string>>;
}

const folder = (language: string): URL => new URL(`../../resources/strings/${language}/`, import.meta.url);
const read = (language: string, name: string): Words =>
  JSON.parse(readFileSync(new URL(name, folder(language)), 'utf8')) as Words;

describe('what is said of new scans', () => {
  it.each(['vi', 'en'])('names controls as the window labels them (%s)', (language) => {
    const labels = new Set(
      readdirSync(folder(language))
        .filter((name) => name.startsWith('window'))
        .flatMap((name) => Object.values(read(language, name).text)),
    );
    const named = Object.values(read(language, 'rescans.json').errors).flatMap(({ do: remedy }) =>
      [...remedy.matchAll(/“([^”{]+)”/g)].map(([, name]) => name!),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !name.startsWith('tram ') && !labels.has(name))).toEqual([]);
  });
});
