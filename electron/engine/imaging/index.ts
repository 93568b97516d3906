/** Images of pages: what a file holds, its pixels, the page as a reader sees it, and what a look at it finds. */
export { analysePage } from './analyse.ts';
export type { DetectTurn, PageAnalysis } from './analyse.ts';
export { checkFacts } from './check-facts.ts';
export { decodeFrame } from './decode.ts';
export { FORMATS } from './formats.ts';
export { quantile } from './grey-stats.ts';
export { findGutter } from './gutter.ts';
export type { PageSource } from './page-source.ts';
export { namePaper } from './paper.ts';
export { closePageSources } from './pdf-readers.ts';
export { identifyFile, probeImage, probeImageBytes } from './probe.ts';
export type { Raster, Turn } from './raster.ts';
export { decideResolution } from './resolution.ts';
export { cropOf, makeView, pageSpace, renderPage, THUMBNAIL_SIDE, VIEW_SIDE } from './render.ts';
