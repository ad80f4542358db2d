import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKnownKey, exportPublicKey, listKnownKeys, loadSigningKey, openOwnKey, readPublicKeyId, verifyEd25519 } from '../../electron/files/keys';
import { sha256 } from '../../electron/files/hashing';
import { userDataFolder } from '../../electron/files/user-data';
import { decodePublicKeyPem } from '../../electron/core/evidence/public-key';
import { hasTool } from '../core/evidence/tools';

const now = Instant.parse('2026-11-22T09:30:00.000Z');
const keyProblem = (words: string) => expect.objectContaining({ code: 'key-problem', message: expect.stringContaining(words) });
let folder = '';
const file = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the user's own key", () => {
  it('is made on first use, for its owner only, and is the same from then on [E2]', async () => {
    const first = await openOwnKey(file('data'), now);
    const again = await openOwnKey(file('data'), Instant.parse('2027-01-01T00:00:00.000Z'));
    expect(again).toMatchObject({ keyId: first.keyId, created: first.created, publicKeyPem: first.publicKeyPem });
    expect(statSync(first.file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(readFileSync(first.file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(readdirSync(file('data/keys')).toSorted()).toEqual(['known-keys.json', 'signing-key.json', 'signing-key.pem']);
  });

  it('is one key when the app and the command line make it at the same moment [E2]', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => openOwnKey(file('data'), now)));
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    expect(new Set(keys.map(({ created }) => created)).size).toBe(1);
  });

  it('is known, and is not made by looking [E3]', async () => {
    expect(await listKnownKeys(file('data'))).toEqual([]);
    expect(existsSync(file('data'))).toBe(false);
    const { keyId, created } = await openOwnKey(file('data'), now);
    expect(await listKnownKeys(file('data'))).toEqual([{ keyId, name: 'Own key', added: created }]);
  });

  it.skipIf(!hasTool('openssl'))('has for its id the SHA-256 that openssl and sha256sum give of its public key [E2]', async () => {
    const key = await openOwnKey(file('data'), now);
    await exportPublicKey(key, file('public.pem'));
    const der = execFileSync('openssl', ['pkey', '-pubin', '-in', file('public.pem'), '-outform', 'DER']);
    expect(sha256(der)).toBe(key.keyId);
    expect(execFileSync('openssl', ['pkey', '-in', key.file, '-pubout'], { encoding: 'utf8' })).toBe(readFileSync(file('public.pem'), 'utf8'));
    expect(await readPublicKeyId(file('public.pem'))).toBe(key.keyId);
  });

  it('is not exported over the private key or another file [L6]', async () => {
    const key = await openOwnKey(file('data'), now);
    const before = readFileSync(key.file, 'utf8');
    await expect(exportPublicKey(key, key.file)).rejects.toEqual(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('is not a public key') }));
    expect(readFileSync(key.file, 'utf8')).toBe(before);
    await exportPublicKey(key, file('public.pem'));
    await exportPublicKey(key, file('public.pem'));
    expect(await readPublicKeyId(file('public.pem'))).toBe(key.keyId);
  });

  it('is not silently replaced when it is gone [E2]', async () => {
    const { file: pem } = await openOwnKey(file('data'), now);
    rmSync(pem);
    await expect(openOwnKey(file('data'), now)).rejects.toEqual(keyProblem('missing'));
    expect(existsSync(pem)).toBe(false);
  });

  it('is not used when another one lies in its place [E2]', async () => {
    const { file: pem } = await openOwnKey(file('data'), now);
    writeFileSync(pem, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await expect(openOwnKey(file('data'), now)).rejects.toEqual(keyProblem('not the one made here'));
  });

  it('takes over a key that was put there by hand [E2]', async () => {
    mkdirSync(file('data/keys'), { recursive: true });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file('data/keys/signing-key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const key = await openOwnKey(file('data'), Instant.parse('2999-01-01T00:00:00.000Z'));
    expect(key.created < '2999').toBe(true);
    expect((await listKnownKeys(file('data'))).map(({ keyId }) => keyId)).toEqual([key.keyId]);
  });

  it('cannot be made where a file stands in the way, and says so [L6]', async () => {
    writeFileSync(file('data'), 'a file');
    await expect(openOwnKey(file('data'), now)).rejects.toEqual(keyProblem('could not be made'));
  });
});

