/** Pages scanned again: a better picture of the same sheet takes the place of the old one, which is kept. */
export { bringRescan } from './bring.ts';
export { declineRescans } from './decline.ts';
export { rescanHistory } from './history.ts';
export { offerRescans } from './offers.ts';
export { replacePages } from './replace.ts';
export { scanImage } from './scan-image.ts';
export { tidyScanImages } from './tidy-scans.ts';
