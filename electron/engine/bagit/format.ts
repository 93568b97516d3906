/** The rules of RFC 8493 that reading and writing share. */
export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Algorithms every bag of ours carries; both are mandatory to support (RFC 8493 2.4). */
export const ALGORITHMS = ['sha256', 'sha512'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Digests of one file, hex lower case. */
export type Digests = Readonly<Record<Algorithm, string>>;

export interface Hashes {
  update(chunk: Uint8Array): void;
  digest(): Digests;
}

/** A path as a manifest line holds it: only `%`, CR and LF are encoded (RFC 8493 2.1.3). */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The reverse; every other percent sign stays as it is. */
export function decodePath(path: string): string {
  return path.replace(/%(0[AaDd]|25)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** One manifest line: two blanks between digest and path, the customary form. */
export function manifestLine(digest: string, path: string): string {
  return `${digest}  ${encodePath(path)}\n`;
}

/** Lines of bag-info.txt; long values go on in lines that begin with a blank (RFC 8493 2.2.2). */
export function bagInfoText(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([label, value]) => `${label}: ${fold(value)}\n`).join('');
}

function fold(value: string): string {
  const clean = value.replace(/\s+/g, ' ').trim();
  const lines: string[] = [];
  let line = '';
  for (const word of clean.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > 60) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join('\n ');
}
