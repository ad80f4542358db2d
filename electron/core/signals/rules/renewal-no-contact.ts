import type { CalendarDate } from '@shared/primitives';
import { sourceLabels } from '@shared/primitives';
import { formatDate } from '../../calendar';
import type { ContactFacts } from '../facts';
import type { Finding, Parameters, SignalRule } from '../rule';
import { impactOfAccount, step, timeOfRenewal } from '../steps';
import { anAccount, daysSince, daysUntil, plural, renewsInWords, shortened } from '../words';

function examine({ account, lastContact, lastChurn }: ContactFacts, parameters: Parameters, asOf: CalendarDate): Finding | null {
  const days = daysUntil(account.renewal, asOf);
  if (account.segment === 'internal' || account.renewal === null || days === null || days > parameters('renewal')) return null;
  const quiet = lastContact === null ? null : daysSince(lastContact.on, asOf);
  const least = parameters('silence');
  if (lastContact !== null && (quiet === null || quiet <= least)) return null;
  const heard =
    lastContact === null || quiet === null
      ? 'no source has ever said anything of it'
      : `the last contact was ${plural(quiet, 'day')} ago, on ${formatDate(lastContact.on)} (${sourceLabels[lastContact.source]})`;
  const impact = impactOfAccount(account, asOf);
  const isLong = quiet === null || quiet > least * 2;
  const churnedAgo = daysSince(lastChurn, asOf);
  const churn = lastChurn !== null && churnedAgo !== null && churnedAgo <= parameters('renewal') ? `a churn was recorded on ${formatDate(lastChurn)}` : null;
  return {
    reason: `${shortened(account.name, 80)}, ${anAccount[account.segment]}, ${renewsInWords(account.renewal, asOf)}, and ${heard}${churn === null ? '' : `; ${churn}`}.`,
    title: `No contact before the renewal of ${shortened(account.name, 120)}`,
    inputs: {
      renewalDate: account.renewal,
      daysToRenewal: days,
      lastContact: lastContact?.on ?? null,
      lastContactSource: lastContact?.source ?? null,
      silentDays: quiet,
      lastChurn,
      segment: account.segment === 'unknown' ? null : account.segment,
    },
    basis: ['renewalDate', 'lastContact', 'lastChurn', 'segment'],
    impact,
    // The anchor of step 5 is churn; one that is recorded and answered by nobody is that.
    severity: churn !== null ? step('severity', 5, 'silent-after-churn', `${churn}, and nobody has spoken with them`) : isLong ? step('severity', 4, 'silent-long', `${heard}, more than twice as long as it should be`) : step('severity', 3, 'silent', heard),
    time: timeOfRenewal(account.renewal, asOf),
    unknown: impact.value === null ? ['segment'] : [],
    evidence: [{ kind: 'account', ref: account.ref, words: account.name }],
  };
}

/** Criterion 6: a renewal comes up and nobody has spoken. */
export const renewalNoContact: SignalRule = {
  id: 'renewal-no-contact',
  title: 'Renewal without contact',
  words: 'An account renews soon, and no source (tickets, e-mails, calls, CRM) has had contact with it for long. Measured health and usage are no contact, and neither is a record that it churned, which makes it worse.',
  criterion: 'silent-experience-erosion',
  source: 'crm',
  parameters: [
    { name: 'renewal', label: 'Renews within', why: 'Renewals are usually prepared a quarter ahead', unit: 'days', min: 1, max: 365, default: 90 },
    { name: 'silence', label: 'No contact for more than', why: 'Two months of silence before a renewal are a choice, and rarely a good one', unit: 'days', min: 1, max: 730, default: 60 },
  ],
  looksAt: 'contacts',
  examine,
};
