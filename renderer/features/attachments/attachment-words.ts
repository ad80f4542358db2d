const steps = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `812 bytes`, `1.2 MB`: decimal, one digit from a kilobyte up. */
export function sizeWords(bytes: number): string {
  if (bytes === 1) return '1 byte';
  let size = bytes;
  let step = 0;
  while (size >= 999.95 && step < steps.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${step === 0 ? String(size) : size.toFixed(1)} ${steps[step] ?? ''}`;
}
