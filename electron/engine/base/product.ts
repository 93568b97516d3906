/** What the program calls itself in packages, PDFs and bags. */
export const PRODUCT = { name: 'Trạm Lưu trữ', version: '0.1.0' } as const;
