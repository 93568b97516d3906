import type { z } from 'zod';

/**
 * A thing the program can do, as both faces see it. `write` commands change the workspace and run one after another;
 * `none` need no workspace.
 */
export interface CommandSpec<Input extends z.ZodType = z.ZodType> {
  readonly kind: 'read' | 'write' | 'none';
  readonly input: Input;
}

export function command<Input extends z.ZodType>(spec: CommandSpec<Input>): CommandSpec<Input> {
  return spec;
}
