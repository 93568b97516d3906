import { z } from 'zod';

/**
 * What the receiving archive is asked to confirm (TT 05/2025/TT-BNV Điều 23), as data a receiving system can read and
 * answer: it returns the same file with `receipt` filled in.
 */
export const ReceiptRequest = z.object({
  format: z.literal('tram-luu-tru/receipt-request'),
  version: z.literal(1),
  /** Mã đăng ký yêu cầu thu nộp. */
  registrationCode: z.string().nullable(),
  /** Số lần thu nộp. */
  round: z.string(),
  madeAt: z.string(),
  /** Mã, tên cơ quan, tổ chức nộp. */
  submitter: z.object({ code: z.string(), name: z.string() }),
  receiver: z.object({ code: z.string(), name: z.string() }),
  /** Tổng số gói tin; tổng số hồ sơ, tài liệu; tổng dung lượng (byte). */
  totals: z.object({
    packages: z.number().int(),
    files: z.number().int(),
    documents: z.number().int(),
    pages: z.number().int(),
    bytes: z.number().int(),
  }),
  packages: z.array(
    z.object({
      path: z.string(),
      objectId: z.string(),
      kind: z.string(),
      fileCode: z.string(),
      documents: z.number().int(),
      size: z.number().int(),
      sha256: z.string().length(64),
    }),
  ),
  receipt: z.object({
    receivedAt: z.string().nullable(),
    receivedBy: z.string().nullable(),
    outcome: z.enum(['accepted', 'refused', 'partly']).nullable(),
    remarks: z.string().nullable(),
  }),
});
export type ReceiptRequest = z.infer<typeof ReceiptRequest>;
