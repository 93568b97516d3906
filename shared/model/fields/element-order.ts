import type { Variant } from './field.ts';

/**
 * The order in which the elements of each metadata file are written. Readers accept any order (the circular's own
 * frames contradict each other), writers keep to one.
 */
export const FILE_ELEMENT_ORDER: Readonly<Record<'sip' | 'aip', readonly string[]>> = {
  // TT 05/2025 Phụ lục III tr. 212 (frame of 18 elements).
  sip: [
    'fileCode',
    'title',
    'maintenance',
    'mode',
    'language',
    'startDate',
    'endDate',
    'keyword',
    'totalDoc',
    'numberOfPaper',
    'numberOfPage',
    'format',
    'inforSign',
    'confidenceLevel',
    'paperFileCode',
    'riskRecovery',
    'riskRecoveryStatus',
    'description',
  ],
  // TT 05/2025 Phụ lục I (EAD.xsd).
  aip: [
    'arcFileCode',
    'title',
    'maintenance',
    'mode',
    'language',
    'startDate',
    'endDate',
    'keyword',
    'totalDoc',
    'numberOfPaper',
    'numberOfPage',
    'format',
    'inforSign',
    'confidenceLevel',
    'paperFileCode',
    'description',
    'riskRecovery',
    'riskRecoveryStatus',
  ],
};

export const DOCUMENT_ELEMENT_ORDER: Readonly<Record<Exclude<Variant, 'dip'>, readonly string[]>> = {
  // TT 05/2025 Phụ lục III.
  sip: [
    'docId',
    'docCode',
    'maintenance',
    'typeName',
    'codeNumber',
    'codeNotation',
    'issuedDate',
    'organName',
    'subject',
    'language',
    'numberOfPage',
    'inforSign',
    'keyword',
    'mode',
    'confidenceLevel',
    'autograph',
    'format',
    'process',
    'riskRecovery',
    'riskRecoveryStatus',
    'description',
  ],
  // TT 05/2025 Phụ lục I tr. 103–105.
  aip: [
    'arcFileCode',
    'mode',
    'language',
    'keyword',
    'numberOfPage',
    'format',
    'inforSign',
    'confidenceLevel',
    'description',
    'docCode',
    'docOrdinal',
    'typeName',
    'codeNumber',
    'codeNotation',
    'issuedDate',
    'organName',
    'subject',
    'autograph',
    'process',
  ],
};
