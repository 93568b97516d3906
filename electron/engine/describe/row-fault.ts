import type { Detail, Params } from '../../../shared/contract/app-error.ts';

/** Something wrong with one cell of a description: where it stands and by which rule. */
export interface RowFault {
  readonly code: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly params: Params;
}

export function toDetail(fault: RowFault): Detail {
  return {
    code: fault.code,
    params: { ...fault.params, sheet: fault.sheet, row: fault.row, column: fault.column },
  };
}
