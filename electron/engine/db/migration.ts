/** One step of the schema. Final once released. */
export interface Migration {
  /** Steps of ten, rising; it becomes `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
