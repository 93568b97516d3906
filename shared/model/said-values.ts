/**
 * Values of errors and findings that are names of ours and have words where a person reads them, `said.<name>.<value>` in
 * resources/strings, with the other values of the same error in their places. A value without such words stands as it is:
 * a file's own term, a number, the system's short name of a failure (EIO).
 */
export const SAID: ReadonlySet<string> = new Set(['fault', 'found', 'reason', 'what']);
