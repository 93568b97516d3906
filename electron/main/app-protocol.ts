import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { protocol } from 'electron';
import { APP_SCHEME, isAppUrl } from './app-origin.ts';
import type { EngineClient } from './engine-client.ts';
import { installedPath } from './installed-files.ts';
import { safeParts } from './safe-parts.ts';

/**
 * What the window's document may do: its own files and nothing else. Inline styles are let through, because controls place
 * themselves by them; inline scripts are not.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Types of the files the window is built of; nothing else is served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const IMAGE_TYPES: ReadonlySet<string> = new Set(['image/webp', 'image/jpeg', 'image/png']);

/** Makes `app:` a proper origin. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the window's files and the pictures of pages; bytes go this way, never over the bridge. */
export function setupAppProtocol(engine: EngineClient): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (!isAppUrl(request.url) || request.method !== 'GET') return refuse(403);
    const { pathname } = new URL(request.url);
    const image = /^\/page-image\/(\d{1,15})\/([a-z]{1,10})$/.exec(pathname);
    if (image) return picture(engine, 'pages/image', { pageId: Number(image[1]), size: image[2]! });
    const scan = /^\/scan-image\/(\d{1,15})\/(\d{1,6})$/.exec(pathname);
    if (scan) return picture(engine, 'rescans/image', { sourceId: Number(scan[1]), frame: Number(scan[2]) });
    const earlier = /^\/earlier-scan\/(\d{1,15})$/.exec(pathname);
    if (earlier) return picture(engine, 'rescans/image', { rescanId: Number(earlier[1]) });
    return windowFile(pathname);
  });
}

/** A file of the window's build. Its path is taken apart and checked before it is put together with the folder. */
async function windowFile(pathname: string): Promise<Response> {
  const parts = safeParts(pathname === '/' ? '/index.html' : pathname);
  const type = parts && TYPES[extname(parts.at(-1) ?? '').toLowerCase()];
  if (!parts || !type) return refuse(404);
  const root = installedPath('dist', 'renderer');
  const path = join(root, ...parts);
  if (!path.startsWith(root + sep)) return refuse(404);
  return serve(path, type, 'no-cache');
}

/** A picture of a page or a scan, which the engine makes when it is asked for the first time; which there are, it knows. */
async function picture(engine: EngineClient, name: string, input: object): Promise<Response> {
  const answer = await engine.call('', name, input);
  if (!answer.ok) return refuse(404);
  const { path, type } = answer.value as { readonly path: string; readonly type: string };
  if (!IMAGE_TYPES.has(type)) return refuse(404);
  // The address changes with the page's recipe or the scan's bytes (`?v=`), so what it names never does.
  return serve(path, type, 'max-age=31536000, immutable');
}

async function serve(path: string, type: string, caching: string): Promise<Response> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refuse(404);
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
  return new Response(body, {
    headers: { ...HEADERS, 'Content-Type': type, 'Content-Length': String(found.size), 'Cache-Control': caching },
  });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
