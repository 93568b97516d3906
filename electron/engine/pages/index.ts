/** The pages of a workspace: where their pixels are, and what a look at them found. */
export { checkPages } from './check-pages.ts';
export type { CheckInput, CheckReport } from './check-pages.ts';
export { findPage, isAsRead, readPage, showsSameScan } from './read-page.ts';
export type { StoredPage } from './read-page.ts';
export { listPages, readPageDetail } from './list-pages.ts';
export { pageImage } from './page-image.ts';
export { tidyPageImages } from './tidy-images.ts';
export { linesOf } from './list-pages.ts';
export { pageName } from './page-name.ts';
export { overtakes } from './overtakes.ts';
export { PAGE_ORDER } from './page-order.ts';
export { outlineOf } from './outline.ts';
export { awaitingRescan } from './awaiting.ts';
export { SETTLED_SEVERITY, settled } from './settled.ts';
export { RESCANNED, rescanKey } from './rescanned.ts';
