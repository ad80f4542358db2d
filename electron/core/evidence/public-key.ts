import { utf8 } from './canonical-json';
import { sameBytes } from './zip';

// SubjectPublicKeyInfo of an Ed25519 key (RFC 8410, 4): this prefix, then the 32 bytes of the key.
const spkiPrefix = Uint8Array.from([0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]);
const spkiLength = 44;

/** Writes an SPKI key (DER) as PEM: one line of base64, LF, as `openssl pkey -pubout` does. */
export const encodePublicKeyPem = (spki: Uint8Array): string => `-----BEGIN PUBLIC KEY-----\n${btoa(String.fromCharCode(...spki))}\n-----END PUBLIC KEY-----\n`;

/**
 * The SPKI key (DER, 44 bytes) in a PEM, or null unless the PEM is, byte for byte, the one we would write: the last
 * letter of base64 may carry bits that say nothing, so two different files could hold the same key.
 */
export function decodePublicKeyPem(pem: Uint8Array): Uint8Array | null {
  const [, base64] = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{59}=)\n-----END PUBLIC KEY-----\n$/.exec(new TextDecoder('utf-8').decode(pem)) ?? [];
  if (base64 === undefined) return null;
  const spki = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const isEd25519 = spki.length === spkiLength && sameBytes(spki.subarray(0, spkiPrefix.length), spkiPrefix);
  return isEd25519 && sameBytes(utf8(encodePublicKeyPem(spki)), pem) ? spki : null;
}
