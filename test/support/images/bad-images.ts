import type { BadImage } from './bad/bad-image.ts';
import { JPEGS } from './bad/jpegs.ts';
import { OTHERS } from './bad/others.ts';
import { PNGS } from './bad/pngs.ts';
import { STRANGERS } from './bad/strangers.ts';
import { TIFFS } from './bad/tiffs.ts';

/** Bad image files and the error each has to be refused with. */
export const BAD_IMAGES: readonly BadImage[] = [...STRANGERS, ...JPEGS, ...PNGS, ...TIFFS, ...OTHERS];
