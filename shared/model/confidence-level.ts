/** Values of Mức độ tin cậy (TT 05/2025/TT-BNV Phụ lục I) that decide what a file has to be; the list of all is with the field. */
export const BORN_DIGITAL = '01';
export const DIGITISED = '02';
