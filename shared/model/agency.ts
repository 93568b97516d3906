import { z } from 'zod';
import { AGENCY_IDENTIFIER, AGENCY_IDENTIFIER_MAX } from './identifiers.ts';

/** Whose records these are. Needed for every identifier, package and signature. */
export const AgencySettings = z.object({
  /** Tên cơ quan, tổ chức. */
  agencyName: z.string().trim().min(1).max(200),
  /** Mã định danh cơ quan (QĐ 20/2020/QĐ-TTg). */
  agencyId: z.string().max(AGENCY_IDENTIFIER_MAX).regex(AGENCY_IDENTIFIER),
  /** Mã cơ quan lưu trữ. */
  archiveCode: z.string().trim().min(1).max(30),
  /** Tên lưu trữ lịch sử nhận tài liệu. */
  archiveName: z.string().trim().min(1).max(200),
});
export type AgencySettings = z.infer<typeof AgencySettings>;
