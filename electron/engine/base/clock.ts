/** The time as the engine sees it; tests and resumed jobs hand in their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * ISO 8601 with seconds and Vietnam's offset, e.g. `2026-06-12T11:45:37+07:00`. Vietnam keeps UTC+7 all year, so the
 * offset is a constant and does not depend on the PC's own time zone setting (TT 05/2025 Điều 8 kh.1; annexes' METS dates).
 */
export function isoVietnam(date: Date): string {
  return new Date(date.getTime() + 7 * 3600_000).toISOString().slice(0, 19) + '+07:00';
}
