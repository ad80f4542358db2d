import { useEffect, useRef } from 'react';

/** Whether the time-box has just been used up: before it was not. An item that is opened when it is over already says nothing. */
export const hasJustEnded = (beforeMs: number | null, usedMs: number, boxMs: number): boolean => beforeMs !== null && beforeMs < boxMs && usedMs >= boxMs;

/** Two soft notes, made on the spot: nothing is loaded. */
export function playChime(): void {
  const audio = new AudioContext();
  const notes = [
    { hertz: 880, at: 0 },
    { hertz: 659.25, at: 0.28 },
  ];
  for (const { hertz, at } of notes) {
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.2, audio.currentTime + at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.9);
    note.connect(volume).connect(audio.destination);
    note.start(audio.currentTime + at);
    note.stop(audio.currentTime + at + 1);
    if (at > 0) note.addEventListener('ended', () => void audio.close());
  }
}

/** Plays the chime once when the time-box of the item is used up while it is on screen (M3). */
export function useChime(usedMs: number, boxMs: number, isOn: boolean): void {
  const before = useRef<number | null>(null);
  useEffect(() => {
    const isOver = hasJustEnded(before.current, usedMs, boxMs);
    before.current = usedMs;
    if (isOver && isOn) playChime();
  }, [usedMs, boxMs, isOn]);
}
