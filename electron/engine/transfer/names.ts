/** The tag manifest that is signed, and its signature beside it. */
export const SIGNED_TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const SIGNATURE_NAME = `${SIGNED_TAG_MANIFEST}.p7s`;
export const RECEIPT_REQUEST = 'receipt-request.json';
