import { baoCao2010 } from './documents/bao-cao-2010.ts';
import { bienBan2009 } from './documents/bien-ban-2009.ts';
import { congVan2021 } from './documents/cong-van-2021.ts';
import { keHoach2021 } from './documents/ke-hoach-2021.ts';
import { quyetDinh2004 } from './documents/quyet-dinh-2004.ts';
import { thongBao2021 } from './documents/thong-bao-2021.ts';
import { toTrinh2003 } from './documents/to-trinh-2003.ts';
import { toTrinh2021 } from './documents/to-trinh-2021.ts';
import type { SampleDocument } from './sample-document.ts';
import { OFFICE_SCAN, type ScanStyle } from './scanner.ts';

/** One page on its way through the scanner. `page` counts from 1; `null` is the empty back of a sheet. */
export interface ScanPlan {
  readonly page: number | null;
  /** Degrees clockwise that make the scan upright again. */
  readonly turn: 0 | 90 | 270;
  readonly style: ScanStyle;
}

export interface FilePlan {
  /** Path under the box folder. */
  readonly path: string;
  readonly document: SampleDocument;
  readonly dpi: number;
  /** What the file says about its resolution: the true value, or nothing. */
  readonly dpiTag: boolean;
  readonly form: 'jpeg' | 'png-grey' | 'tiff-g4' | 'pdf-jpeg';
  /** JPEG quality. */
  readonly quality: number;
  readonly scans: readonly ScanPlan[];
  /** Why the file is in the box. */
  readonly purpose: string;
}

function plan(page: number | null, seed: number, style: Partial<ScanStyle> = {}, turn: 0 | 90 | 270 = 0): ScanPlan {
  return { page, turn, style: { ...OFFICE_SCAN, seed, ...style } };
}

function jpeg(
  path: string,
  document: SampleDocument,
  scan: ScanPlan,
  purpose: string,
  more: Partial<FilePlan> = {},
): FilePlan {
  return { path, document, dpi: 200, dpiTag: true, form: 'jpeg', quality: 76, scans: [scan], purpose, ...more };
}

const OLD_PAPER = { paper: [240, 230, 206] as const, ink: 0.78 };

