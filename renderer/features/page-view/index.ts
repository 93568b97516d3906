/** Pages as pictures: thumbnails, and the viewer with deep zoom and marks at places of the page. */
export { pageImageUrl } from './page-image-url.ts';
export { earlierScanUrl, scanImageUrl } from './scan-image-url.ts';
export { useLines } from './use-lines.ts';
export { PageName, pageNumber } from './page-name.tsx';
export { PageThumb } from './page-thumb.tsx';
export { NoPage } from './no-page.tsx';
export { PageViewer, type PageMark, type ShownPage, type ViewerHandle } from './page-viewer.tsx';
