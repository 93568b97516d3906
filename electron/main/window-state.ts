import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where the window was when it was closed, in the screen's own pixels. */
export const WindowState = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  maximised: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const SMALLEST = { width: 1024, height: 640 } as const;
const FIRST = { width: 1440, height: 900 } as const;

/**
 * Where to open the window: where it was, as far as that is still on a screen (one may have been unplugged, or the
 * resolution lowered); the first time, in the middle of the main screen. `areas` are the screens without their task bars,
 * the main one first.
 */
export function placeWindow(saved: WindowState | null, areas: readonly Rectangle[]): Rectangle {
  const area = (saved && areas.find((one) => overlap(saved.bounds, one) > 0.25)) ?? areas[0];
  const wanted = saved?.bounds;
  if (area === undefined) return { x: 0, y: 0, ...FIRST };
  const width = Math.min(wanted?.width ?? FIRST.width, area.width);
  const height = Math.min(wanted?.height ?? FIRST.height, area.height);
  const visible = wanted !== undefined && overlap(wanted, area) > 0.25;
  const x = visible ? wanted.x : area.x + (area.width - width) / 2;
  const y = visible ? wanted.y : area.y + (area.height - height) / 2;
  return {
    x: Math.round(clamp(x, area.x, area.x + area.width - width)),
    y: Math.round(clamp(y, area.y, area.y + area.height - height)),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** How much of `inner` lies in `outer`, from 0 to 1. */
function overlap(inner: Rectangle, outer: Rectangle): number {
  const across = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const down = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return across <= 0 || down <= 0 ? 0 : (across * down) / (inner.width * inner.height);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
