import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { RuleAcceptance, RuleView, RulesView } from '@shared/contract/signals';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { monthEnds } from '../../core/signals/months';
import { signalRule, signalRules } from '../../core/signals/registry';
import { problemOf, subjectOf } from '../../core/signals/rule';
import { marksOf } from '../../core/signals/standing';
import { countHasty, countOpenByRule, countProposedShares, listAcceptance, type AcceptedMonth } from '../../store/signals/acceptance';
import { insertRuleVersion } from '../../store/signals/rules';
import { ruleTitle } from '../scoring/proposals';
import { proposeSignals } from './recompute';
import { versionsInForce, versionsOf } from './versions';

const sum = (months: readonly AcceptedMonth[], key: 'accepted' | 'changed' | 'rejected' | 'together'): number => months.reduce((total, month) => total + month[key], 0);

/** Every rule with what it is set to, what became of its proposals, and the two figures of W8, which have no target and are never mixed. */
export function listRules({ db, asOf }: ReadContext): RulesView {
  const versions = versionsOf(db);
  const months = listAcceptance(db);
  const hasty = countHasty(db);
  const open = countOpenByRule(db);
  const shares = countProposedShares(db);
  const standing = (id: RuleView['id']): Pick<RuleView, 'id' | 'title' | 'open' | 'acceptance' | 'marks' | 'months'> => {
    const own = months.filter(({ ruleId }) => ruleId === id);
    const acceptance: RuleAcceptance = { accepted: sum(own, 'accepted'), changed: sum(own, 'changed'), rejected: sum(own, 'rejected'), together: sum(own, 'together'), hasty: hasty.get(id) ?? 0 };
    return { id, title: ruleTitle(id), open: open.get(id) ?? 0, acceptance, marks: marksOf(acceptance), months: own.map(({ month, accepted, changed, rejected }) => ({ month, accepted, changed, rejected })) };
  };
  const rules = signalRules.flatMap((rule): RuleView[] => {
    const all = versions.get(rule.id);
    if (all === undefined) return [];
    const [{ version, isOn, parameters }] = all;
    return [
      {
        ...standing(rule.id),
        words: rule.words,
        criterion: rule.criterion,
        subject: subjectOf[rule.looksAt],
        isOn,
        version,
        parameters: rule.parameters.map((parameter) => ({ ...parameter, value: parameters[parameter.name] ?? parameter.default })),
        versions: [...all],
      },
    ];
  });
  const first: RuleView = { ...standing('initial-score'), words: firstScoreWords, criterion: null, subject: 'issue', isOn: true, version: 1, parameters: [], versions: [] };
  return {
    rules: [first, ...rules],
    proposed: { scores: { part: shares.proposedScores, whole: shares.scores }, issues: { part: shares.proposedIssues, whole: shares.issues } },
    unchanged: { part: sum(months, 'accepted'), whole: sum(months, 'accepted') + sum(months, 'changed') + sum(months, 'rejected') },
    previewDays: monthEnds(asOf, 12),
  };
}

const firstScoreWords = 'Every issue that nobody has scored gets a first Impact, Severity and Time, with the reason for each. It is always on: without it an issue has no place in the priority list.';

/** @throws DocketError invalid-input for a value that is out of range or missing; conflict where nothing differs from the version in force */
export function setRule(context: WriteContext, { ruleId, isOn, parameters, reason }: ParsedInputOf<'signals.setRule'>): OutputOf<'signals.setRule'> {
  const rule = signalRule(ruleId);
  const problem = problemOf(rule, parameters);
  if (problem !== null) throw new DocketError('invalid-input', `${problem} Nothing was changed.`, 'parameters');
  const before = versionsInForce(context.db).get(ruleId);
  if (before === undefined) throw new DocketError('not-found', 'There is no such rule. Nothing was changed.');
  const changed = rule.parameters.filter(({ name, default: value }) => (before.parameters[name] ?? value) !== parameters[name]).map(({ name }) => name);
  if (changed.length === 0 && before.isOn === isOn) throw new DocketError('conflict', 'The rule stands like this already. Nothing was changed.');
  const version = before.version + 1;
  insertRuleVersion(context.db, { ruleId, version, isOn, parameters, reason, by: context.actor.personId, at: context.clock() });
  const counts = proposeSignals(context, ruleId);
  context.audit({
    action: 'signals.setRule',
    subject: context.workspaceId,
    payload: { rule: ruleId, version, before: { is_on: before.isOn, parameters: { ...before.parameters } }, after: { is_on: isOn, parameters: { ...parameters } }, reason, proposals: { ...counts } },
  });
  return { ...counts, version };
}
