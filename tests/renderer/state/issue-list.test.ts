import { beforeEach, describe, expect, it } from 'vitest';
import { ImportId, IssueId } from '@shared/primitives';
import { openIssues } from '../../../renderer/state/issue-list';
import { useApp } from '../../../renderer/state/store';

const issue = IssueId.parse('01890a5d-ac96-774b-bcce-b302099a8057');
const imported = ImportId.parse('01890a5d-ac96-774b-bcce-b302099a8058');

describe('the priority list', () => {
  beforeEach(() => {
    useApp.getState().resetNavigation();
    useApp.getState().resetIssueList();
  });
  it('opens on the open issues in the order of the arithmetic [S1]', () => {
    expect(useApp.getState()).toMatchObject({ issueFilter: { isOpen: true, bands: [] }, issueOrder: { sort: 'priority', isDescending: false }, selectedIssueId: null });
  });
  it('selects nothing once the filter or the order has changed, as the row is another then', () => {
    useApp.getState().selectIssue(issue);
    useApp.getState().setIssueFilter({ search: 'export' });
    expect(useApp.getState().selectedIssueId).toBeNull();
    useApp.getState().selectIssue(issue);
    useApp.getState().setIssueOrder({ sort: 'arr', isDescending: true });
    expect(useApp.getState().selectedIssueId).toBeNull();
  });
  it('shows the issues of an import and no other filter, wherever it is asked for [W5]', () => {
    useApp.getState().setIssueFilter({ bands: ['monitor'], search: 'x' });
    useApp.getState().showIssues({ importId: imported });
    expect(useApp.getState().issueFilter).toEqual({ ...openIssues, isOpen: null, importId: imported });
    expect(useApp.getState().entry.route).toEqual({ name: 'score' });
  });
});
