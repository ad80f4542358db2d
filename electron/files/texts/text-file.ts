import { decoderOf, EncodingWatch } from '../spreadsheet/encoding';

/** A whole file as text with line feeds, by the encoding that its bytes show. @throws DocketError unreadable-file where they are no text */
export function decodeWhole(bytes: Buffer): string {
  const watch = new EncodingWatch({ hasRows: false });
  watch.push(bytes);
  const { encoding, bomBytes } = watch.decide();
  const decoder = decoderOf(encoding);
  return (decoder.write(bytes.subarray(bomBytes)) + decoder.end()).replace(/\r\n?/g, '\n');
}
