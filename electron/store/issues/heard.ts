/**
 * Whether an issue is something that a source said, in SQL over `issues` under an alias (W3): no suspicion of somebody (W8), and nothing that a rule proposed of an account, a deal or
 * an area and a person accepted. Such an issue is made of what was heard, or of silence: counted as a signal it would end the silence that it tells of. Asked by number, so
 * that an index of the register answers without its wide rows.
 */
export const isHeard = (alias: string): string =>
  `${alias}.is_low_confidence = 0 AND ${alias}.number NOT IN (SELECT made.number FROM proposals p INDEXED BY proposals_decided JOIN issues made ON made.id = p.issue_id
    WHERE p.state NOT IN ('open', 'withdrawn') AND p.rule_id <> 'initial-score' AND p.subject NOT LIKE 'issue:%')`;
