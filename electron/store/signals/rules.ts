import { RuleVersion, SignalParameters, type SignalRuleId } from '@shared/contract/signals';
import type { Instant, PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = RuleVersion.extend({
  ruleId: z.string(),
  isOn: z.int().transform((value) => value === 1),
  parameters: z.string().transform((json) => SignalParameters.parse(JSON.parse(json))),
});
export type StoredVersion = z.infer<typeof Row>;

/** Every stored version of every rule, oldest first; a rule that nobody has touched has none. */
export const listRuleVersions = (db: ReadHandle): StoredVersion[] =>
  db
    .prepare('SELECT v.rule_id AS ruleId, v.version, v.is_on AS isOn, v.parameters, v.reason, p.name AS "by", v.at FROM signal_rule_versions v JOIN people p ON p.id = v.by_person ORDER BY v.seq')
    .all()
    .map((row) => Row.parse(row));

export function insertRuleVersion(db: WriteHandle, version: { ruleId: SignalRuleId; version: number; isOn: boolean; parameters: SignalParameters; reason: string; by: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO signal_rule_versions (rule_id, version, parameters, is_on, reason, by_person, at) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    version.ruleId,
    version.version,
    JSON.stringify(version.parameters),
    version.isOn ? 1 : 0,
    version.reason,
    version.by,
    version.at,
  );
}
