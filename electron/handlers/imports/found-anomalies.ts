import type { Anomaly, ImportSummary } from '@shared/contract/imports/entities';
import { createFindings } from '../../core/imports/plan';
import { sha256OfTexts } from '../../files/hashing';
import { openStage } from '../../files/staging';

/** The anomalies of a file, counted by rule as they are found; there may be more of them than fit into memory. */
export interface FoundAnomalies {
  add(anomalies: readonly Anomaly[]): void;
  readonly count: number;
  /** What an import tells of them. */
  summary(): Pick<ImportSummary, 'anomalies' | 'findings'>;
  /** All of them in the order in which they were found. */
  read(): Iterable<Anomaly>;
  close(): void;
}

/** Takes all anomalies, in the order in which they were found. */
export type TakeAnomalies = (anomalies: Iterable<Anomaly>) => void;

const inMemory = 10_000;

export function openAnomalies(): FoundAnomalies {
  const stage = openStage<Anomaly>(inMemory);
  const findings = createFindings();
  return {
    add(anomalies) {
      findings.add(anomalies);
      for (const anomaly of anomalies) stage.add(anomaly);
    },
    get count() {
      return stage.length;
    },
    summary: () => ({ anomalies: stage.length, findings: findings.findings() }),
    read: () => stage.read(),
    close: () => stage.close(),
  };
}

/** SHA-256 over the anomalies as lines of JSON `[row,column,rule,value]`, in their order. */
export const digestOf = (anomalies: Iterable<Anomaly>): string => sha256OfTexts(linesOf(anomalies));

function* linesOf(anomalies: Iterable<Anomaly>): Generator<string> {
  for (const { row, column, rule, value } of anomalies) yield `${JSON.stringify([row, column, rule, value])}\n`;
}
