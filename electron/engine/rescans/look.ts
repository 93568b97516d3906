import { AppError, isAppError } from '../../../shared/contract/app-error.ts';
import type { Size } from '../../../shared/model/page.ts';
import { probeSource, renamed, type PageRow, type SourceFacts } from '../intake/index.ts';
import { masterPath, type Workspace } from '../workspace/index.ts';

/** Files looked at since the program started, by digest and name: a master never changes. */
const known = new Map<string, SourceFacts>();
/** As many are remembered. */
const REMEMBERED = 5000;

/**
 * Looks at the kept bytes of a file set aside. Throws what probeSource throws, by the file's own name, and `rescans/not-a-scan` for a PDF that
 * was signed or made by a computer: it is a document of its own, no picture of a sheet.
 */
export async function lookAt(
  ws: Workspace,
  { sha256, file }: { readonly sha256: string; readonly file: string },
  signal: AbortSignal,
): Promise<SourceFacts> {
  const key = `${sha256}:${file}`;
  const before = known.get(key);
  if (before) return before;
  const path = masterPath(ws.paths, sha256);
  const facts = await probeSource(path, file, signal).catch((error: unknown) => {
    if (!isAppError(error)) throw error;
    const { code, details } = error;
    throw new AppError(code, renamed(error, { path, name: file }).params, { details, cause: error });
  });
  if (facts.kind !== 'image' && facts.kind !== 'pdf-scan') throw new AppError('rescans/not-a-scan', { file });
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, facts);
  return facts;
}

/** The size of a page as its file shows it, px. */
export function seenSize({ width, height, priorTurn }: PageRow): Size {
  return priorTurn % 180 === 0 ? { width, height } : { width: height, height: width };
}
