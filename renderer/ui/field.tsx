import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every field has: a label, and room for a hint or for what is wrong. */
export interface FieldProps {
  label: string;
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; null or absent when nothing is. */
  error?: string | null | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
}

/** The label of a React Aria field; required fields say nothing, the others may be marked by the form. */
export function FieldLabel({ label, isHidden }: { label: string; isHidden: boolean }) {
  return <Label className={isHidden ? 'vh' : (styles['label'] ?? '')}>{label}</Label>;
}

/** What is wrong, or else the hint, under a React Aria field. */
export function FieldFoot({ hint, error }: { hint?: ReactNode; error?: string | null | undefined }) {
  if (error != null && error !== '') return <FieldError className={styles['error'] ?? ''}>{error}</FieldError>;
  if (hint === undefined || hint === null) return null;
  return (
    <Text slot="description" className={styles['hint'] ?? ''}>
      {hint}
    </Text>
  );
}
