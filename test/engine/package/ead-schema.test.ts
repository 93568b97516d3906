import { describe, expect, it } from 'vitest';
import { checkFields, CODE_LISTS, valueFault, type FieldValues } from '../../../shared/model/fields/index.ts';
import {
  schemaSet,
  simpleElements,
  simpleTable,
  type SimpleSubject,
  type SimpleVariant,
} from '../../../electron/engine/package/index.ts';
import { validateXsd } from '../../../electron/engine/xml/index.ts';

const SUBJECTS: readonly SimpleSubject[] = ['file', 'text', 'picture', 'media'];
const CASES = SUBJECTS.flatMap((subject) =>
  (['sip', 'aip'] as const).map((variant): [SimpleSubject, SimpleVariant] => [subject, variant]),
);

/** A value that satisfies a row. */
function valid(field: ReturnType<typeof simpleElements>[number]): string {
  const codes = field.values ?? (field.list ? CODE_LISTS[field.list] : []);
  if (codes.length > 0) return codes[0]!.code;
  if (field.type === 'date') return '05/01/2001';
  return field.type === 'number' ? '7' : 'Văn bản';
}

describe.each(CASES)('the schema of %s metadata for %s', (subject, variant) => {
  const fields = simpleElements(subject, variant);
  const full: FieldValues = Object.fromEntries(fields.map((field) => [field.key, valid(field)]));

  const accepts = async (values: FieldValues, keys = fields.map((field) => field.key)): Promise<boolean> => {
    const inner = keys.map((key) => `<${key}>${values[key] ?? ''}</${key}>`).join('');
    const set = await schemaSet(variant === 'sip' ? 'sip-hoso' : 'aip-hoso', subject);
    return (await validateXsd(new TextEncoder().encode(`<simpledc>${inner}</simpledc>`), set, 'x')).length === 0;
  };

  it('accepts what the field table accepts', async () => {
    expect(checkFields(simpleTable(subject), full, variant)).toEqual([]);
    expect(await accepts(full)).toBe(true);
  });

  it('wants exactly the values the field table wants', async () => {
    for (const field of fields)
      expect([field.key, await accepts({ ...full, [field.key]: '' })]).toEqual([
        field.key,
        field.need[variant] !== 'M',
      ]);
  });

  it('judges each value as the field table does', async () => {
    const tries = [
      'x',
      '0',
      '1',
      '01',
      '99',
      '01;02',
      '31/12/1999',
      '12/1999',
      '1999',
      'đ'.repeat(25),
      'y'.repeat(2001),
    ];
    for (const field of fields)
      for (const value of tries) {
        const listed = !field.values || field.values.some((row) => row.code === value);
        const byTable = valueFault(field, value, variant) === null && listed;
        const bySchema = await accepts({ ...full, [field.key]: value });
        expect([field.key, value.slice(0, 20), bySchema]).toEqual([field.key, value.slice(0, 20), byTable]);
      }
  });

  it('wants every element once and in order', async () => {
    const keys = fields.map((field) => field.key);
    expect(await accepts(full, keys.slice(1))).toBe(false);
    expect(await accepts(full, [...keys].reverse())).toBe(false);
    expect(await accepts(full, [...keys, keys[0]!])).toBe(false);
  });
});
