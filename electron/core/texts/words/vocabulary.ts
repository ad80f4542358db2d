/** Words that a rule looks for, by language; patterns are parts of words as people write them, matched from one word's beginning to another's end. */
export interface Vocabulary {
  readonly language: 'en' | 'de';
  readonly negative: readonly string[];
  readonly positive: readonly string[];
  /** Within three words before a word of tone, they turn it round. */
  readonly negations: readonly string[];
  /** How a promise begins: somebody who speaks for themselves or their side, and what they will do. */
  readonly promises: readonly string[];
  /** What makes a promise none. */
  readonly refusals: readonly string[];
  /** How an answer is asked for without a question mark. */
  readonly requests: readonly string[];
}

const deeds =
  '(?:send|share|provide|deliver|get|follow up|fix|resolve|solve|correct|repair|ship|release|deploy|roll|call|ring|phone|schedule|set up|check|look|investigate|confirm|update|escalate|prepare|review|arrange|refund|credit|issue|forward|book|invite|draft|write|submit|publish|patch|upgrade|migrate|raise|ask|let you|keep you|come back|reach out|give|make sure|ensure|have|complete|finish|start|implement|add|remove|replace|restore|clarify|discuss|talk|speak|come|report|circle back|sort|take care|work|hand|assign|extend|waive|answer|respond|reply|email|mail|post|upload|enable|configure|install|test|push|chase|join|bring|organi[sz]e|find out|loop|present|walk you|help|address|be in touch|go live)';

export const vocabularies: readonly Vocabulary[] = [
  {
    language: 'en',
    negative: [
      'frustrat(?:ed|ing|ion)', 'disappoint(?:ed|ing|ment)', 'unacceptable', 'unhappy', 'dissatisfied', 'angry', 'furious', 'annoy(?:ed|ing)', 'fed up', 'terrible', 'awful', 'horrible', 'appalling', 'poor (?:service|support|quality|response|communication)', 'waste of (?:time|money)', 'ridiculous', 'unreliable', 'unprofessional',
      'still (?:not|no|waiting|broken|unresolved|open)', 'no (?:response|reply|answer|progress)', '(?:been|being|feel) ignored', 'cancel (?:our|the|my) (?:contract|subscription|account)', '(?:another|different|new) (?:vendor|supplier|provider)', 'competitors?', 'look(?:ing)? (?:at|for|into) alternatives', 'evaluating alternatives', 'not (?:going to )?renew', "won't renew", 'losing patience', 'los(?:t|ing) (?:confidence|trust)', 'let (?:us|me) down', 'last straw', '(?:second|third|fourth|fifth) time',
      'yet again', 'keeps? (?:failing|happening|crashing|breaking)', 'unusable', 'concern(?:ed|ing)', 'worried', 'escalate this', 'legal action', 'breach(?:ed)?', 'too (?:slow|late|long)', 'no one (?:has )?(?:answered|replied|responded|called)', 'nobody (?:has )?(?:answered|replied|responded|called)',
    ],
    positive: [
      '(?:very|really|so|quite) (?:happy|pleased|satisfied)', 'happy with', 'delighted', 'pleased (?:with|to see)', '(?:great|good|excellent|amazing|fantastic) (?:job|work|support|help|service|experience|session|progress)', 'excellent', 'fantastic', 'wonderful', 'impressed', 'love (?:it|the|how|working)', '(?:really|much|greatly) appreciated?', 'appreciate (?:your|the)', 'thank you so much', 'thanks so much', 'many thanks for', 'works? (?:great|perfectly|well|beautifully)', 'perfect(?:ly)?', 'awesome', 'amazing', 'recommend (?:you|docket|it)', 'well done', 'smooth(?:ly)?', '(?:quick|fast|prompt) (?:response|turnaround|reply|help)', 'outstanding', 'exceeded', 'made our (?:day|life|lives)',
    ],
    negations: ['not', 'never', 'no', 'hardly', 'without', "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "can't", "couldn't", "won't", "wouldn't", "haven't", "hasn't", 'cannot', 'far from', 'less than', 'nothing'],
    promises: [
      String.raw`(?:i|we|our \p{L}+(?: \p{L}+)?|the \p{L}+ team|engineering|support|product|finance|legal)(?:'ll| will| shall)(?: also| then| now| certainly| definitely| gladly| personally| of course| try to)? ${deeds}`,
      String.raw`(?:i'm|i am|we're|we are) (?:going|about|planning) to ${deeds}`,
      String.raw`(?:i|we) (?:promise|commit|guarantee)(?: to)?`,
      String.raw`you(?:'ll| will| shall| should) (?:have|receive|get|hear|see)`,
      String.raw`let me (?:check|find out|get back|look into|follow up|confirm|take that|send|ask)`,
      String.raw`(?:i|we) can (?:have|get|send|deliver) .{1,60} by`,
    ],
    refusals: [String.raw`(?:will|shall|going to|can) (?:not|never)`, "won't", "can't", 'if only', 'would have'],
    requests: ['please (?:let (?:us|me) know|advise|confirm|respond|reply|answer|get back|update)', 'any (?:update|news|progress)', 'await(?:ing)? your', 'waiting (?:for|on) (?:your|an?|the) (?:reply|answer|response|update|feedback)', 'look(?:ing)? forward to (?:your|hearing)', 'need (?:an answer|to know|a response)', '(?:could|can|would) you (?:please )?(?:tell|let|send|confirm|explain|look|check|update|advise|share|help|provide)'],
  },
  {
    language: 'de',
    negative: ['verärgert', 'enttäuscht', 'enttäuschend', 'inakzeptabel', 'nicht akzeptabel', 'unzufrieden', 'unzuverlässig', 'ärgerlich', 'frustrier(?:t|end)', 'schlechte[rn]? (?:service|support|qualität)', 'immer noch (?:nicht|keine)', 'noch immer (?:nicht|keine)', 'keine (?:antwort|rückmeldung|reaktion)', 'kündigen', 'zum (?:zweiten|dritten|vierten) mal', 'unbrauchbar', 'zumutung', 'besorgt'],
    positive: ['(?:sehr|wirklich) zufrieden', 'begeistert', 'hervorragend', 'ausgezeichnet', 'großartig', 'herzlichen dank', 'funktioniert (?:sehr gut|perfekt|einwandfrei)', 'schnelle (?:hilfe|antwort|rückmeldung)', 'tolle arbeit', 'beeindruckt'],
    negations: ['nicht', 'kein', 'keine', 'nie', 'niemals', 'ohne', 'kaum'],
    promises: [],
    refusals: [],
    requests: ['bitte (?:um|geben|teilen|melden|antworten|bestätigen)', 'warten (?:auf|noch auf) (?:ihre|eine|die) (?:antwort|rückmeldung)', 'wann (?:können|dürfen|bekommen|erhalten) wir'],
  },
];

/** Any of the patterns, from one word's beginning to another's end. */
export const anyOf = (patterns: readonly string[], flags = 'giu'): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.length === 0 ? '(?!)' : patterns.join('|')})(?![\p{L}\p{N}])`, flags);

/** Typographic apostrophes as plain ones, so that a list needs one spelling. */
export const plainApostrophes = (text: string): string => text.replaceAll('’', "'").replaceAll('ʼ', "'");
