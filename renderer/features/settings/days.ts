const DAY = 24 * 3600 * 1000;

/** Whole days from now to a moment (ISO 8601); negative when it has passed. */
export function daysUntil(iso: string): number {
  return Math.floor((Date.parse(iso) - Date.now()) / DAY);
}
