/** Address of the picture of a page of a received file, also of one that no page shows. `sha256`: of the file, so that it can be kept for ever. */
export function scanImageUrl(sourceId: number, frame: number, sha256: string): string {
  return `scan-image/${sourceId}/${frame}?v=${sha256.slice(0, 16)}`;
}