/** Everything in the box: two files (hồ sơ), eight documents, fifteen computer files, eighteen pages. */
export const BOX: readonly FilePlan[] = [
  {
    path: 'ho-so-01/scan-1.tif',
    document: toTrinh2003,
    dpi: 300,
    dpiTag: true,
    form: 'tiff-g4',
    quality: 0,
    scans: [
      plan(1, 11, { wear: 0.22, skew: 0.6, noise: 3, shadow: 0 }),
      plan(2, 12, { wear: 0.26, skew: -0.45, noise: 3, shadow: 0 }),
      plan(null, 13, { noise: 1.5, shadow: 0, through: 0.05 }),
    ],
    purpose:
      'Multi-page TIFF, Group 4, 300 dpi; old spelling and abbreviations; last page is the empty back of the sheet',
  },
  {
    path: 'ho-so-01/scan-2.pdf',
    document: quyetDinh2004,
    dpi: 200,
    dpiTag: true,
    form: 'pdf-jpeg',
    quality: 76,
    scans: [plan(1, 21, { ...OLD_PAPER, skew: -0.35 }), plan(2, 22, { ...OLD_PAPER, skew: 0.5, holes: true })],
    purpose: 'Two-page scanned PDF (one JPEG a page, no text); yellowed paper; red seal over the signature',
  },
  jpeg(
    'ho-so-01/scan-3.jpg',
    bienBan2009,
    plan(1, 31, { skew: 0.2, holes: true }),
    'Minutes, first page; binder holes',
  ),
  jpeg(
    'ho-so-01/scan-4.jpg',
    bienBan2009,
    plan(2, 41, { skew: -0.3 }, 90),
    'Lies on its side: turn 90° clockwise; two signature columns',
  ),
  jpeg(
    'ho-so-01/scan-5.jpg',
    baoCao2010,
    plan(1, 51, { skew: -0.8, ink: 0.8 }),
    'Number, day and month written by hand; issuer wraps; 300 dpi',
    { dpi: 300, quality: 70 },
  ),
  jpeg('ho-so-01/scan-6.jpg', baoCao2010, plan(2, 61, { skew: 0.3 }), 'Red seal over the signature, half-empty page'),
  jpeg('ho-so-01/scan-7.jpg', baoCao2010, plan(3, 71, { skew: 0.25 }), 'Landscape page with a ruled table'),
  jpeg(
    'ho-so-02/scan-8.jpg',
    congVan2021,
    plan(1, 81, { skew: 2.3 }),
    'Skewed by 2.3°; công văn with V/v and a red KHẨN frame',
  ),
  jpeg('ho-so-02/scan-9.jpg', congVan2021, plan(2, 91, { skew: -0.4 }), 'Red seal over the signature'),
  jpeg('ho-so-02/scan-10.jpg', keHoach2021, plan(1, 101, { skew: 0.15 }), 'Plain page; its name sorts after scan-9'),
  jpeg(
    'ho-so-02/scan-11.jpg',
    keHoach2021,
    plan(2, 111, { skew: -0.2, ink: 0.34, wear: 0.3, noise: 2.6, paper: [244, 242, 238] }),
    'Faint page: the toner was at its end',
  ),
  jpeg('ho-so-02/scan-12.jpg', keHoach2021, plan(3, 121, { skew: 0.4 }), 'Last page of three'),
  {
    path: 'ho-so-02/scan-13.png',
    document: thongBao2021,
    dpi: 200,
    dpiTag: true,
    form: 'png-grey',
    quality: 0,
    scans: [plan(1, 131, { skew: -0.55, noise: 1.2, paper: [250, 250, 250] })],
    purpose: 'Grey PNG, 8 bit: less than the 24-bit colour that Điều 8 asks for',
  },
  jpeg(
    'ho-so-02/scan-14.jpg',
    toTrinh2021,
    plan(1, 141, { skew: 0.7 }),
    'No dpi in the file: follows from the paper size',
    {
      dpiTag: false,
    },
  ),
  jpeg('ho-so-02/scan-15.jpg', toTrinh2021, plan(2, 151, { skew: -0.15 }), 'Last page, seal over the signature'),
];

/** The two files (hồ sơ) with what TT 05/2025 asks to be described (domain keys, file level). */
export const FILES = [
  {
    folder: 'ho-so-01',
    fields: {
      fileCode: 'H99.12.2010.01.VTLT',
      title: 'Hồ sơ về việc xây dựng, tiếp nhận tài liệu và kiểm tra Kho lưu trữ huyện Vĩnh Khê (2003 - 2010)',
      maintenance: '01',
      mode: '01',
      language: '01',
      startDate: '14/08/2003',
      endDate: '05/01/2010',
      keyword: 'kho lưu trữ; Vĩnh Khê',
      totalDoc: 4,
      numberOfPaper: 9,
      numberOfPage: 10,
      format: '02',
      confidenceLevel: '02',
      paperFileCode: '099.K1.G3.H05.01',
      riskRecovery: '0',
      description: 'Người lập hồ sơ: Hà Công Lực. Tờ trình năm 2003 là bản lưu, chữ mờ.',
    },
  },
  {
    folder: 'ho-so-02',
    fields: {
      fileCode: 'H99.12.2021.02.VTLT',
      title: 'Hồ sơ về việc số hóa tài liệu lưu trữ của huyện Vĩnh Khê năm 2021',
      maintenance: '01',
      mode: '01',
      language: '01',
      startDate: '09/02/2021',
      endDate: '29/11/2021',
      keyword: 'số hóa; tài liệu lưu trữ',
      totalDoc: 4,
      numberOfPaper: 8,
      numberOfPage: 8,
      format: '01',
      confidenceLevel: '02',
      paperFileCode: '099.K1.G3.H05.02',
      riskRecovery: '0',
      description: 'Người lập hồ sơ: Hà Công Lực.',
    },
  },
] as const;

export const FONDS = {
  fondCode: 'H99.12.P01',
  fondName: 'Phông Ủy ban nhân dân huyện Vĩnh Khê',
  agencyCode: 'H99.12',
  agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
} as const;
