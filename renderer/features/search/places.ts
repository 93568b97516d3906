import type { FoundHit } from '../../../shared/contract/reports/search.ts';
import type { Box } from '../../../shared/model/page.ts';

/** Places on a page where words were found, px of the page space, and which of them is looked at first. */
export interface Places {
  readonly boxes: readonly Box[];
  readonly first: number;
}

/** Space left around the letters, and the widest gap between words of one place, in heights of a line. */
const ROUND = 0.25;
const GAP = 1;

/** Words found next to each other on a line are one place, framed with a little room so that the frame hides nothing. */
export function placesOf(hit: FoundHit): Places {
  const places: { box: Box; last: Box }[] = [];
  let first = 0;
  hit.boxes.forEach((box, index) => {
    const before = places.at(-1);
    if (before && isNext(before.last, box)) {
      const [x0, y0, x1, y1] = before.box;
      before.box = [x0, Math.min(y0, box[1]), Math.max(x1, box[2]), Math.max(y1, box[3])];
      before.last = box;
    } else places.push({ box, last: box });
    if (index === hit.first) first = places.length - 1;
  });
  return {
    first,
    boxes: places.map(({ box: [x0, y0, x1, y1], last }) => {
      const room = (last[3] - last[1]) * ROUND;
      return [x0 - room, y0 - room, x1 + room, y1 + room];
    }),
  };
}

function isNext([x0, y0, x1, y1]: Box, [nextX0, nextY0, , nextY1]: Box): boolean {
  const height = y1 - y0;
  const shared = Math.min(y1, nextY1) - Math.max(y0, nextY0);
  return shared > height / 2 && nextX0 > x0 && nextX0 - x1 < height * GAP;
}
