import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Anomaly } from '@shared/contract/imports/entities';
import { digestOf, openAnomalies } from '../../../electron/handlers/imports/found-anomalies';

it('tells anomalies rule by rule and keeps all of them in their order, also where there are very many [W6]', () => {
  const anomalies = Array.from({ length: 25_000 }, (_, row): Anomaly => ({ row, column: 'Priority', rule: row % 5 === 0 ? 'unknown-account' : 'unknown-priority', value: `"${row}"` }));
  const found = openAnomalies();
  for (const anomaly of anomalies) found.add([anomaly]);
  found.add([]);
  const { anomalies: count, findings } = found.summary();
  expect([found.count, count, findings.map(({ rule, count: times, rows, examples }) => [rule.id, times, rows, examples.length]).toSorted()]).toEqual([25_000, 25_000, [['unknown-account', 5000, 5000, 50], ['unknown-priority', 20_000, 20_000, 50]]]);
  expect([...found.read()]).toEqual(anomalies);
  const lines = anomalies.map(({ row, rule, value }) => `[${row},"Priority","${rule}","${value.replaceAll('"', '\\"')}"]\n`).join('');
  expect(digestOf(found.read())).toBe(createHash('sha256').update(lines).digest('hex'));
  found.close();
});
