import { AppError } from '../../../../shared/contract/app-error.ts';
import type { PackageTree } from '../../archive/index.ts';
import type { Gathered } from '../report.ts';

/** A line of a tag file: a path of 4,096 characters and a digest fit in easily. */
const MAX_LINE = 16 * 1024;
/** Lines of one tag file; as many files as a package may have. */
const MAX_LINES = 2_000_000;

/**
 * Reads a tag file line by line, in the encoding bagit.txt names, holding one line at a time. Lines end in LF, CR or
 * CRLF (RFC 8493 2.3). What is wrong with the text as such becomes a finding, and reading ends there.
 */
export async function readTagLines(
  tree: PackageTree,
  path: string,
  encoding: string,
  gathered: Gathered,
  onLine: (line: string, number: number) => void,
): Promise<void> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let number = 0;
  let rest = '';
  let endedInReturn = false;
  const take = (text: string) => {
    // A CR at the end of one chunk and an LF at the start of the next are one line end.
    const from = endedInReturn && text.startsWith('\n') ? 1 : 0;
    if (text !== '') endedInReturn = text.endsWith('\r');
    const lines = (rest + text.slice(from)).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.length > MAX_LINE) throw new Fault('verify/bag-line-too-long');
      if (++number > MAX_LINES) throw new Fault('verify/bag-too-many-lines');
      onLine(line, number);
    }
    if (rest.length > MAX_LINE) throw new Fault('verify/bag-line-too-long');
  };
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? (decoder?.decode(chunk, { stream: true }) ?? '') : (decoder?.decode() ?? '');
    } catch (cause) {
      throw new Fault('verify/bag-not-text', { cause });
    }
  };
  try {
    await tree.read(path, (chunk) => {
      decoder ??= decoderFor(encoding, chunk, path, gathered);
      take(decode(chunk));
    });
    take(decode());
    if (rest !== '') onLine(rest, number + 1);
  } catch (error) {
    if (!(error instanceof Fault)) gathered.failed(path, error);
    else if (error.finding === 'verify/bag-not-text') gathered.add(error.finding, path, { encoding });
    else gathered.add(error.finding, `${path}:${number + 1}`, { limit: MAX_LINE });
  }
}

/** Ends the reading of one tag file. Its finding is not called `code`: that would make it an error of the disk. */
class Fault extends Error {
  readonly finding: 'verify/bag-line-too-long' | 'verify/bag-too-many-lines' | 'verify/bag-not-text';

  constructor(finding: Fault['finding'], options?: ErrorOptions) {
    super(finding, options);
    this.finding = finding;
  }
}

/** UTF-8 has no byte order mark (RFC 8493 2.3); UTF-16 needs one to tell which half of a character comes first. */
function decoderFor(encoding: string, start: Uint8Array, path: string, gathered: Gathered) {
  if (/^utf-?8$/i.test(encoding) && start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf)
    gathered.add('verify/bag-bom', path);
  const isBigEndian = /^utf-?16$/i.test(encoding) && start[0] === 0xfe && start[1] === 0xff;
  return new TextDecoder(isBigEndian ? 'utf-16be' : encoding, { fatal: true });
}

/** Whether the encoding is one this program can read. */
export function isKnownEncoding(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw new AppError('internal/unexpected', { message: String(error) });
  }
}
