import type { Severity } from '../finding.ts';

/**
 * Exit codes of the command line, so that a script knows without reading words whether the input or the disk is at fault;
 * `cancelled` is 128 + SIGINT, as shells count it.
 */
export const EXIT = { fine: 0, findings: 1, usage: 2, input: 3, resources: 4, internal: 5, cancelled: 130 } as const;
export type ExitName = keyof typeof EXIT;

/** An area's errors: code without the area → which exit code the command line ends with. */
export type ErrorTable = Readonly<Record<`${string}/${string}`, { readonly exit: Exclude<ExitName, 'fine'> }>>;

/** An area's findings: code → how grave it is unless the check says otherwise. */
export type FindingTable = Readonly<Record<`${string}/${string}`, { readonly severity: Severity }>>;
