import { expect, it } from 'vitest';
import { place } from '../../../electron/engine/pdf/geometry.ts';
import type { PdfPage } from '../../../electron/engine/pdf/model.ts';
import type { Recipe } from '../../../shared/model/page.ts';

const image = { width: 400, height: 600 } as PdfPage['image'];
const facts = { width: 400, height: 600, dpiX: 100, dpiY: 200 };

/** Where a point of the stored image (px from its top left) stands on the PDF page, px of page space from its top left. */
function standsAt(recipe: Recipe, x: number, y: number): [number, number] {
  const { matrix, height, ptPerPxX, ptPerPxY } = place({ image, recipe, facts });
  const [a, b, c, d, e, f] = matrix;
  const [u, v] = [x / image.width, 1 - y / image.height];
  return [(a * u + c * v + e) / ptPerPxX, (height - (b * u + d * v + f)) / ptPerPxY];
}

const near = ([x, y]: readonly [number, number]): unknown[] => [expect.closeTo(x, 6), expect.closeTo(y, 6)];

it('a crop moves the image so that its corner is the corner of the page, at every turn, and the page has its size', () => {
  const upright = { turn: 0, skew: 0, crop: [50, 100, 250, 500] } as const satisfies Recipe;
  expect(standsAt({ ...upright, crop: [...upright.crop] }, 50, 100)).toEqual(near([0, 0]));
  expect(standsAt({ ...upright, crop: [...upright.crop] }, 250, 500)).toEqual(near([200, 400]));
  expect(place({ image, recipe: { ...upright, crop: [...upright.crop] }, facts })).toMatchObject({
    width: (200 * 72) / 100,
    height: (400 * 72) / 200,
  });
  // Turned clockwise by a quarter, the stored (x, y) stands at (600 − y, x) of a canvas of 600 × 400.
  const lying: Recipe = { turn: 90, skew: 0, crop: [100, 50, 500, 250] };
  expect(standsAt(lying, 50, 500)).toEqual(near([0, 0]));
  expect(standsAt(lying, 250, 100)).toEqual(near([400, 200]));
  const head: Recipe = { turn: 180, skew: 0, crop: [150, 100, 350, 500] };
  expect(standsAt(head, 250, 500)).toEqual(near([0, 0]));
});

it('a crop of a levelled page is where the same place of the whole levelled page is', () => {
  const whole: Recipe = { turn: 0, skew: 3 };
  const cropped: Recipe = { ...whole, crop: [40, 60, 300, 480] };
  const [x, y] = standsAt(whole, 200, 300);
  expect(standsAt(cropped, 200, 300)).toEqual(near([x - 40, y - 60]));
  const [left, top] = standsAt(whole, 10, 20);
  expect(standsAt(cropped, 10, 20)).toEqual(near([left - 40, top - 60]));
});
