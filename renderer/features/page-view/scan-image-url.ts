/** Address of the picture of a page of a received file as its file shows it. `sha256`: of the file, so that it can be kept for ever. */
export function scanImageUrl(sourceId: number, frame: number, sha256: string): string {
  return `scan-image/${sourceId}/${frame}?v=${sha256.slice(0, 16)}`;
}

/** Address of the picture of an earlier scan as it was seen. The version says of which scan and how it was turned and cut. */
export function earlierScanUrl({ id, oldVersion }: { readonly id: number; readonly oldVersion: string }): string {
  return `earlier-scan/${id}?v=${oldVersion}`;
}
