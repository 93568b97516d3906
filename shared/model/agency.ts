import { z } from 'zod';
import { ARCHIVE_CODE } from './fields/index.ts';
import { AGENCY_IDENTIFIER, AGENCY_IDENTIFIER_MAX } from './identifiers.ts';

/** A name on one line: it stands in packages, minutes and signatures. */
const NAME = /^[^\p{Cc}\u2028\u2029]+$/u;

/** Whose records these are. Needed for every identifier, package and signature. */
export const AgencySettings = z.object({
  /** Tên cơ quan, tổ chức. */
  agencyName: z.string().trim().min(1).max(200).regex(NAME),
  /** Mã định danh cơ quan (QĐ 20/2020/QĐ-TTg). */
  agencyId: z.string().max(AGENCY_IDENTIFIER_MAX).regex(AGENCY_IDENTIFIER),
  /** Mã cơ quan lưu trữ. */
  archiveCode: z.string().trim().max(ARCHIVE_CODE.max!).regex(ARCHIVE_CODE.form!),
  /** Tên lưu trữ lịch sử nhận tài liệu. */
  archiveName: z.string().trim().min(1).max(200).regex(NAME),
});
export type AgencySettings = z.infer<typeof AgencySettings>;

/**
 * The same as a workspace keeps it: one made before these rules is opened all the same, and held to them when it is changed.
 */
export const StoredAgency: z.ZodType<AgencySettings> = z.object({
  agencyName: z.string(),
  agencyId: z.string(),
  archiveCode: z.string(),
  archiveName: z.string(),
});
