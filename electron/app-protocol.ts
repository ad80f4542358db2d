import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Strict: own scripts and styles only, no eval, no frames, no connections out. React Aria's style element carries the nonce. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    // The one policy of the renderer, which lets an empty text through and nothing else.
    'trusted-types default',
  ].join('; ');

/** Has to run before the app is ready. Compiled scripts are kept between starts. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the renderer's files, and nothing outside their folder. */
export function serveApp(folder: string): void {
  protocol.handle('app', (request) => respond(request, folder));
}

/** Calls back once, when a page has been given all of the scripts and styles that it names. */
export function whenPageIsServed(page: { readonly file: string; readonly address: string }, session: Session, onServed: () => void): void {
  const files = filesOf(readFileSync(page.file, 'utf8'), page.address);
  session.webRequest.onCompleted({ urls: ['app://*/*'] }, ({ url }) => {
    files.delete(url);
    if (files.size > 0) return;
    session.webRequest.onCompleted(null);
    onServed();
  });
}

/** The addresses of the scripts and styles that a page names. */
export const filesOf = (html: string, address: string): Set<string> => new Set([...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file = '']) => new URL(file, address).href));

/** Exported for the tests: `%2e%2e`, encoded slashes, symlinks and sibling folders all end in 404. */
export async function respond(request: { readonly url: string; readonly method: string }, folder: string): Promise<Response> {
  const notFound = new Response('Not found', { status: 404 });
  if (request.method !== 'GET') return notFound;
  try {
    const url = new URL(request.url);
    if (url.host !== 'bundle') return notFound;
    const path = decodeURIComponent(url.pathname);
    if (path.includes('\0') || path.includes('\\')) return notFound;
    const root = await realpath(folder);
    const file = await realpath(join(root, path === '/' ? 'index.html' : path));
    if (!file.startsWith(root + sep)) return notFound;
    const type = TYPES[extname(file)];
    if (type === undefined) return notFound;
    const bytes = await readFile(file);
    if (extname(file) !== '.html') return new Response(bytes, { headers: { 'content-type': type, 'x-content-type-options': 'nosniff' } });
    const nonce = randomBytes(16).toString('base64');
    return new Response(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
      headers: { 'content-type': type, 'content-security-policy': contentSecurityPolicy(nonce), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    });
  } catch {
    return notFound;
  }
}
