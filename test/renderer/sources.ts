import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { tableOf, type Area } from '../../renderer/words/table.ts';

const root = join(import.meta.dirname, '../..');

/** A source of the window, parsed. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** All sources of the window; with folders, only theirs (`renderer/features/form`). */
export function windowSources(...folders: readonly string[]): readonly Source[] {
  const from = folders.length === 0 ? ['renderer'] : folders;
  return from.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
      .filter((path) => !path.endsWith('.d.ts'))
      .sort()
      .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8'))),
  );
}

/** A text as a source. */
export function sourceOf(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind) };
}

/** Calls `visit` with every node of a source. */
export function everyNode({ tree }: Source, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(tree);
}

/** `renderer/app/rail.tsx:14`, for messages. */
export function placeOf({ path, tree }: Source, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}

/** The texts of a language by key, those of errors and findings as `what:<code>` and `do:<code>`, as the window has them. */
export function textsOf(language: 'vi' | 'en'): Readonly<Record<string, string>> {
  const folder = join(root, 'resources/strings', language);
  return tableOf(readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Area));
}

/**
 * What a key can be, as patterns over whole keys: a literal is itself, `a ? b : c` is either, a template's places are
 * anything. Nothing where the key comes from elsewhere.
 */
export function keyPatterns(node: ts.Expression | undefined): readonly RegExp[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [exactly(node.text)];
  if (ts.isConditionalExpression(node)) return [...keyPatterns(node.whenTrue), ...keyPatterns(node.whenFalse)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return keyPatterns(node.expression);
  if (!ts.isTemplateExpression(node)) return [];
  const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return [new RegExp(`^${parts.map(escape).join('.+')}$`)];
}

function exactly(text: string): RegExp {
  return new RegExp(`^${escape(text)}$`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
