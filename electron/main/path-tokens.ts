import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '../../shared/contract/app-error.ts';
import { TOKEN_PREFIX, type ChosenPath } from '../../shared/contract/shell.ts';
import { compareNatural } from '../../shared/model/natural-order.ts';

/**
 * Paths a person chose, and the tokens the window knows them by. A token lives as long as the program; one that was made up
 * stands for nothing.
 */
export class PathTokens {
  readonly #paths = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  /** The token of a path; the same path keeps its token. */
  give(path: string): ChosenPath {
    let token = this.#tokens.get(path);
    if (token === undefined) {
      token = `${TOKEN_PREFIX}${randomUUID()}`;
      this.#tokens.set(path, token);
      this.#paths.set(token, path);
    }
    return { token, name: basename(path) || path, path };
  }

  /**
   * The tokens of paths chosen or dropped together, "2" before "10": a dialog gives them in the order it likes (on Windows
   * the last one clicked comes first), and intake keeps the order it is given.
   */
  giveAll(paths: readonly string[]): ChosenPath[] {
    return [...paths].sort(compareNatural).map((path) => this.give(path));
  }

  /** The path of a token. Throws `shell/path-not-chosen`, naming the field, for anything else. */
  pathOf(token: unknown, field: string): string {
    const path = typeof token === 'string' ? this.#paths.get(token) : undefined;
    if (path === undefined) throw new AppError('shell/path-not-chosen', { field });
    return path;
  }

  /**
   * A command's input with paths in place of tokens, in the fields its `paths` patterns name (`to`, `paths.*`, `key.path`).
   * A field that is absent stays so: whether it may be is the command's own check.
   */
  resolve(input: unknown, patterns: readonly string[]): unknown {
    return patterns.reduce((value, pattern) => this.#replace(value, pattern.split('.'), pattern), input);
  }

  #replace(value: unknown, steps: readonly string[], field: string): unknown {
    const [step, ...rest] = steps;
    if (step === undefined) return value === undefined || value === null ? value : this.pathOf(value, field);
    if (typeof value !== 'object' || value === null) {
      // A string where a list of paths belongs is no way past the check.
      if (value === undefined || value === null) return value;
      throw new AppError('shell/path-not-chosen', { field });
    }
    if (step === '*') {
      if (!Array.isArray(value)) throw new AppError('shell/path-not-chosen', { field });
      return value.map((one: unknown) => this.#replace(one, rest, field));
    }
    if (!Object.hasOwn(value, step)) return value;
    return { ...value, [step]: this.#replace((value as Record<string, unknown>)[step], rest, field) };
  }
}
