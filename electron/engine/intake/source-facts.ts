import type { Finding } from '../../../shared/contract/finding.ts';
import type { PageFacts } from '../../../shared/model/page.ts';

export type SourceKind = 'image' | 'pdf-scan' | 'pdf-born' | 'pdf-signed';

/** One page of a source. `frame`: frame of an image file or page of a PDF, from 0. */
export interface PageRow extends PageFacts {
  readonly frame: number;
  readonly origin: 'image' | 'pdf-image' | 'pdf-render';
  /** Degrees clockwise the file itself asks for: EXIF orientation, /Rotate and the image's matrix. */
  readonly priorTurn: 0 | 90 | 180 | 270;
}

/** What a file that can be taken is and holds. */
export interface SourceFacts {
  readonly kind: SourceKind;
  /** PRONOM identifier; null when the variant is none we know. */
  readonly puid: string | null;
  readonly pages: readonly PageRow[];
  readonly findings: readonly Finding[];
}
