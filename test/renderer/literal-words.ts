import ts from 'typescript';
import { everyNode, placeOf, type Source } from './sources.ts';

/** Attributes a person reads or hears. */
const READ = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'empty',
  'error',
  'help',
  'hint',
  'label',
  'placeholder',
  'title',
]);

/**
 * Words that stand in a source instead of resources/strings: text between tags, and text in attributes a person reads or
 * hears. A single letter, a sign and a unit's symbol are no words.
 */
export function literalWords(source: Source): readonly string[] {
  const found: string[] = [];
  const note = (node: ts.Node, text: string): void => {
    if (/\p{L}{2}/u.test(text) && !UNITS.has(text.trim()))
      found.push(`${placeOf(source, node)}: ${text.trim().slice(0, 40)}`);
  };
  everyNode(source, (node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) noteLiterals(node.expression, note);
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText(source.tree))) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value)) note(value, value.text);
      if (value && ts.isJsxExpression(value)) noteLiterals(value.expression, note);
    }
  });
  return found;
}

/** Names that are the samples' own, the same in every language: data, no words of the window. */
const SAMPLE_NAMES = 'renderer/features/start/samples.ts';

/**
 * Texts with Vietnamese letters, wherever they stand in a source: names of options, messages, titles put together. Nothing
 * but words is written with them.
 */
export function vietnameseTexts(source: Source): readonly string[] {
  const found: string[] = [];
  everyNode(source, (node) => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateLiteralToken(node)) return;
    const letters = node.text.replace(/[^\p{L}]/gu, '');
    if (/[^a-z]/i.test(letters) && source.path !== SAMPLE_NAMES)
      found.push(`${placeOf(source, node)}: ${node.text.trim()}`);
  });
  return found;
}

/** Symbols that are the same in every language. */
const UNITS = new Set(['dpi', 'px', 'mm', 'kB', 'MB', 'GB', 'ms', 'OCR', 'PDF', 'Excel', 'XLSX', 'CSV']);

/** Literals a value can be; keys of texts and names of values are arguments of calls and are not looked into. */
function noteLiterals(value: ts.Expression | undefined, note: (node: ts.Node, text: string) => void): void {
  if (value === undefined) return;
  if (ts.isStringLiteralLike(value)) note(value, value.text);
  else if (ts.isTemplateExpression(value)) {
    note(value, [value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)].join(' '));
    for (const { expression } of value.templateSpans) noteLiterals(expression, note);
  } else if (ts.isConditionalExpression(value)) {
    noteLiterals(value.whenTrue, note);
    noteLiterals(value.whenFalse, note);
  } else if (ts.isParenthesizedExpression(value)) noteLiterals(value.expression, note);
  else if (ts.isBinaryExpression(value) && PASSING.has(value.operatorToken.kind)) {
    noteLiterals(value.left, note);
    noteLiterals(value.right, note);
  }
}

/** Operators whose answer is one of their sides, or both put together. */
const PASSING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);
