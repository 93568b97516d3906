import { expect, it } from 'vitest';
import { FORMING_VERBS, OTHER_ACTIONS, PAGE_EDITS } from '../../shared/model/journal-actions.ts';
import { textsOf } from './sources.ts';

/** Everything the engine can write into the journal: the compiler lets `change` and `edit` write nothing else. */
const ACTIONS = [
  ...PAGE_EDITS.map((what) => `page/${what}`),
  ...['fonds', 'inventory', 'file', 'document'].flatMap((level) => FORMING_VERBS.map((verb) => `${level}/${verb}`)),
  ...OTHER_ACTIONS,
];

it.each(['vi', 'en'] as const)('gives every kind of journal entry a name a person can read: %s', (language) => {
  const texts = textsOf(language);
  const said = (action: string): boolean => {
    const [area = '', what = ''] = action.split('/');
    // Composed of the verb and the record's kind, where there is no sentence of its own.
    return `journal.action.${action}` in texts || (`journal.verb.${what}` in texts && `journal.kind.${area}` in texts);
  };
  expect(ACTIONS.filter((action) => !said(action))).toEqual([]);
});

it.each(['vi', 'en'] as const)('has no words for what is never written: %s', (language) => {
  const spoken = Object.keys(textsOf(language)).flatMap((key) =>
    key.startsWith('journal.action.') ? [key.slice('journal.action.'.length)] : [],
  );
  expect(spoken.filter((action) => !ACTIONS.includes(action))).toEqual([]);
});
