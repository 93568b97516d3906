import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { textsOf } from './sources.ts';

const engine = join(import.meta.dirname, '../../electron/engine');

/** What the engine writes into the journal under a name that stands whole in its source. */
function recordedActions(): string[] {
  const sources = globSync('**/*.ts', { cwd: engine }).map((file) => readFileSync(join(engine, file), 'utf8'));
  const found = sources.flatMap((text) =>
    [...text.matchAll(/\baction: *'([a-z-]+\/[a-z-]+)'/g)].map(([, name]) => name!),
  );
  return [...new Set(found)].sort();
}

it('gives every kind of journal entry a name a person can read, in both languages', () => {
  const actions = recordedActions();
  expect(actions.length).toBeGreaterThan(20);
  for (const language of ['vi', 'en'] as const) {
    const texts = textsOf(language);
    const nameless = actions.filter(
      (action) => !(`journal.action.${action}` in texts) && !(`journal.verb.${action.split('/')[1]}` in texts),
    );
    expect(nameless, language).toEqual([]);
  }
});
