import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { everyNode, windowSources, type Source } from './sources.ts';

const root = join(import.meta.dirname, '../../renderer');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Classes of a sheet's selectors, one entry for each of their compounds: `.a.b > .c` gives [a, b] and [c]. */
function compounds(sheet: string): { readonly selector: string; readonly classes: readonly string[][] }[] {
  const rules = sheet.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{/g);
  return [...rules]
    .flatMap(([, selectors]) => selectors!.split(','))
    .map((selector) => selector.trim())
    .filter((selector) => selector.startsWith('.'))
    .map((selector) => ({
      selector,
      classes: selector.split(/[\s>+~]+/).map((one) => [...one.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!)),
    }));
}

/** Classes that the components of a file give to their elements. */
function given(source: Source): string[] {
  const texts: string[] = [];
  everyNode(source, (node) => {
    if (!ts.isJsxAttribute(node) || node.name.getText() !== 'className' || node.initializer === undefined) return;
    const collect = (part: ts.Node): void => {
      if (ts.isStringLiteral(part) || ts.isTemplateLiteralToken(part)) texts.push(part.text);
      ts.forEachChild(part, collect);
    };
    collect(node.initializer);
  });
  return texts.flatMap((text) => text.split(/\s+/)).filter((name) => /^[a-z][\w-]*$/.test(name));
}

/** A screen's folder, or the layer of what lies in none. */
const homeOf = (path: string): string => /^(?:features\/)?[^/]+/.exec(path)![0];

const sheets = globSync('**/*.css', { cwd: root }).map((path) => ({ path, rules: compounds(read(path)) }));
const sources = windowSources().map((source) => ({ path: relative('renderer', source.path), classes: given(source) }));
/** Kinds of text, the same everywhere. */
const VOCABULARY = ['muted', 'mono', 'number', 'selectable', 'hidden-visually'];

describe('classes', () => {
  it('of a screen are not given by another screen to something else', () => {
    const found = sheets
      .filter(({ path }) => !path.startsWith('ui/'))
      .flatMap(({ path, rules }) => {
        const own = new Set(rules.flatMap(({ classes }) => (classes[0]!.length === 1 ? classes[0]! : [])));
        const others = sources.filter((source) => homeOf(source.path) !== homeOf(path));
        return others.flatMap((source) =>
          source.classes
            .filter((name) => own.has(name) && !name.startsWith('ui-') && !VOCABULARY.includes(name))
            .map((name) => `${source.path} gives .${name} of ${path}`),
        );
      });
    expect(found).toEqual([]);
  });

  it('of what all screens share have names no screen uses for its own', () => {
    const inner = new Set(
      sources
        .filter(({ path }) => path.startsWith('ui/'))
        .flatMap(({ classes }) => classes.filter((name) => !name.startsWith('ui-') && !VOCABULARY.includes(name))),
    );
    const found = sheets
      .filter(({ path }) => !path.startsWith('ui/'))
      .flatMap(({ path, rules }) =>
        rules
          .filter(({ classes }) => classes.some((own) => own.length > 0 && own.every((name) => inner.has(name))))
          .map(({ selector }) => `${dirname(path)}: ${selector}`),
      );
    expect(found).toEqual([]);
  });
});
