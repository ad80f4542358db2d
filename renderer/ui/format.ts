import type { Money } from '@shared/primitives';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const group = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `2026-11-21` as `21 Nov 2026`; what is not an ISO date comes back as it is. */
export function formatDate(iso: string): string {
  const parts = splitDate(iso);
  return parts === null ? iso : `${parts.day} ${parts.month} ${parts.year}`;
}

/** `2026-11-21` as `21 Nov`, for places where the year is beyond doubt. */
export function formatDay(iso: string): string {
  const parts = splitDate(iso);
  return parts === null ? iso : `${parts.day} ${parts.month}`;
}

function splitDate(iso: string): { year: number; month: string; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  const month = months[Number(match?.[2]) - 1];
  return match === null || month === undefined ? null : { year: Number(match[1]), month, day: Number(match[3]) };
}

/** An instant (UTC) as the local `14:42` of the laptop, with seconds when asked. */
export function formatTime(instant: string, withSeconds = false): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return withSeconds ? `${clock}:${two(at.getSeconds())}` : clock;
}

/** An instant (UTC) as the local `21 Nov 2026, 14:42` of the laptop. */
export function formatInstant(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return `${at.getDate()} ${months[at.getMonth()] ?? ''} ${at.getFullYear()}, ${formatTime(instant)}`;
}

/** `4812` as `4,812`. */
export function formatCount(value: number): string {
  return group.format(value);
}

/** A share in whole percent. Only all is 100 % and only none is 0 %: what rounds to them is said to be over 99 % or under 1 %. Of nothing it is `n/a`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return 'n/a';
  const percent = Math.round((part / whole) * 100);
  if (percent === 100 && part < whole) return 'over 99 %';
  if (percent === 0 && part > 0) return 'under 1 %';
  return `${percent} %`;
}

/** How many minor units make one major unit: EUR 100, JPY 1, KWD 1000. */
export function minorUnits(currency: string): number {
  const digits = new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return 10 ** digits;
}

/** Money in short: `EUR 1.24 M`, `EUR 860 k`, `EUR 412`. Rounded; the full figure belongs in the title. */
export function formatMoney(money: Money, withCurrency = true): string {
  const major = money.amountMinor / minorUnits(money.currency);
  const size = Math.abs(major);
  // 999,500 would round to "1000 k": what rounds to a million is one.
  const figure = size >= 999_500 ? `${(major / 1_000_000).toFixed(2)} M` : size >= 999.5 ? `${Math.round(major / 1000)} k` : String(Math.round(major));
  return withCurrency ? `${money.currency} ${figure}` : figure;
}

/** Money in full: `EUR 1,240,000`, with cents where there are any. */
export function formatMoneyFull(money: Money): string {
  const units = minorUnits(money.currency);
  const digits = money.amountMinor % units === 0 ? 0 : Math.round(Math.log10(units));
  return `${money.currency} ${(money.amountMinor / units).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** Milliseconds as `3:18`, from an hour on as `1:03:18`; whole seconds, cut and not rounded; the sign is dropped. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Bytes as `54 B`, `3.2 kB`, `2.04 MB` (powers of 1000, as file managers count). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const kilo = bytes / 1000;
  if (kilo < 999.5) return `${kilo < 99.95 ? kilo.toFixed(1) : Math.round(kilo)} kB`;
  const mega = kilo / 1000;
  return mega < 999.5 ? `${mega < 99.95 ? mega.toFixed(2) : Math.round(mega)} MB` : `${(mega / 1000).toFixed(2)} GB`;
}

/** A hash in short: `9c41…e07b`. */
export function shortHash(hash: string): string {
  return hash.length <= 9 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

/** `Maren Olsen` as `MO`; one word gives one letter. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word === undefined ? '' : ([...word][0] ?? '')));
  return letters.join('').toUpperCase();
}
