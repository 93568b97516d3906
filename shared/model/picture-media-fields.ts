import type { Code, Field } from './fields/index.ts';

/** A row of the tables for pictures and recordings; `values` is its code list where no other table has it. */
export interface PictureMediaField extends Field {
  readonly values?: readonly Code[];
}

/** What a document is besides a text: the kinds that have a metadata form of their own. */
export type PictureMedia = 'picture' | 'media';

const CLAUSE = 'TT 05/2025/TT-BNV Phụ lục I, III (EAD_pic_*.xml, EAD_media_*.xml)';

const BOTH = { sip: 'O', aip: 'O' } as const;
const SIP_ONLY = { sip: 'O' } as const;

function text(key: string, vi: string, en: string, max: number | null, need: Field['need'] = BOTH): PictureMediaField {
  return { key, vi, en, type: 'text', max, need, clause: CLAUSE };
}

function code(key: string, vi: string, en: string, values: readonly Code[], need: Field['need']): PictureMediaField {
  return { key, vi, en, type: 'code', max: null, values, need, clause: CLAUSE };
}

/** The rows both kinds share, by their key. The circular gives no obligations for them beyond what identifies. */
const SHARED: readonly PictureMediaField[] = [
  { ...text('docCode', 'Mã lưu trữ tài liệu', 'Document code', 100, { sip: 'M' }), derived: true },
  { ...text('arcFileCode', 'Mã hồ sơ lưu trữ', 'Archived file code', 100, { aip: 'M' }), derived: true },
  {
    ...text('docOrdinal', 'Số thứ tự tài liệu', 'Ordinal in the file', 7, { aip: 'M' }),
    type: 'number',
    derived: true,
  },
  { ...text('maintenance', 'Thời hạn lưu trữ', 'Retention', 100, SIP_ONLY), type: 'code', list: 'maintenance' },
  text('archivesNumber', 'Số lưu trữ', 'Archive number', 50),
  text('inforSign', 'Ký hiệu thông tin', 'Information symbol', 30),
  text('eventName', 'Tên sự kiện', 'Event', 500),
  { ...text('docAttached', 'Tài liệu đi kèm', 'Accompanying document', 1), type: 'flag', list: 'flag' },
  { ...text('mode', 'Mức độ tiếp cận', 'Access level', 20), type: 'code', list: 'mode' },
  { ...text('format', 'Tình trạng vật lý', 'Physical condition', 50), type: 'code', list: 'format' },
  { ...text('riskRecovery', 'Chế độ dự phòng', 'Backup required', 1, SIP_ONLY), type: 'flag', list: 'flag' },
  {
    ...text('riskRecoveryStatus', 'Tình trạng dự phòng', 'Backup status', 2, {}),
    type: 'code',
    list: 'riskRecoveryStatus',
    need: { sip: 'C' },
    when: { key: 'riskRecovery', in: ['1'] },
  },
  text('description', 'Ghi chú', 'Notes', 2000),
];

const PICTURE: readonly PictureMediaField[] = [
  code(
    'typePic',
    'Loại phim, ảnh',
    'Kind of picture',
    [
      { code: '01', vi: 'Phim âm bản', en: 'Negative film' },
      { code: '02', vi: 'Ảnh', en: 'Photo' },
    ],
    BOTH,
  ),
  text('imageTitle', 'Tiêu đề phim/ảnh', 'Title', 500),
  text('photographer', 'Tác giả', 'Photographer', 300),
  text('photoPlace', 'Địa điểm chụp', 'Place', 300),
  { ...text('photoTime', 'Thời gian chụp', 'Time', null), type: 'date' },
  code(
    'colour',
    'Màu sắc',
    'Colour',
    [
      { code: '01', vi: 'Màu', en: 'Colour' },
      { code: '02', vi: 'Đen trắng', en: 'Black and white' },
    ],
    BOTH,
  ),
  text('filmSize', 'Cỡ phim/ảnh', 'Size', 30),
];

const MEDIA: readonly PictureMediaField[] = [
  code(
    'typeMedia',
    'Loại ghi âm, ghi hình',
    'Kind of recording',
    [
      { code: '01', vi: 'Ghi âm', en: 'Audio' },
      { code: '02', vi: 'Ghi hình', en: 'Video' },
    ],
    BOTH,
  ),
  text('movieTitle', 'Tiêu đề phim/âm thanh', 'Title', 500),
  text('recorder', 'Tác giả', 'Recorder', 300),
  text('recordPlace', 'Địa điểm ghi', 'Place', 300),
  { ...text('recordDate', 'Thời gian ghi', 'Date', null), type: 'date' },
  { ...text('language', 'Ngôn ngữ', 'Language', 100), type: 'codes', list: 'language' },
  text('playTime', 'Thời lượng', 'Duration', 8),
  text('quality', 'Chất lượng', 'Quality', 50),
];

export const PICTURE_MEDIA_FIELDS: Readonly<Record<PictureMedia, readonly PictureMediaField[]>> = {
  picture: [...SHARED, ...PICTURE],
  media: [...SHARED, ...MEDIA],
};

const order = (keys: string) => keys.split(' ');

/** The order of the elements: the annexes' tables for a SIP, the schemas of Phụ lục I for an AIP. */
export const PICTURE_MEDIA_ORDER: Readonly<Record<PictureMedia, Readonly<Record<'sip' | 'aip', readonly string[]>>>> = {
  picture: {
    sip: order(
      'docCode maintenance typePic archivesNumber inforSign eventName imageTitle photographer photoPlace photoTime ' +
        'colour filmSize docAttached mode format riskRecovery riskRecoveryStatus description',
    ),
    aip: order(
      'arcFileCode mode format inforSign description docOrdinal typePic archivesNumber eventName imageTitle ' +
        'photographer photoPlace photoTime colour filmSize docAttached',
    ),
  },
  media: {
    sip: order(
      'docCode maintenance typeMedia archivesNumber inforSign eventName movieTitle recorder recordPlace recordDate ' +
        'language playTime quality docAttached mode format riskRecovery riskRecoveryStatus description',
    ),
    aip: order(
      'arcFileCode mode language format inforSign description docOrdinal archivesNumber eventName docAttached ' +
        'typeMedia movieTitle recorder recordPlace recordDate playTime quality',
    ),
  },
};
