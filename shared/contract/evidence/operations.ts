import { z } from '../../zod';
import { Instant, PackageId, SessionId, Sha256 } from '../../primitives';
import { everyone, host, Nothing, provers, query } from '../operation';
import { VerifyResult } from './entities';

export const PackageFile = z.object({ path: z.string(), size: z.int(), sha256: Sha256 });
export type PackageFile = z.infer<typeof PackageFile>;

/** What building would give, file by file; building gives these bytes. */
export const PackagePreview = z.object({
  fileName: z.string(),
  size: z.int(),
  files: z.array(PackageFile),
  head: Sha256,
  entries: z.int(),
  segmentFrom: z.int(),
  segmentTo: z.int(),
  keyId: Sha256,
  /** Characters that no PDF of the package can draw; the other files hold them. */
  missing: z.array(z.string()),
});
export type PackagePreview = z.infer<typeof PackagePreview>;

export const PackageRow = z.object({ id: PackageId, sessionId: SessionId, sessionNumber: z.int(), title: z.string(), fileName: z.string(), sha256: Sha256, keyId: Sha256, head: Sha256, files: z.int(), madeBy: z.string(), madeAt: Instant, purpose: z.string() });
export type PackageRow = z.infer<typeof PackageRow>;

const SigningKey = z.object({ keyId: Sha256, created: Instant, file: z.string() });

export const evidence = {
  packages: query({ input: Nothing, output: z.array(PackageRow) }),
  preview: host({ permission: provers, input: z.strictObject({ sessionId: SessionId }), output: PackagePreview }),
  /** Text of one file of the preview, for reading on screen, cut after 400,000 characters; null for what is not text. */
  previewFile: host({ permission: provers, input: z.strictObject({ sessionId: SessionId, path: z.string().max(400) }), output: z.object({ text: z.string().nullable() }) }),
  /** Asks where to put it; null when the dialog was closed. In a workspace open for reading only nothing can be entered into the chain of custody. */
  build: host({
    permission: provers,
    input: z.strictObject({ sessionId: SessionId, purpose: z.string().trim().max(1000) }),
    output: z.object({ file: z.string(), files: z.int(), head: Sha256, keyId: Sha256, sha256: Sha256, isRecorded: z.boolean() }).nullable(),
    touches: ['evidence', 'workspaces'],
  }),
  /** Verifies a package; with no path it asks for one, null when the dialog was closed. */
  verify: host({ permission: everyone, input: z.strictObject({ file: z.string().max(4096).nullable() }), output: VerifyResult.extend({ fileName: z.string(), at: Instant }).nullable() }),
  key: host({ permission: provers, input: Nothing, output: SigningKey }),
  /** Writes the public key where the person says. */
  exportKey: host({ permission: provers, input: Nothing, output: z.object({ file: z.string() }).nullable() }),
};
