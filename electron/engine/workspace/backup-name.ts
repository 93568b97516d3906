import { isoVietnam, type Clock } from '../base/clock.ts';

/** Name of a new backup's folder: day and minute in Vietnam, whatever the PC's time zone; `sao-luu-2026-11-23-0533`. */
export function backupName(clock: Clock): string {
  return `sao-luu-${isoVietnam(clock.now()).slice(0, 16).replace('T', '-').replace(':', '')}`;
}
