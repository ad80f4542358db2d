import { appState } from '../../state/app-state';
import { Page, PageHeader } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { CalibrationSection } from '../scoring/calibration/calibration-section';
import { OverridesSection } from '../scoring/placing/overrides-section';

type GovernTab = 'calibration' | 'overrides';
const tabs: readonly { readonly value: GovernTab; readonly label: string; readonly sub: string }[] = [
  { value: 'calibration', label: 'Calibration', sub: 'Reference cases, who is calibrated, and how readings drift' },
  { value: 'overrides', label: 'Overrides', sub: 'What was placed above or below its arithmetic, and how it turned out' },
];

/** Govern: how well people judge where the arithmetic needs them. */
export function GovernPage({ tab }: { tab: GovernTab }) {
  return (
    <Page
      header={
        <PageHeader
          title="Govern"
          sub={tabs.find(({ value }) => value === tab)?.sub}
          tools={<Segmented label="Govern" isLabelHidden tone="accent" options={tabs} value={tab} onChange={(next) => appState().replace({ name: 'govern', tab: next })} />}
        />
      }
    >
      {tab === 'calibration' ? <CalibrationSection /> : <OverridesSection />}
    </Page>
  );
}
