import { parentPort, workerData } from 'node:worker_threads';
import { readTrust, type TrustInput } from '../../signing/index.ts';
import { lookAtPdf, type PdfLook } from './look-at-pdf.ts';

/** One PDF to look at, and the answer to it, told apart by number. */
export interface PdfTask {
  readonly id: number;
  readonly path: string;
  readonly place: string;
}

export interface PdfAnswer {
  readonly id: number;
  readonly look: PdfLook;
}

if (parentPort) {
  const port = parentPort;
  // Trust comes as the bytes it was read from: parsed certificates cannot travel.
  const trust = readTrust(workerData as TrustInput);
  port.on('message', ({ id, path, place }: PdfTask) => {
    void lookAtPdf(path, place, trust).then((look) => port.postMessage({ id, look } satisfies PdfAnswer));
  });
}
