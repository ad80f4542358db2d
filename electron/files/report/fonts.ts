import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DocketError } from '@shared/result';

/** The static faces that reports are set in; the builds copy them beside the bundle. */
export const reportFaces = { regular: 'Inter_400Regular.ttf', semibold: 'Inter_600SemiBold.ttf', bold: 'Inter_700Bold.ttf' } as const;
export type ReportFace = keyof typeof reportFaces;

/** Where a face lies: beside the bundle, whose shared parts are a folder further in, or in the package it comes from when run from source. */
export function fontFile(face: ReportFace): string {
  const name = reportFaces[face];
  const folder = name.slice('Inter_'.length, -'.ttf'.length);
  const places = [join(__dirname, 'fonts', name), join(__dirname, '..', 'fonts', name), join(process.cwd(), 'node_modules/@expo-google-fonts/inter', folder, name)];
  const found = places.find((file) => existsSync(file));
  if (found === undefined) throw new DocketError('io', `The typeface of the reports is missing (${name}). Nothing was packaged. Install Docket again.`);
  return found;
}
