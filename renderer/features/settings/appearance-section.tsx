import type { Density, Theme } from '../../state/appearance';
import { useApp } from '../../state/store';
import { Switch } from '../../ui/choice';
import { Section } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import type { SegmentedOption } from '../../ui/segmented';
import { usePreferences } from './use-preferences';
import styles from './settings.module.css';

const themes: readonly SegmentedOption<Theme>[] = [
  { value: 'system', label: 'Of the desktop' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const densities: readonly SegmentedOption<Density>[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];
const zooms = ['80', '90', '100', '110', '125', '150', '175', '200'] as const;
const zoomOptions = zooms.map((value) => ({ value, label: `${value} %` }));

/** Theme, density and zoom; remembered by this laptop, not by the workspace. */
export function AppearanceSection() {
  const { preferences, change } = usePreferences();
  const theme = useApp((state) => state.theme);
  const density = useApp((state) => state.density);
  const setTheme = useApp((state) => state.setTheme);
  const setDensity = useApp((state) => state.setDensity);
  const zoom = zooms.find((value) => Number(value) === preferences?.zoom) ?? null;
  return (
    <Section title="Appearance">
      <div className={styles['fields']}>
        <Segmented label="Theme" tone="accent" options={themes} value={theme} onChange={setTheme} />
        <Segmented label="Rows" tone="accent" options={densities} value={density} onChange={setDensity} />
        <Segmented label="Zoom" tone="accent" options={zoomOptions} value={zoom} onChange={(value) => change({ zoom: Number(value) })} hint="150 % and more reads well from the back of a room." />
        <Switch isSelected={preferences?.hasChime ?? true} onChange={(hasChime) => change({ hasChime })} detail="When the time-box of an item is used up in a session">
          Chime at the end of time
        </Switch>
      </div>
    </Section>
  );
}
