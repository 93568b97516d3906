/** Values that fill the `{name}` places of an error's or a finding's words. */
export type Params = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The one error that crosses every border of the program. `code` is `area/reason` from `codes/`; the words a person
 * reads come from `resources/strings` by that code, never from `message`.
 */
export class AppError extends Error {
  readonly code: string;
  readonly params: Params;
  readonly details: readonly Detail[];

  constructor(code: string, params: Params = {}, options: { details?: readonly Detail[]; cause?: unknown } = {}) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.details = options.details ?? [];
  }
}

/** One of several things wrong at once, for errors that list them (a spreadsheet's rows, a count's differences). */
export interface Detail {
  readonly code: string;
  readonly params: Params;
}

/** The plain form an error takes in a message between processes, in the journal and in `--json`. */
export interface ErrorRecord {
  readonly code: string;
  readonly params: Params;
  readonly details: readonly Detail[];
}

/** Any thrown value as a record. What is not an AppError is a bug and says so: `internal/unexpected`. */
export function toErrorRecord(error: unknown): ErrorRecord {
  if (error instanceof AppError) return { code: error.code, params: error.params, details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal/unexpected', params: { message }, details: [] };
}

export function isAppError(error: unknown, code?: string): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
