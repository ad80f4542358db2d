import { MessageCircleQuestion } from 'lucide-react';
import { useOperation } from '../../api';
import { EmptyState } from '../../ui/empty-state';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { RequestLines } from './request-lines';
import styles from './requests.module.css';

/** Everything that was asked: open questions first, the earliest date first. */
export function RequestsList() {
  const { data, error } = useOperation('requests.list', {});
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (data === undefined) return null;
  const open = data.rows.filter(({ answer }) => answer === null);
  const answered = data.rows.filter(({ answer }) => answer !== null);
  if (data.total === 0) {
    return (
      <EmptyState icon={<MessageCircleQuestion />} title="Nothing has been asked">
        On a walk, or on an issue, I asks somebody for information by a date. What is open stands here, with the issue, and on Home.
      </EmptyState>
    );
  }
  return (
    <div className={styles['lists']}>
      {open.length > 0 && (
        <Section title="Open" more={open.length}>
          <RequestLines requests={open} showsIssue />
        </Section>
      )}
      {answered.length > 0 && (
        <Section title="Answered" more={answered.length}>
          <RequestLines requests={answered} showsIssue />
        </Section>
      )}
    </div>
  );
}
