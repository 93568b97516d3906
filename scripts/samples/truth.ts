import { BOX, FILES, type FilePlan, type ScanPlan } from './box.ts';
import type { Paper } from './paper.ts';
import type { Raster } from './render.ts';
import type { DocumentFields } from './sample-document.ts';

/** A rectangle `[x0, y0, x1, y1]` in px of the page space: turned upright and levelled, at the file's own resolution. */
export type PixelBox = readonly [number, number, number, number];

export interface LineTruth {
  readonly text: string;
  readonly box: PixelBox;
  /** Parts written by hand. */
  readonly ink?: readonly { readonly text: string; readonly box: PixelBox }[];
}

export interface PageTruth {
  /** Place in the computer file, from 1. */
  readonly page: number;
  /** px as received. */
  readonly width: number;
  readonly height: number;
  /** True resolution, and what the file says (`null`: nothing). */
  readonly dpi: number;
  readonly dpiTag: number | null;
  /** Degrees clockwise that make it upright; then the degrees by which its lines fall to the right. */
  readonly turn: number;
  readonly skew: number;
  readonly blank: boolean;
  /** Lines in reading order; the words on seals are left out. */
  readonly lines: readonly LineTruth[];
}

export interface FileTruth {
  /** Path under resources/samples. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly form: FilePlan['form'];
  readonly purpose: string;
  readonly pages: readonly PageTruth[];
}

export interface DocumentTruth {
  readonly key: string;
  /** Folder of the file (hồ sơ) and place in it, from 1. */
  readonly folder: string;
  readonly ordinal: number;
  readonly pages: readonly { readonly file: string; readonly page: number }[];
  readonly fields: DocumentFields & {
    readonly language: string;
    readonly numberOfPage: number;
    readonly maintenance: string;
    readonly mode: string;
    readonly confidenceLevel: string;
    readonly format: string;
    readonly riskRecovery: string;
  };
  /** Fields of which a part is written by hand and cannot be read by a machine. */
  readonly handwritten: readonly string[];
}

/** The shape of truth.json. */
export interface SampleTruth {
  readonly box: string;
  readonly fonds: {
    readonly fondCode: string;
    readonly fondName: string;
    readonly agencyCode: string;
    readonly agencyName: string;
  };
  readonly files: readonly { readonly folder: string; readonly fields: Readonly<Record<string, string | number>> }[];
  readonly documents: readonly DocumentTruth[];
  readonly sources: readonly FileTruth[];
}

/** What is to be read on one scanned page. */
export function pageTruth(plan: FilePlan, step: ScanPlan, index: number, paper: Paper, image: Raster): PageTruth {
  const px = (box: readonly [number, number, number, number]): PixelBox => {
    const [x0, y0, x1, y1] = box.map((pt) => Math.round((pt * plan.dpi) / 72));
    return [x0!, y0!, x1!, y1!];
  };
  const lines = step.page === null ? [] : paper.pages[step.page - 1]!.lines;
  return {
    page: index + 1,
    width: image.width,
    height: image.height,
    dpi: plan.dpi,
    dpiTag: plan.dpiTag ? plan.dpi : null,
    turn: step.turn,
    skew: step.style.skew,
    blank: step.page === null,
    lines: lines.map(({ text, box, ink }) => ({
      text,
      box: px(box),
      ...(ink.length > 0 && { ink: ink.map((part) => ({ text: part.text, box: px(part.box) })) }),
    })),
  };
}

/** The documents of the box in order, with their pages and everything an archivist would type. */
export function describeDocuments(boxFolder = 'hop-05'): DocumentTruth[] {
  const documents: DocumentTruth[] = [];
  for (const { folder, fields: file } of FILES) {
    const keys = [...new Set(BOX.filter((plan) => plan.path.startsWith(`${folder}/`)).map((plan) => plan.document))];
    keys.forEach((document, index) => {
      const pages = BOX.filter((plan) => plan.document === document).flatMap((plan) =>
        plan.scans.map((_, page) => ({ file: `${boxFolder}/${plan.path}`, page: page + 1 })),
      );
      documents.push({
        key: document.key,
        folder,
        ordinal: index + 1,
        pages,
        fields: {
          ...document.fields,
          language: file.language,
          numberOfPage: pages.length,
          maintenance: file.maintenance,
          mode: file.mode,
          confidenceLevel: file.confidenceLevel,
          format: file.format,
          riskRecovery: file.riskRecovery,
        },
        handwritten: document.handwritten,
      });
    });
  }
  return documents;
}
