/** Adapter of zxing-cpp (WebAssembly): reads the codes printed on a page, and makes them for printing. */
export { CodeReader, type PageCode } from './code-reader.ts';
export { drawCode, type CodeKind, type Modules } from './draw-code.ts';
