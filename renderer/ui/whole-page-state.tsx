import { EmptyState, type EmptyStateProps } from './empty-state';
import { Page } from './page';

export interface WholePageStateProps extends EmptyStateProps {
  /** Names the screen for screen readers: `Home`. */
  heading: string;
}

/** A screen that has nothing to show but why, and what to do. */
export function WholePageState({ heading, ...state }: WholePageStateProps) {
  return (
    <Page header={<h1 className="vh">{heading}</h1>}>
      <EmptyState {...state} />
    </Page>
  );
}
