import { describe, expect, it } from 'vitest';
import type { Gathered } from '../../../electron/engine/verify/report.ts';
import { checkSigner } from '../../../electron/engine/verify/transfer/check-signer.ts';

/** What is said of a signer by the names in its certificate, when the transfer names the agency. */
function said(organisation: string | null, commonName: string | null): unknown[] {
  const found: unknown[] = [];
  const gathered = { add: (code: string, _place: string, params: object) => found.push(code, params) };
  const signature = { place: 's', signer: { organisation, commonName } } as Parameters<typeof checkSigner>[0];
  const receipt = { submitter: { name: 'UBND huyện' } } as Parameters<typeof checkSigner>[1];
  checkSigner(signature, receipt, gathered as unknown as Gathered);
  return found;
}

describe('a signer that is not the agency', () => {
  it('is named by what its certificate says, once where both names are the same', () => {
    const submitter = 'UBND huyện';
    expect(said('UBND xã', 'UBND xã')).toEqual(['verify/signer-other', { signer: 'UBND xã', submitter }]);
    expect(said('UBND xã', 'Văn thư')).toEqual(['verify/signer-other', { signer: 'UBND xã, Văn thư', submitter }]);
    expect(said('UBND huyện', 'Văn thư')).toEqual([]);
  });
});
