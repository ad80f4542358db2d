import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Instant, Sha256 } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { decodePublicKeyPem, encodePublicKeyPem } from '../core/evidence/public-key';
import { sha256 } from './hashing';
import { codeOf, createFile, makePrivateFolder, mayReplace, replaceFile } from './write-whole';

/** A key that can sign. The private part stays inside `sign`: nothing that is logged, stored or packaged can hold it. */
export type SigningKey = {
  /** SHA-256 of the public key in SPKI DER form. */
  readonly keyId: string;
  readonly publicKeyPem: string;
  readonly file: string;
  /** Ed25519, 64 bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};
export type OwnKey = SigningKey & { readonly created: Instant };

/** Beside the user's key: when it was made, and which one it is, so that a missing or replaced key is noticed. */
const KeyRecord = z.strictObject({ format: z.literal(1), keyId: Sha256, created: Instant });
type KeyRecord = z.infer<typeof KeyRecord>;

const KnownKey = z.strictObject({ keyId: Sha256, name: z.string(), added: Instant });
/** A key that somebody here has compared with its owner by another channel. */
export type KnownKey = z.infer<typeof KnownKey>;
const KnownKeys = z.strictObject({ format: z.literal(1), keys: z.array(KnownKey) });

const maxKeyFileBytes = 64 * 1024;
const keyFile = (userData: string): string => join(userData, 'keys', 'signing-key.pem');
const recordFile = (userData: string): string => join(userData, 'keys', 'signing-key.json');
const knownKeysFile = (userData: string): string => join(userData, 'keys', 'known-keys.json');

/** Ed25519 over the message, with a public key in SPKI DER form. A key that cannot be used verifies nothing. */
export function verifyEd25519(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, message, createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

/**
 * The user's own key, made on first use (PKCS#8 PEM, readable by its owner only) and known from then on.
 * `now` dates a key that is made.
 * @throws DocketError key-problem when the key is missing although it was made, replaced, unreadable or of another kind
 */
export async function openOwnKey(userData: string, now: Instant): Promise<OwnKey> {
  const file = keyFile(userData);
  const recorded = await readRecord(userData);
  if (recorded === null) await makeKeyUnlessThere(file);
  else await refuseMissing(file, recorded);
  const key = await loadSigningKey(file);
  if (recorded !== null && recorded.keyId !== key.keyId) {
    throw keyProblem(`The signing key ${file} is not the one made here on ${recorded.created.slice(0, 10)}. It was not used. Put the old key back, or delete ${recordFile(userData)} to go on with this one.`);
  }
  const created = recorded?.created ?? (await recordKey(userData, key, now));
  return { ...key, created };
}

/**
 * Loads a private Ed25519 key from a PKCS#8 PEM file.
 * @throws DocketError key-problem: missing, unreadable, public, encrypted, not Ed25519
 */
export async function loadSigningKey(file: string): Promise<SigningKey> {
  const pem = await readKeyFile(file);
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem)) throw keyProblem(`The key in ${file} is encrypted. Decrypt it with "openssl pkey", or choose another key.`);
  if (/-----BEGIN (PUBLIC KEY|CERTIFICATE)-----/.test(pem)) throw keyProblem(`${file} holds a public key, which cannot sign. Choose the file with the private key.`);
  if (!pem.includes('-----BEGIN PRIVATE KEY-----')) throw keyProblem(`${file} holds no private key in PKCS#8 PEM form. Choose another file, or make one with "openssl genpkey -algorithm ed25519".`);
  const privateKey = parsePrivateKey(pem, file);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw keyProblem(`The key in ${file} is not an Ed25519 key. Make one with "openssl genpkey -algorithm ed25519".`);
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    keyId: sha256(spki),
    publicKeyPem: encodePublicKeyPem(spki),
    file,
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

/**
 * The id of a public key in an SPKI PEM file, as somebody handed it over.
 * @throws DocketError key-problem: missing, unreadable, private, not Ed25519
 */
export async function readPublicKeyId(file: string): Promise<string> {
  const pem = await readKeyFile(file);
  if (pem.includes('PRIVATE KEY-----')) throw keyProblem(`${file} holds a private key. Nobody else should have it: ask for the public key.`);
  const spki = decodePublicKeyPem(Buffer.from(pem.replaceAll('\r\n', '\n').trim().concat('\n')));
  if (spki === null) throw keyProblem(`${file} holds no Ed25519 public key in PEM form. Ask the sender to export it again.`);
  return sha256(spki);
}

/** Writes a public key as SPKI PEM, over an older public key but over nothing else. @throws DocketError conflict, io */
export async function exportPublicKey({ publicKeyPem }: SigningKey, file: string): Promise<void> {
  // Somebody could name the private key by mistake, and there is no second one.
  if (!(await mayReplace(file, '-----BEGIN PUBLIC KEY-----'))) throw new DocketError('conflict', `${file} exists and is not a public key. It was left as it is. Choose another name.`);
  try {
    await replaceFile(file, publicKeyPem);
  } catch (cause) {
    throw new DocketError('io', `The public key could not be written to ${file} (${codeOf(cause) ?? 'unknown reason'}). Choose another place.`, undefined, { cause });
  }
}

/** Keys that are known here, one's own among them once it has been made. Reads only. @throws DocketError key-problem */
export async function listKnownKeys(userData: string): Promise<readonly KnownKey[]> {
  const known = await readJson(knownKeysFile(userData), KnownKeys);
  const own = await readRecord(userData);
  const keys = known?.keys ?? [];
  return own === null || keys.some(({ keyId }) => keyId === own.keyId) ? keys : [...keys, { keyId: own.keyId, name: ownKeyName, added: own.created }];
}

/** Makes a key known, or renames it. @throws DocketError key-problem, io */
export async function addKnownKey(userData: string, key: KnownKey): Promise<void> {
  const others = (await readJson(knownKeysFile(userData), KnownKeys))?.keys.filter(({ keyId }) => keyId !== key.keyId) ?? [];
  await makePrivateFolder(dirname(knownKeysFile(userData)));
  await replaceFile(knownKeysFile(userData), writeJson({ format: 1, keys: [...others, key] }), 0o600);
}

const ownKeyName = 'Own key';
const keyProblem = (message: string, cause?: unknown): DocketError => new DocketError('key-problem', message, undefined, { cause });
const writeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function makeKeyUnlessThere(file: string): Promise<void> {
  try {
    await makePrivateFolder(dirname(file));
    // Looked at first, so that a key is not made for nothing; made exclusively, since app and command line may race.
    if (await exists(file)) return;
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
    await createFile(file, pem, 0o600);
  } catch (cause) {
    throw keyProblem(`A signing key could not be made at ${file} (${codeOf(cause) ?? 'unknown reason'}). Nothing was signed. Check the folder, or name a key of your own.`, cause);
  }
}

async function refuseMissing(file: string, { created }: KeyRecord): Promise<void> {
  if (await exists(file)) return;
  throw keyProblem(`The signing key made on ${created.slice(0, 10)} is missing from ${file}. Nothing was signed. Put it back, or delete ${file.replace(/\.pem$/, '.json')} to start with a new key, which others will have to learn.`);
}

async function recordKey(userData: string, { keyId, file }: SigningKey, now: Instant): Promise<Instant> {
  // A key that was there before its record is as old as its file.
  const made = (await stat(file)).mtime.toISOString();
  const created = made < now ? Instant.parse(made) : now;
  const record: KeyRecord = { format: 1, keyId, created };
  if (!(await createFile(recordFile(userData), writeJson(record), 0o600))) return (await readRecord(userData))?.created ?? created;
  await addKnownKey(userData, { keyId, name: ownKeyName, added: created });
  return created;
}

const readRecord = (userData: string): Promise<KeyRecord | null> => readJson(recordFile(userData), KeyRecord);

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') return null;
    throw keyProblem(`${file} could not be read (${codeOf(cause) ?? 'unknown reason'}). Check its permissions.`, cause);
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw keyProblem(`${file} is damaged. It was left as it is. Put back a good copy, or delete it.`, cause);
  }
}

async function readKeyFile(file: string): Promise<string> {
  try {
    const there = await stat(file);
    if (!there.isFile()) throw keyProblem(`${file} is not a file. Choose the file of a key.`);
    if (there.size > maxKeyFileBytes) throw keyProblem(`${file} is too large to be a key. Choose another file.`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof DocketError) throw cause;
    if (codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR') throw keyProblem(`There is no key file ${file}. Check the name.`, cause);
    throw keyProblem(`The key file ${file} could not be read (${codeOf(cause) ?? 'unknown reason'}). Check its permissions.`, cause);
  }
}

function parsePrivateKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch (cause) {
    throw keyProblem(`The key in ${file} is damaged. Choose another file, or put back a good copy.`, cause);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw keyProblem(`The key file ${file} could not be read (${codeOf(error) ?? 'unknown reason'}). Check its permissions.`, error);
  }
}
