import type { Methodology } from '@shared/contract/scoring/entities';
import type { Room } from '@shared/contract/sessions/entities';
import { dimensions, type Dimension } from '@shared/primitives';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { DocketError } from '@shared/result';
import { functionLabel } from '../people';
import { occasionOf } from './agenda';

/** What is printed for the voters (M1): the same items and scales for each, in the on-screen order. */
export interface BallotSheets {
  readonly title: string;
  readonly subtitle: string;
  readonly voters: readonly { readonly name: string; readonly function: string }[];
  readonly items: readonly { readonly position: number; readonly title: string; readonly detail: string }[];
  readonly scales: readonly { readonly dimension: Dimension; readonly label: string; readonly steps: readonly { readonly step: number; readonly label: string }[] }[];
}

/** @throws DocketError conflict where nobody votes, or nothing is voted on */
export function ballotSheets(room: Omit<Room, 'seal'>, workspace: string, { anchors }: Pick<Methodology, 'anchors'>): BallotSheets {
  const voters = room.people.filter(({ canVote, attendance }) => canVote && attendance !== 'absent');
  const issues = room.agenda.filter(({ kind }) => kind === 'issue');
  if (voters.length === 0) throw new DocketError('conflict', 'Nobody who votes is invited, so there is nobody to print a sheet for. Nothing was written. Add people first.');
  if (issues.length === 0) throw new DocketError('conflict', 'No issue is on the agenda, so there is nothing to vote on. Nothing was written. Add issues first.');
  return {
    title: `Ballot: ${room.title}`,
    subtitle: `${workspace}. ${occasionOf(room)}`,
    voters: voters.map(({ name, function: part }) => ({ name, function: functionLabel(part) })),
    items: issues.map(({ position, issueNumber, title, account }) => ({ position, title, detail: [`#${issueNumber ?? ''}`, account].filter((word) => word !== null).join(', ') })),
    // In between two anchors a step has no words of its own.
    scales: dimensions.map((dimension) => ({ dimension, label: dimensionLabels[dimension], steps: anchors[dimension].map(({ step, label, isAnchor }) => ({ step, label: isAnchor ? label : '' })) })),
  };
}
