const dayMs = 86_400_000;
const day1900 = Date.UTC(1899, 11, 30) / dayMs;
const day1904 = Date.UTC(1904, 0, 1) / dayMs;
/** Serial 60 of the 1900 epoch is 29 February 1900, a day that never was: the numbers below it count one less. */
const leapDayThatNeverWas = 60;
const lastDay = Date.UTC(9999, 11, 31) / dayMs;

/**
 * The serial number of a date or a date with a time in the 1900 epoch: days, with the time of day as a fraction.
 *
 * @param iso `YYYY-MM-DD`, or an instant in UTC (`...Z`), which is kept as UTC.
 * @returns null where the text is no date, or a day before March 1900, on whose number the programs do not agree.
 */
export function toSerial(iso: string): number | null {
  const ms = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  // A day past the end of its month is read as one of the next month.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso.slice(0, 10)) return null;
  const serial = ms / dayMs - day1900;
  return serial <= leapDayThatNeverWas || ms / dayMs >= lastDay + 1 ? null : serial;
}

/**
 * What a serial number says: `YYYY-MM-DD`, with ` HH:MM:SS` (and milliseconds, where there are any) when it has a time, or
 * the time alone below 1. The writer rounds to milliseconds, as a spreadsheet shows it.
 *
 * @returns null where the number is no date of that epoch.
 */
export function fromSerial(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  const totalMs = Math.round(serial * dayMs);
  const days = Math.floor(totalMs / dayMs);
  const time = timeText(totalMs - days * dayMs);
  if (is1904) return days === 0 && serial < 1 && serial > 0 ? (time ?? '00:00:00') : joined(day1904 + days, time);
  if (days === 0) return time ?? '00:00:00';
  if (days === leapDayThatNeverWas) return time === null ? '1900-02-29' : `1900-02-29 ${time}`;
  return joined(day1900 + days + (days < leapDayThatNeverWas ? 1 : 0), time);
}

/** A length of time in hours, minutes and seconds (`[h]:mm:ss`): 1.5 days are `36:00:00`. */
export function durationText(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * 86_400);
  const text = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return serial < 0 && seconds > 0 ? `-${text}` : text;
}

function joined(day: number, time: string | null): string | null {
  if (day > lastDay) return null;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  return time === null ? date : `${date} ${time}`;
}

/** Null at midnight: then a date is meant. */
function timeText(ms: number): string | null {
  if (ms === 0) return null;
  const seconds = Math.floor(ms / 1000);
  const fraction = ms % 1000;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
