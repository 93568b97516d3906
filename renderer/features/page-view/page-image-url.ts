/** Address of a page's picture on the app's own origin. Another version is another address, so pictures can be kept for ever. */
export function pageImageUrl(
  pageId: number,
  version: string,
  size: 'thumb' | 'view' | 'full' | 'scan' | 'canvas',
): string {
  return `page-image/${pageId}/${size}?v=${version}`;
}
