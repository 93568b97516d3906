import { AppError } from '../../../../shared/contract/app-error.ts';
import { throwIfCancelled } from '../../base/task.ts';
import { BerError } from '../ber.ts';
import { readCertificate } from '../certificate.ts';
import { readCms } from '../cms-read.ts';
import { signerCertificate } from '../judge-cms.ts';
import { docMdpLevel, readFields, type FormFields } from './fields.ts';
import { PdfDict, PdfString } from './objects.ts';
import { PdfSyntaxError } from './parse.ts';
import type { PdfFile } from './pdf-file.ts';

/**
 * Refuses what must not be signed: encrypted (`signing/pdf-encrypted`), an XFA form (`-form-unsupported`), certified with no
 * change allowed (`-locked`), signed by this very certificate already (`-signed-already`: the agency's signature stands
 * once, in the corner of page 1, TT 05/2025 Điều 8; a second one would stand over the document's head), and damage: every
 * object must stand where the cross-reference says, because a viewer that has to repair the file would show something else
 * than what was signed (PdfSyntaxError). Returns the form's fields.
 */
export async function checkSignable(
  file: PdfFile,
  certificateDer: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<FormFields> {
  const { trailer } = file.xref;
  if (trailer.has('Encrypt')) throw new AppError('signing/pdf-encrypted');
  if (typeof trailer.get('Size') !== 'number') throw new PdfSyntaxError('the trailer has no size');
  await checkObjects(file, signal);
  const form = await file.dictAt(await file.catalog(), 'AcroForm');
  if (form?.has('XFA') === true) throw new AppError('signing/pdf-form-unsupported');
  const fields = await readFields(file);
  for (const field of fields.signatures) {
    const signature = await file.resolve(field.value);
    if (!(signature instanceof PdfDict)) continue;
    if ((await docMdpLevel(file, signature)) === 1) throw new AppError('signing/pdf-locked', { rule: 'DocMDP 1' });
    refuseSignedBy(certificateDer, signature);
  }
  return fields;
}

function refuseSignedBy(certificateDer: Uint8Array, signature: PdfDict): void {
  const contents = signature.get('Contents');
  if (!(contents instanceof PdfString)) return;
  const own = readCertificate(certificateDer);
  try {
    if (signerCertificate(readCms(contents.bytes))?.fingerprint !== own.fingerprint) return;
  } catch (error) {
    // Whoever made a signature that cannot be read, it was not this program.
    if (error instanceof BerError) return;
    throw error;
  }
  throw new AppError('signing/pdf-signed-already', { certificate: own.subject });
}

async function checkObjects(file: PdfFile, signal: AbortSignal | undefined): Promise<void> {
  for (const [number, entry] of file.xref.entries) {
    if (signal !== undefined) throwIfCancelled(signal);
    if (entry.kind === 'packed') {
      if (file.entry(entry.container).kind !== 'offset')
        throw new PdfSyntaxError(`object ${number} is in no object stream`);
    } else if (entry.kind === 'offset') {
      const head = (await file.source.read(entry.offset, 40)).toString('latin1');
      const match = /^\s*(\d+)\s+(\d+)\s+obj/.exec(head);
      if (Number(match?.[1]) !== number || Number(match?.[2]) !== entry.generation) {
        throw new PdfSyntaxError(`object ${number} is not where the cross-reference says`);
      }
    }
  }
}
