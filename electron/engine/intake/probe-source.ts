import { extname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { probeImage } from '../imaging/index.ts';
import { extensionVerdict, identify } from './identify.ts';
import { probePdf } from './probe-pdf.ts';
import type { PageRow, SourceFacts } from './source-facts.ts';

/**
 * What a kept file is and holds, by its content. `name` is the one it was handed in under. Throws `intake/empty`,
 * `intake/unsupported`, `intake/mislabelled` (the name says a format that the content is not), what probePdf throws and
 * what `imaging` says of an image (`imaging/*`).
 */
export async function probeSource(path: string, name: string, signal: AbortSignal): Promise<SourceFacts> {
  const kind = await checkLabel(path, name);
  return kind === 'pdf' ? probePdf(path, name, signal) : imageFacts(path, name, signal);
}

/** Which kind of pages the bytes are. Throws `intake/empty`, `intake/unsupported`, `intake/mislabelled`. */
export async function checkLabel(path: string, name: string): Promise<'image' | 'pdf'> {
  const { kind, format } = await identify(path);
  if (kind === 'empty') throw new AppError('intake/empty', { path: name });
  if (kind === 'unsupported') throw new AppError('intake/unsupported', { name, found: format });
  if (extensionVerdict(name, format) === 'contradicts')
    throw new AppError('intake/mislabelled', { name, extension: extname(name).slice(1), found: format });
  return kind;
}

async function imageFacts(path: string, name: string, signal: AbortSignal): Promise<SourceFacts> {
  const probe = await probeImage(path, { name, signal });
  const pages = probe.frames.map((frame): PageRow => ({ ...frame, origin: 'image' }));
  return { kind: 'image', puid: probe.puid, pages, findings: probe.findings };
}
