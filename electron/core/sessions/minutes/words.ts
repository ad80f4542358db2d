import { decisionLabels, type AgreedScore, type Decision, type DimensionAgreement } from '@shared/contract/sessions/entities';
import { bandLabels, type CalendarDate, type Instant, type Level } from '@shared/primitives';
import { formatDate } from '../../calendar';

/** Minutes and seconds, as on the timer: 11:05. */
export function formatSpent(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A moment without doubt about its clock: 21 Nov 2026, 14:02 UTC. */
export const formatInstant = (at: Instant): string => `${formatDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;

/** When somebody came or left, told from the opening of the session: no time zone is needed to read it. */
export function formatSinceOpening(at: Instant, openedAt: Instant): string {
  const minutes = Math.floor((Date.parse(at) - Date.parse(openedAt)) / 60_000);
  return minutes < 1 ? 'At the opening' : `After ${minutes} min`;
}

export const formatDateOr = (date: CalendarDate | null, otherwise: string): string => (date === null ? otherwise : formatDate(date));

/** Two decimals, or n/a. */
export const formatRatio = (value: number | null): string => (value === null ? 'n/a' : value.toFixed(2));

/** The lowest and the highest ballot: 2 to 4. */
export const formatSpread = ({ min, max }: DimensionAgreement): string => (min === null || max === null ? 'n/a' : min === max ? String(min) : `${min} to ${max}`);

export const formatScore = ({ factors: { impact, severity, time }, score, band, isFragile }: AgreedScore): string =>
  `${impact} × ${severity} × ${time} = ${score}, ${bandLabels[band]}${isFragile ? ', fragile' : ''}`;

/** The state a decision was taken on. */
export function formatState({ factors, score, band }: Decision): string {
  if (score === null || band === null) return 'Not scored';
  const product = factors === null ? '' : `${factors.impact} × ${factors.severity} × ${factors.time} = `;
  return `${product}${score}, ${bandLabels[band]}`;
}

export const formatDecision = ({ kind, what }: Decision): string => `${decisionLabels[kind]}. ${what}`;

const levelLabels = { manager: 'Manager', director: 'Director', vp: 'VP', coo: 'COO', ceo: 'CEO' } as const satisfies Record<Level, string>;
export const levelLabel = (level: Level): string => levelLabels[level];

/** A count with its noun: 1 item, 3 items. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
