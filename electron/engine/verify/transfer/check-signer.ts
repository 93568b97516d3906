import type { SignatureReport } from '../../signing/index.ts';
import type { ReceiptRequest } from '../../transfer/index.ts';
import type { Gathered } from '../report.ts';

/**
 * Did the agency that hands over sign? A good signature by somebody else under the same authority proves only that
 * somebody else had the bag. Names are compared without letter case and with the common abbreviation written out;
 * whether another spelling means the same office is for people to say, so the verdict stays open.
 */
export function checkSigner({ signer, place }: SignatureReport, receipt: ReceiptRequest, gathered: Gathered): void {
  if (signer === null) return;
  const wanted = fold(receipt.submitter.name);
  const names = [signer.organisation, signer.commonName].filter((name): name is string => name !== null && name !== '');
  if (names.some((name) => fold(name) === wanted)) return;
  gathered.add('verify/signer-other', place, {
    signer: [...new Set(names)].join(', '),
    submitter: receipt.submitter.name,
  });
}

function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll('uỷ', 'ủy')
    .replace(/\bubnd\b/g, 'ủy ban nhân dân')
    .replace(/[\s.,–-]+/g, ' ')
    .trim();
}
