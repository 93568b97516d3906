import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ERRORS, FINDINGS } from '../../shared/contract/codes/index.ts';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { SCREENS } from '../../shared/model/screens.ts';
import { literalWords, vietnameseTexts } from './literal-words.ts';
import { everyNode, keyPatterns, placeOf, sourceOf, textsOf, windowSources } from './sources.ts';

const sources = windowSources();
const texts = { vi: Object.keys(textsOf('vi')), en: Object.keys(textsOf('en')) };
const has = (pattern: RegExp): boolean => [texts.vi, texts.en].every((keys) => keys.some((key) => pattern.test(key)));

describe('the window’s sources', () => {
  it('hold no words a person reads or hears', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(literalWords)).toEqual([]);
    expect(sources.flatMap(vietnameseTexts)).toEqual([]);
  });

  it('would be found out with words in a list of options and in a message', () => {
    const text = "const all = [{ value: 'a', label: 'Tất cả' }]; notify(`Đã lưu ${all.length}`); go('digitise');";
    expect(vietnameseTexts(sourceOf('x.ts', text))).toHaveLength(2);
  });

  it.each([
    '<p>Số trang</p>',
    '<p>{open ? "Đóng" : "Mở"}</p>',
    '<button aria-label="Close" />',
    '<input placeholder={`Find ${what}`} />',
    '<Field label={name ?? "Tên"} />',
  ])('would be found out with %s', (markup) => {
    expect(literalWords(sourceOf('x.tsx', `const x = ${markup};`))).toHaveLength(
      markup.includes('?') && markup.includes(':') ? 2 : 1,
    );
  });

  it('ask for no text that is missing in a language', () => {
    const missing: string[] = [];
    let asked = 0;
    for (const source of sources)
      everyNode(source, (node) => {
        if (!ts.isCallExpression(node)) return;
        const callee = node.expression.getText(source.tree);
        if (!/(^|\.)say$|^notify\.done$|^t$/.test(callee)) return;
        for (const pattern of keyPatterns(node.arguments[0])) {
          // The words of error codes; test/shared/strings.test.ts holds them to the table of codes.
          if (/^\^(what|do):/.test(pattern.source)) continue;
          asked++;
          if (!has(pattern)) missing.push(`${placeOf(source, node)}: ${pattern.source}`);
        }
      });
    expect(asked).toBeGreaterThan(200);
    expect(missing).toEqual([]);
  });

  it('name no error or finding that does not exist', () => {
    const areas = new Set([...Object.keys(ERRORS), ...Object.keys(FINDINGS)].map((code) => code.split('/')[0]));
    const unknown: string[] = [];
    for (const source of sources)
      everyNode(source, (node) => {
        if (!ts.isStringLiteralLike(node) || !/^[a-z-]+\/[a-z0-9-]+$/.test(node.text)) return;
        const { text } = node;
        const compared = ts.isBinaryExpression(node.parent) || ts.isNewExpression(node.parent);
        if (
          compared &&
          areas.has(text.split('/')[0]) &&
          !(text in ERRORS) &&
          !(text in FINDINGS) &&
          !(text in COMMANDS)
        )
          unknown.push(`${placeOf(source, node)}: ${text}`);
      });
    expect(unknown).toEqual([]);
  });
});

/** A command to type, an option of it, or the place where commands are typed. */
const TYPED =
  /\btram (?!lưu)|\bnpm\b|\bnpx\b|(^|\s)--?[a-z]|dòng lệnh|chạy lại (đúng )?lệnh|command line|terminal|the (same )?command/i;

describe('what the window says', () => {
  const root = join(import.meta.dirname, '../..');
  const read = (pattern: string): string =>
    globSync(pattern, { cwd: root, exclude: (path) => /(^|\/)(contract\/codes|electron\/cli)(\/|$)/.test(path) })
      .map((path) => readFileSync(join(root, path), 'utf8'))
      .join();
  const besideCli = read('{shared,renderer,electron}/**/*.{ts,tsx}');
  const cli = globSync('electron/cli/**/*.ts', { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join();
  /** Only the command line has these: its own errors and texts, and the help of its options and commands. */
  const isOfCli = (key: string): boolean =>
    /^(option|help|argument|list\.none)\./.test(key) || (named(cli, key) && !named(besideCli, key));
  const named = (source: string, key: string): boolean => source.includes(`'${key.replace(/^(what|do):/, '')}'`);

  it.each(['vi', 'en'] as const)('in %s tells nobody to type a command', (language) => {
    const shown = Object.entries(textsOf(language)).filter(([key]) => !isOfCli(key));
    expect(shown.length).toBeGreaterThan(1500);
    expect(shown.filter(([, text]) => TYPED.test(text))).toEqual([]);
  });

  it('would be found out with a command, an option or the terminal', () => {
    const typed = [
      'Chạy “tram package”.',
      'Run “tram sign”.',
      'Xem --help.',
      'thư mục (tùy chọn -w)',
      'on the command line',
    ];
    expect(typed.filter((text) => !TYPED.test(text))).toEqual([]);
    expect(isOfCli('do:users/no-such-name')).toBe(true);
    expect(isOfCli('do:transfer/no-files')).toBe(false);
  });
});

describe('words that are put together at run time', () => {
  it('are there for every work that shows its progress', () => {
    const long = Object.entries(COMMANDS).filter(([, spec]) => 'long' in spec && spec.long);
    expect(long.length).toBeGreaterThan(5);
    expect(long.map(([name]) => `work.${name}`).filter((key) => !has(new RegExp(`^${key}$`)))).toEqual([]);
  });

  it('are there for every stage and unit the engine reports', () => {
    const missing = new Set<string>();
    for (const source of windowSources('electron/engine'))
      everyNode(source, (node) => {
        if (!ts.isPropertyAssignment(node)) return;
        const name = node.name.getText(source.tree);
        const report = node.parent.properties.map((one) => one.name?.getText(source.tree));
        if (!report.includes('stage') || !report.includes('done') || (name !== 'stage' && name !== 'unit')) return;
        for (const pattern of keyPatterns(node.initializer)) {
          const key = `${name}.${pattern.source.slice(1, -1)}`;
          if (key !== 'unit.bytes' && !has(new RegExp(`^${key}$`))) missing.add(key);
        }
      });
    expect([...missing]).toEqual([]);
  });

  it('are there for every change that can be undone', () => {
    const missing = new Set<string>();
    for (const source of windowSources('electron/engine'))
      everyNode(source, (node) => {
        if (!ts.isPropertyAssignment(node) || node.name.getText(source.tree) !== 'label') return;
        for (const pattern of keyPatterns(node.initializer))
          if (pattern.source.startsWith('^edit\\.') && !has(pattern)) missing.add(pattern.source);
      });
    expect([...missing]).toEqual([]);
  });

  it('are there for every screen', () => {
    expect(SCREENS.filter(({ id }) => !has(new RegExp(`^screen\\.${id}$`)))).toEqual([]);
  });
});
