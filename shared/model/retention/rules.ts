import type { Term } from './term.ts';

/** A row of a retention schedule: a group of records, how long they are kept and where that is said. */
export interface RetentionRule {
  /** Names the row for good, across all schedules. */
  readonly id: string;
  /** As the schedule numbers it: STT, or số và ký hiệu hồ sơ of a danh mục hồ sơ. */
  readonly number: string;
  readonly heading: string;
  readonly title: string;
  readonly term: Term;
  readonly clause: string;
  /**
   * What a title or abstract must say to be taken for this group: of every list one phrase. Empty: the words of the row's own
   * title decide.
   */
  readonly words: readonly (readonly string[])[];
  /** Phrases that rule the group out. */
  readonly without: readonly string[];
}

const CLAUSE = 'TT 10/2022/TT-BNV Phụ lục I';
const STAFF = 'Tài liệu tổ chức, cán bộ, công chức, viên chức, người lao động';
const FINANCE = 'Tài liệu tài chính, kế toán';

const TENDER = ['đấu thầu', 'mua sắm', 'mời thầu', 'dự thầu', 'trúng thầu'];
const LOST = ['không trúng thầu', 'trượt thầu', 'không trúng'];
const STAFF_PLAN = ['quy hoạch cán bộ', 'quy hoạch công chức', 'quy hoạch viên chức', 'quy hoạch chức danh'];
const VOTE_SLIP = ['phiếu tín nhiệm', 'lấy phiếu', 'phiếu giới thiệu'];

/**
 * The rows of TT 10/2022/TT-BNV this program knows by their content: few. An agency reads in its own schedule or danh mục hồ
 * sơ beside them.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    id: 'tt10-planning-letters',
    number: '',
    heading: 'Tài liệu quy hoạch',
    title: 'Công văn trao đổi về công tác quy hoạch',
    term: 5,
    clause: CLAUSE,
    words: [['quy hoạch'], ['công văn', 'trao đổi']],
    without: ['quy hoạch cán bộ', 'quy hoạch công chức', 'quy hoạch viên chức'],
  },
  {
    id: 'tt10-staff-plan-votes',
    number: '',
    heading: STAFF,
    title: 'Hồ sơ quy hoạch cán bộ: phiếu tín nhiệm',
    term: 5,
    clause: CLAUSE,
    words: [STAFF_PLAN, VOTE_SLIP],
    without: [],
  },
  {
    id: 'tt10-staff-plan',
    number: '',
    heading: STAFF,
    title: 'Hồ sơ quy hoạch cán bộ: tài liệu khác',
    term: 10,
    clause: CLAUSE,
    words: [STAFF_PLAN],
    without: VOTE_SLIP,
  },
  {
    id: 'tt10-tender-won',
    number: '',
    heading: FINANCE,
    title: 'Hồ sơ đấu thầu mua sắm: mời thầu, dự thầu, phê duyệt, hồ sơ trúng thầu',
    term: 20,
    clause: CLAUSE,
    words: [TENDER],
    without: LOST,
  },
  {
    id: 'tt10-tender-lost',
    number: '',
    heading: FINANCE,
    title: 'Hồ sơ đấu thầu mua sắm: hồ sơ không trúng thầu',
    term: 5,
    clause: CLAUSE,
    words: [TENDER, LOST],
    without: [],
  },
];
