import type { IssueDetail } from '@shared/contract/issues';
import { sourceLabels } from '@shared/primitives';
import type { Definition } from '../../ui/page';
import { formatDate } from '../../ui/format';
import { numberedCriterion } from './criterion-words';
import { durationWords, statusLabels, vendorPriorityLabels } from './issue-words';

const known = (term: string, value: string | null | undefined): readonly Definition[] => (value === null || value === undefined || value === '' ? [] : [{ term, value }]);
const minutes = (value: number | null): string | null => (value === null ? null : durationWords(value));

/** What the source says of an issue; what it does not say is left out. */
export function sourceFacts(issue: IssueDetail): readonly Definition[] {
  return [
    ...known('Source', issue.ref === null ? `${sourceLabels[issue.source]}, captured by hand` : `${sourceLabels[issue.source]}, ${issue.ref}`),
    ...known('Criterion', [issue.criterion, ...issue.secondaryCriteria].map(numberedCriterion).join(', ')),
    ...known('Status', issue.waitingOn === null ? statusLabels[issue.status] : `${statusLabels[issue.status]}, on ${issue.waitingOn}`),
    ...known('Opened', issue.openedOn === null ? null : `${formatDate(issue.openedOn)}${issue.ageDays === null ? '' : `, ${issue.ageDays} d`}`),
    ...known('Resolved', issue.resolvedOn === null ? null : formatDate(issue.resolvedOn)),
    ...known('Priority there', issue.vendorPriority === null ? null : vendorPriorityLabels[issue.vendorPriority]),
    ...known('First response', minutes(issue.firstResponseMinutes)),
    ...known('Resolution', minutes(issue.resolutionMinutes)),
    ...known('Escalated there', issue.isEscalated === null ? null : issue.isEscalated ? 'Yes' : 'No'),
    ...known('Reopened', issue.reopenCount === null || issue.reopenCount === 0 ? null : issue.reopenCount === 1 ? 'Once' : `${issue.reopenCount} times`),
    ...known('Satisfaction', issue.satisfaction === null ? null : String(issue.satisfaction)),
    ...known('Owner', issue.owner),
    ...known('Account as written', issue.account === null ? issue.accountRef : null),
    ...known('Tags', issue.tags.join(', ')),
  ];
}
