/** Images of pages: what a file holds, its pixels, the page as a reader sees it, and what a look at it finds. */
export { analysePage, MIN_TURN_CONFIDENCE } from './analyse.ts';
export type { DetectTurn, FactsToAnalyse, PageAnalysis } from './analyse.ts';
export { checkFacts, paperSize } from './check-facts.ts';
export { decodeFrame, type DecodeOptions } from './decode.ts';
export { FORMATS, type ImageFormat } from './formats.ts';
export { findGutter, type Gutter } from './gutter.ts';
export type { Identity } from './identify.ts';
export { MAX_PIXELS } from './limits.ts';
export { PAGE_LIMITS } from './page-limits.ts';
export type { PageSource } from './page-source.ts';
export { namePaper } from './paper.ts';
export { closePageSources } from './pdf-readers.ts';
export { identifyFile, probeImage, probeImageBytes } from './probe.ts';
export type { FrameFacts, ImageProbe, ProbeOptions } from './probe.ts';
export type { Raster, Turn } from './raster.ts';
export { decideResolution } from './resolution.ts';
export { cropOf, makeView, pageSpace, renderPage, THUMBNAIL_SIDE, VIEW_SIDE } from './render.ts';
export type { PageSpace, RenderTarget } from './render.ts';
