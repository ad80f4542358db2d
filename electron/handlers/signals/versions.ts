import type { RuleVersion, SignalRuleId } from '@shared/contract/signals';
import { signalRules } from '../../core/signals/registry';
import type { SignalRule } from '../../core/signals/rule';
import type { ReadHandle } from '../../store/handles';
import { listRuleVersions } from '../../store/signals/rules';

/** A rule as it is supplied: its version 1. */
export const suppliedVersion = (rule: SignalRule): RuleVersion => ({
  version: 1,
  isOn: true,
  parameters: Object.fromEntries(rule.parameters.map(({ name, default: value }) => [name, value])),
  reason: 'As supplied.',
  by: null,
  at: null,
});

/** All versions of each rule, newest first; the last one is as supplied. */
export function versionsOf(db: ReadHandle): ReadonlyMap<SignalRuleId, readonly [RuleVersion, ...RuleVersion[]]> {
  const stored = listRuleVersions(db);
  return new Map(
    signalRules.map((rule) => {
      const [newest, ...older] = stored.filter(({ ruleId }) => ruleId === rule.id).toReversed().map(({ version, isOn, parameters, reason, by, at }): RuleVersion => ({ version, isOn, parameters, reason, by, at }));
      const supplied = suppliedVersion(rule);
      return [rule.id, newest === undefined ? [supplied] : [newest, ...older, supplied]];
    }),
  );
}

/** The version of each rule that is in force. */
export const versionsInForce = (db: ReadHandle): ReadonlyMap<SignalRuleId, RuleVersion> => new Map([...versionsOf(db)].map(([id, [newest]]) => [id, newest]));
