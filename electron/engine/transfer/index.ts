/** The round that is handed over: lists, minutes, the signed bag and what the receiver is asked to confirm. */
export { makeTransfer } from './make-transfer.ts';
export { RECEIPT_REQUEST, SIGNATURE_NAME, SIGNED_TAG_MANIFEST } from './names.ts';
export type { MakeTransferInput, TransferReport } from './make-transfer.ts';
export { ReceiptRequest } from './receipt-request.ts';
