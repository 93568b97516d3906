import type { z } from 'zod';
import type { RecordKind } from './record-kinds.ts';
import type { Role } from './roles.ts';

/** What a command answers, known to the type checker only: `answer<BatchLine[]>()`. */
export interface AnswerType<Output> {
  readonly type?: Output;
}

export function answer<Output>(): AnswerType<Output> {
  return {};
}

/**
 * A thing the program can do, as every face sees it.
 * - `kind`: `read` looks at the workspace; `write` changes it; `none` needs no workspace; `session` opens or closes one.
 * - `long`: takes more than a moment, reports progress and can be cancelled; one such command of a workspace runs at a
 *   time, the others wait their turn.
 * - `needs`: the role a signed-in person must have; everybody may when left out.
 * - `about`: the kinds of record a read command's answer is made of: when one of them changes it is asked again; every
 *   change does when left out.
 * - `paths`: fields of the input that are paths on the disk, as `to`, `paths.*`, `key.path`. From the window they are
 *   tokens given out by a dialog.
 */
export interface CommandSpec<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: 'read' | 'write' | 'none' | 'session';
  readonly input: Input;
  readonly output: AnswerType<Output>;
  readonly long?: boolean;
  readonly needs?: Role;
  readonly about?: readonly RecordKind[];
  readonly paths?: readonly string[];
}

export function command<const Kind extends CommandSpec['kind'], Input extends z.ZodType, Output>(
  spec: CommandSpec<Input, Output> & { readonly kind: Kind },
): CommandSpec<Input, Output> & { readonly kind: Kind } {
  return spec;
}
