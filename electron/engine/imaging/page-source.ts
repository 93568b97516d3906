/**
 * Where a page's pixels come from. `frame` counts the directories of the image file from 0 (`FrameFacts.frame`), `page`
 * the pages of the PDF from 0.
 * - `image`: a frame of an image file.
 * - `pdf-image`: the one image a scanned PDF page consists of, as stored (not turned).
 * - `pdf-render`: a PDF page drawn, as the PDF shows it.
 */
export type PageSource = (
  | { readonly kind: 'image'; readonly path: string; readonly frame: number }
  | { readonly kind: 'pdf-image'; readonly path: string; readonly page: number }
  | { readonly kind: 'pdf-render'; readonly path: string; readonly page: number }
) & {
  /** How errors call the file, when its path says nothing to a person (a master is kept under its digest). */
  readonly name?: string;
};
