import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ACTIONS, MENUS } from '../../shared/model/actions/index.ts';
import { SCREENS } from '../../shared/model/screens.ts';
import { everyNode, keyPatterns, placeOf, textsOf, windowSources } from './sources.ts';

const sources = windowSources();
const ids = new Set(ACTIONS.map(({ id }) => id));

describe('every action', () => {
  it('has an id of its own and a name in both languages', () => {
    expect(ACTIONS.length).toBe(ids.size);
    for (const language of ['vi', 'en'] as const) {
      const texts = textsOf(language);
      expect([...ids].filter((id) => !texts[`action.${id}`])).toEqual([]);
    }
  });

  it('is bound to something it does', () => {
    const bound: RegExp[] = [];
    for (const source of sources)
      everyNode(source, (node) => {
        if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
          if (ts.isStringLiteralLike(node.name)) bound.push(...keyPatterns(node.name));
          if (ts.isComputedPropertyName(node.name)) bound.push(...keyPatterns(node.name.expression));
        }
        // Bindings made as pairs: Object.fromEntries(list.map((one) => [`go.${one}`, …])).
        if (ts.isArrayLiteralExpression(node) && node.elements.length === 2)
          bound.push(...keyPatterns(node.elements[0]));
      });
    const patterns = bound.filter(({ source }) => source !== '^.+$');
    expect([...ids].filter((id) => !patterns.some((pattern) => pattern.test(id)))).toEqual([]);
  });

  it('that a button or a menu runs is in the table', () => {
    const unknown: string[] = [];
    for (const source of sources)
      everyNode(source, (node) => {
        if (!ts.isCallExpression(node) || node.expression.getText(source.tree) !== 'runAction') return;
        for (const pattern of keyPatterns(node.arguments[0]))
          if (![...ids].some((id) => pattern.test(id))) unknown.push(`${placeOf(source, node)}: ${pattern.source}`);
      });
    expect(unknown).toEqual([]);
  });

  it('has keys no other action that can be met with it has', () => {
    const clashes: string[] = [];
    const table = ACTIONS.filter(({ keys }) => keys !== undefined);
    for (const [n, one] of table.entries())
      for (const other of table.slice(n + 1))
        if (one.keys === other.keys && (!one.screen || !other.screen || one.screen === other.screen))
          clashes.push(`${one.keys!}: ${one.id}, ${other.id}`);
    expect(clashes).toEqual([]);
  });

  it('has keys written as the window reads them', () => {
    const form =
      /^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9=,.\-/\\[\]]|F\d{1,2}|Enter|Delete|Escape|Space|Tab|Arrow(Up|Down|Left|Right)|Home|End|PageUp|PageDown|Backspace)$/;
    expect(ACTIONS.filter(({ keys }) => keys !== undefined && !form.test(keys))).toEqual([]);
  });

  it('that stands in a menu stands in one there is, and belongs to a screen there is', () => {
    expect(ACTIONS.filter(({ menu }) => menu !== undefined && !MENUS.includes(menu))).toEqual([]);
    const screens = SCREENS.map(({ id }) => id);
    expect(ACTIONS.filter(({ screen }) => screen !== undefined && !screens.includes(screen))).toEqual([]);
    for (const menu of MENUS) expect(textsOf('vi')[`menu.${menu}`]).toBeTruthy();
  });
});

describe('every screen', () => {
  it('is in the table of screens and reached by an action', () => {
    const table = readFileSync(join(import.meta.dirname, '../../renderer/app/screen-table.ts'), 'utf8');
    for (const { id } of SCREENS) {
      expect(table).toMatch(new RegExp(`\\b${id}: \\{ icon: \\w+, Show: \\w+ \\}`));
      expect(ids).toContain(`go.${id}`);
    }
  });
});
