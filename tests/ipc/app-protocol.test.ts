import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, respond } from '../../electron/app-protocol';

vi.mock('electron', () => ({ protocol: {} }));

const secret = 'SECRET';
let outer: string;
let folder: string;
beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'docket-protocol-'));
  folder = join(outer, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(outer, 'renderer-private'));
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'main.js'), 'export {}');
  writeFileSync(join(folder, 'workspace.docket'), secret);
  for (const file of ['secret.html', 'renderer-private/secret.html', 'renderer-private/secret.js']) writeFileSync(join(outer, file), secret);
  symlinkSync(join(outer, 'secret.html'), join(folder, 'linked.html'));
  symlinkSync(outer, join(folder, 'up'));
});
afterAll(() => rmSync(outer, { recursive: true, force: true }));

const get = async (url: string, method = 'GET'): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await respond({ url, method }, folder);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('the app protocol', () => {
  it('serves the page with a policy whose nonce is new each time', async () => {
    const [first, second] = [await get('app://bundle/'), await get('app://bundle/index.html')];
    const nonceOf = ({ text }: { text: string }): string => /content="([^"]+)"/.exec(text)?.[1] ?? '';
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonceOf(first)));
    expect(Buffer.from(nonceOf(first), 'base64')).toHaveLength(16);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    expect(await get('app://bundle/assets/main.js?v=1')).toMatchObject({ status: 200, text: 'export {}' });
  });

  it('allows no script but its own, no frame, no connection out and no text that becomes script', () => {
    const policy = contentSecurityPolicy('n');
    for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-src 'none'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]) {
      expect(policy.split('; ')).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each([
    'app://bundle/../secret.html',
    'app://bundle/%2e%2e/secret.html',
    'app://bundle/%2E%2E%2Fsecret.html',
    'app://bundle/..%2fsecret.html',
    'app://bundle/assets/%2e%2e/%2e%2e/secret.html',
    'app://bundle/assets/..%2f..%2fsecret.html',
    'app://bundle/..%5csecret.html',
    'app://bundle/%252e%252e/secret.html',
    'app://bundle/%2e%2e/renderer-private/secret.html',
    'app://bundle/..%2frenderer-private%2fsecret.js',
    'app://bundle/linked.html',
    'app://bundle/up/secret.html',
    'app://bundle/up/renderer-private/secret.js',
    'app://bundle/workspace.docket',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/index.html%00.js',
    'app://bundle/%',
    'app://bundle/%ff',
    'app://other/index.html',
    'app:///index.html',
    'file:///etc/passwd',
    'not an address',
  ])('does not serve %s', async (url) => {
    expect(await get(url)).toMatchObject({ status: 404, text: 'Not found' });
  });

  it('answers reading alone', async () => {
    const answered = await Promise.all(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'get'].map(async (method) => [method, (await get('app://bundle/', method)).status]));
    expect(answered.filter(([, status]) => status !== 404)).toEqual([['GET', 200]]);
  });

  it('never leaves its folder, whatever the path is made of', async () => {
    const parts = fc.constantFrom('..', '%2e%2e', '.%2e', '%2f', '/', '%5c', '\\', '.', 'up', 'linked.html', 'secret.html', 'renderer-private', 'renderer', 'assets', '%00', '?', '#', ';', '');
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 8 }), async (path) => {
        expect((await get(`app://bundle/${path.join('/')}`)).text).not.toContain(secret);
        expect((await get(`app://bundle/${path.join('')}`)).text).not.toContain(secret);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
