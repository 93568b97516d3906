import type { handoverCommands } from '../../../shared/contract/commands/handover.ts';
import { writeDurable } from '../base/durable-file.ts';
import { packageFiles } from '../package/index.ts';
import { imagesToPdf, makeDocumentPdfs } from '../searchable-pdf/index.ts';
import { makeDemoKey, readCertificate, signDocuments, signerInfo, signPdf } from '../signing/index.ts';
import { makeTransfer } from '../transfer/index.ts';
import { verifyPath } from '../verify/index.ts';
import type { Handlers } from './context.ts';
import { withKey } from './with-key.ts';

export const handoverHandlers: Handlers<keyof typeof handoverCommands> = {
  'pdf/documents': (input, { ws, task }) => makeDocumentPdfs(ws, input, task),
  'pdf/images': (input, { clock, task }) => imagesToPdf(input, clock, task),
  'sign/documents': (input, { ws, task }) =>
    withKey(input.key, ws.clock, task.signal, (signer) => signDocuments(ws, signer, task, input)),
  'sign/pdf': (input, { clock, task }) =>
    withKey(input.key, clock, task.signal, (signer) =>
      signPdf(input.pdf, input.out, signer, {
        agencyName: input.agencyName,
        signingTime: clock.now(),
        signal: task.signal,
      }),
    ),
  'package/make': (input, { ws, task }) => packageFiles(ws, input, task),
  'transfer/make': ({ key, ...rest }, { ws, task }) =>
    withKey(key, ws.clock, task.signal, (signer) => makeTransfer(ws, rest, signer, task)),
  'verify/path': (input, { clock, task }) => verifyPath(input, clock, task),
  'keys/demo': async ({ out, ...wanted }, { clock }) => {
    const made = await makeDemoKey({ ...wanted, commonName: wanted.organisation, now: clock.now() });
    const written = { p12: `${out}.p12`, anchor: `${out}-root.pem`, crl: `${out}-root.crl.pem` };
    await writeDurable(written.p12, made.p12);
    await writeDurable(written.anchor, made.rootPem);
    await writeDurable(written.crl, made.crlPem);
    return written;
  },
  'keys/show': (input, { clock, task }) =>
    withKey(input.key, clock, task.signal, (signer) => signerInfo(readCertificate(signer.certificateDer))),
};
