export { copyDatabase } from './copy-database.ts';
export { APPLICATION_ID, openSqlite } from './database.ts';
export type { Database } from './database.ts';
export { findDamage, type Extent } from './damage.ts';
export { prepared } from './prepared.ts';
export { sameRows } from './same-rows.ts';
export { LATEST_VERSION, migrate, pendingMigrations } from './migrate.ts';
export type { Migration } from './migration.ts';
