import type { ProposalRow } from '@shared/contract/scoring/operations';

/** What a proposal is called in a message: `#205`, or the title that its issue would have. */
export const proposalName = ({ issue, title }: Pick<ProposalRow, 'issue' | 'title'>): string => (issue === null ? `"${title}"` : `#${issue.number}`);
