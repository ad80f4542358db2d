import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { Count } from './tag';
import styles from './tabs.module.css';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count?: number | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  label: string;
  items: readonly TabItem<T>[];
  selected: T;
  onChange: (id: T) => void;
}

/** Views of the same thing, one at a time. */
export function Tabs<T extends string>({ label, items, selected, onChange }: TabsProps<T>) {
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find(({ id }) => id === key);
        if (item !== undefined) onChange(item.id);
      }}
    >
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {items.map(({ id, label: word, count }) => (
          <Tab key={id} id={id} className={styles['tab'] ?? ''}>
            {word}
            {count !== undefined && <Count value={count} />}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={styles['panel'] ?? ''}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