describe('a key file', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const cases: [defect: string, content: string | Buffer, words: string][] = [
    ['empty', '', 'holds no private key'],
    ['binary', Buffer.from([0, 1, 2, 255]), 'holds no private key'],
    ['a public key', publicKey.export({ format: 'pem', type: 'spki' }), 'holds a public key'],
    ['encrypted', privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }), 'encrypted'],
    ['an RSA key', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }), 'not an Ed25519 key'],
    ['in an older form', rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }), 'PKCS#8'],
    ['damaged', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString().replace('MC4C', 'MC4D'), 'damaged'],
    ['as large as a film', Buffer.alloc(65 * 1024), 'too large'],
  ];
  it.each(cases)('that is %s is refused with words that say so [E2]', async (_, content, words) => {
    writeFileSync(file('key.pem'), content);
    await expect(loadSigningKey(file('key.pem'))).rejects.toEqual(keyProblem(words));
  });

  it('that is missing or a folder is refused with words that say so [E2]', async () => {
    await expect(loadSigningKey(file('none.pem'))).rejects.toEqual(keyProblem('There is no key file'));
    await expect(loadSigningKey(folder)).rejects.toEqual(keyProblem('is not a file'));
  });

  it('signs what its public key verifies, and nothing else [E2]', async () => {
    writeFileSync(file('key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const key = await loadSigningKey(file('key.pem'));
    const message = Buffer.from('tag manifest');
    const spki = decodePublicKeyPem(Buffer.from(key.publicKeyPem));
    if (spki === null) throw new Error('The public key is written the usual way');
    const signature = key.sign(message);
    expect(signature).toHaveLength(64);
    expect(verifyEd25519(spki, message, signature)).toBe(true);
    expect(verifyEd25519(spki, Buffer.from('tag Manifest'), signature)).toBe(false);
    expect(verifyEd25519(spki.subarray(1), message, signature)).toBe(false);
    expect(JSON.stringify(key)).not.toContain('PRIVATE');
  });

  it('with a private key is not taken for a public one, and the sender is protected [E3]', async () => {
    writeFileSync(file('key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await expect(readPublicKeyId(file('key.pem'))).rejects.toEqual(keyProblem('private key'));
    writeFileSync(file('key.pem'), rsa.publicKey.export({ format: 'pem', type: 'spki' }));
    await expect(readPublicKeyId(file('key.pem'))).rejects.toEqual(keyProblem('no Ed25519 public key'));
  });
});

describe('known keys', () => {
  it('are added once and kept [E3]', async () => {
    const other = { keyId: 'a'.repeat(64), name: 'Ingrid Solberg', added: now };
    await addKnownKey(folder, other);
    await addKnownKey(folder, { ...other, name: 'Ingrid' });
    expect(await listKnownKeys(folder)).toEqual([{ ...other, name: 'Ingrid' }]);
  });

  it('that cannot be read are a problem, not an empty list [E3]', async () => {
    mkdirSync(file('keys'));
    writeFileSync(file('keys/known-keys.json'), '{"format":1,');
    await expect(listKnownKeys(folder)).rejects.toEqual(keyProblem('damaged'));
    expect(readFileSync(file('keys/known-keys.json'), 'utf8')).toBe('{"format":1,');
  });
});

describe('the data folder of the user', () => {
  it('is the one that Electron uses, unless DOCKET_USER_DATA moves it', () => {
    expect(userDataFolder({ DOCKET_USER_DATA: '/elsewhere' }, 'linux', '/home/a')).toBe('/elsewhere');
    expect(userDataFolder({}, 'linux', '/home/a')).toBe(join('/home/a', '.config', 'Docket'));
    expect(userDataFolder({ XDG_CONFIG_HOME: '/x' }, 'linux', '/home/a')).toBe(join('/x', 'Docket'));
    expect(userDataFolder({}, 'darwin', '/Users/a')).toBe(join('/Users/a', 'Library', 'Application Support', 'Docket'));
    expect(userDataFolder({ APPDATA: 'C:/A' }, 'win32', 'C:/Users/a')).toBe(join('C:/A', 'Docket'));
  });
});
