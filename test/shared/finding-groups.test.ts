import { expect, it } from 'vitest';
import type { Finding } from '../../shared/contract/finding.ts';
import { groupFindings } from '../../shared/model/finding-groups.ts';

it('findings of one kind stand together, the gravest first, none is lost', () => {
  const finding = (code: string, severity: Finding['severity'], place: string): Finding => ({
    code,
    severity,
    place,
    params: {},
  });
  const all = [
    finding('a/note', 'info', '1'),
    finding('a/doubt', 'warning', '1'),
    finding('a/doubt', 'warning', '2'),
    finding('a/fault', 'error', '1'),
    finding('a/doubt', 'warning', '3'),
  ];
  const groups = groupFindings(all);
  expect(groups.map(({ code, findings }) => [code, findings.map(({ place }) => place)])).toEqual([
    ['a/fault', ['1']],
    ['a/doubt', ['1', '2', '3']],
    ['a/note', ['1']],
  ]);
  expect(groups.flatMap(({ findings }) => findings)).toHaveLength(all.length);
});
