interface Spoken {
  readonly what: string;
  readonly do: string;
  /** Where `do` names a command to type, or there is a better way in the window: what to do there. */
  readonly window?: string;
}

/** One file of resources/strings. */
export interface Area {
  readonly errors: Readonly<Record<string, Spoken>>;
  readonly findings: Readonly<Record<string, Spoken>>;
  readonly text: Readonly<Record<string, string>>;
}

/** The texts of a language as the window says them, in one flat table: `key`, and `what:<code>`, `do:<code>`. */
export function tableOf(areas: readonly Area[]): Record<string, string> {
  const table: Record<string, string> = {};
  for (const area of areas) {
    Object.assign(table, area.text);
    for (const [code, words] of Object.entries({ ...area.errors, ...area.findings })) {
      table[`what:${code}`] = words.what;
      table[`do:${code}`] = words.window ?? words.do;
    }
  }
  return table;
}
