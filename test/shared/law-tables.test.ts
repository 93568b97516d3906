import { getHashes } from 'node:crypto';
import { expect, it } from 'vitest';
import { FIELD_FORMS } from '../../shared/model/field-forms.ts';
import { CODE_LISTS } from '../../shared/model/fields/code-lists.ts';
import { LANGUAGE_CODES } from '../../shared/model/language-codes.ts';
import { SCAN_RULES } from '../../shared/model/scan-rules.ts';
import { SIGNATURE_RULES } from '../../shared/model/signature-rules.ts';

it('every entry says where it stands', () => {
  for (const table of [FIELD_FORMS, SCAN_RULES, SIGNATURE_RULES])
    for (const [key, { clause }] of Object.entries(table))
      expect([key, clause]).toEqual([key, expect.stringMatching(/^(?:TT|NĐ) \d+\/20\d\d/)]);
});

it('each language of the list is one or more by ISO 639-3', () => {
  expect(Object.keys(LANGUAGE_CODES).sort()).toEqual(CODE_LISTS.language.map(({ code }) => code));
  for (const codes of Object.values(LANGUAGE_CODES)) for (const code of codes) expect(code).toMatch(/^[a-z]{3}$/);
});

it('a type of document is one of the list, and no other', () => {
  const { pattern } = FIELD_FORMS.typeName;
  expect(CODE_LISTS.typeName.filter(({ code }) => !pattern.test(code))).toEqual([]);
  for (const code of ['00', '33', '1', '011', '']) expect(pattern.test(code)).toBe(false);
});

it('accepted digests are those a crypto library knows by these names', () => {
  expect(SIGNATURE_RULES.hashes.accepted.filter((name) => !getHashes().includes(name))).toEqual([]);
});
