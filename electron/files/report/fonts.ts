import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The static faces that reports are set in; the builds copy them beside the bundle. */
export const reportFaces = { regular: 'Inter_400Regular.ttf', semibold: 'Inter_600SemiBold.ttf', bold: 'Inter_700Bold.ttf' } as const;
export type ReportFace = keyof typeof reportFaces;

/** Where a face lies: beside the bundle, or in the package it comes from when run from source. */
export function fontFile(face: ReportFace): string {
  const name = reportFaces[face];
  const beside = join(__dirname, 'fonts', name);
  if (existsSync(beside)) return beside;
  const folder = name.slice('Inter_'.length, -'.ttf'.length);
  return join(process.cwd(), 'node_modules/@expo-google-fonts/inter', folder, name);
}
