import { InvalidArgumentError, Option, type Command } from 'commander';
import type { InputOf } from '@shared/contract';
import { allocations, sampleKinds, SampleKind, StrataKind, strataKinds, type SampleCheck, type SampleItem, type SamplePreview } from '@shared/contract/samples/entities';
import { Band, bands, CalendarDate, criteria, Criterion, Segment, segments, Source, sources, type SampleId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import type { runCommand as RunCommand, runQuery as RunQuery } from '../../dispatch';
import type { Desk } from '../../transaction';
import { calendarDate, commonOptions, wholeNumber } from '../options';
import { exitCodes, plain, print, table, type Shell } from '../output';

const Options = z.object({
  of: SampleKind,
  size: z.int().optional(),
  margin: z.number().optional(),
  confidence: z.number(),
  seed: z.string().optional(),
  strata: StrataKind,
  allocation: z.enum(allocations),
  from: CalendarDate.optional(),
  until: CalendarDate.optional(),
  search: z.string(),
  segment: Segment.optional(),
  criterion: Criterion.optional(),
  band: Band.optional(),
  source: Source.optional(),
  open: z.boolean().optional(),
  minutes: z.number(),
  save: z.string().optional(),
  purpose: z.string().optional(),
  verify: z.string().optional(),
});
type Options = z.infer<typeof Options>;
type Plan = InputOf<'samples.draw'>['plan'];

interface Dispatch {
  readonly runQuery: typeof RunQuery;
  readonly runCommand: typeof RunCommand;
}

const decimal = (name: string, min: number, max: number) => (text: string): number => {
  const value = /^\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new InvalidArgumentError(`${name} must be a number from ${min} to ${max}.`);
  return value;
};

/** `docket sample FILE`: draws a sample, without keeping it or into the workspace, or draws one again and compares (W9). */
export function registerSample(program: Command, shell: Shell): void {
  const command = program
    .command('sample')
    .description('draw a random or stratified sample that anybody can draw again; or draw one again and compare')
    .argument('<file>', 'the workspace')
    .addOption(new Option('--of <kind>', 'what is drawn').choices(sampleKinds).default('issues'))
    .option('--size <n>', 'how many', wholeNumber('The size', 1, 20_000))
    .option('--margin <share>', 'as many as this margin of error asks for, such as 0.05', decimal('The margin', 0.005, 0.5))
    .option('--confidence <share>', 'of the margin', decimal('The confidence', 0.5, 0.999), 0.95)
    .option('--seed <text>', 'what the draw depends on; without it, one is made and printed')
    .addOption(new Option('--strata <kind>', 'what the population is divided by').choices(strataKinds).default('none'))
    .addOption(new Option('--allocation <how>', 'how the size is shared out over the strata').choices(allocations).default('proportional'))
    .option('--from <date>', 'opened, held or decided on this date or later', calendarDate)
    .option('--until <date>', 'opened, held or decided on this date or earlier', calendarDate)
    .option('--search <text>', 'only those with these words', '')
    .addOption(new Option('--segment <segment>', 'only those of accounts in it').choices(segments))
    .addOption(new Option('--criterion <criterion>', 'only issues filed under it').choices(criteria))
    .addOption(new Option('--band <band>', 'only issues in it').choices(bands))
    .addOption(new Option('--source <source>', 'only those that came by it').choices(sources))
    .option('--open', 'only open issues')
    .option('--minutes <n>', 'what it takes to read one', decimal('The minutes', 0.1, 600), 10)
    .option('--save <name>', 'keep the sample in the workspace under this name')
    .option('--purpose <text>', 'why a sample, and what for; kept with it')
    .option('--verify <name>', 'draw the sample of this name again and compare');
  command.action(async (file: string) => {
    const options = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspace, changeWorkspace }, dispatch] = await Promise.all([import('../desk'), import('../../dispatch')]);
    if (options.verify !== undefined) {
      const name = options.verify;
      const checked = readWorkspace(file, common, (desk) => verify(desk, name, dispatch));
      print(shell, common.json, { sample: checked.name, number: checked.number, same: checked.isSame, digest: checked.isDigestRight, log: checked.isInLog, register: checked.register }, plain(`Sample ${checked.number}, ${checked.name}: ${checked.words}`));
      if (!checked.isSame || !checked.isDigestRight || checked.isInLog === false) shell.exit(exitCodes.refused);
      return;
    }
    const plan = planOf(options);
    const { save } = options;
    const drawn = save === undefined ? readWorkspace(file, common, (desk) => tryDraw(desk, plan, options, dispatch)) : await changeWorkspace(file, common, (desk) => keep(desk, plan, { ...options, save }, dispatch));
    print(shell, common.json, lineOf(drawn, plan, options), inWords(drawn));
  });
}

function planOf({ of, size, margin, confidence, strata, allocation, from, until, search, segment, criterion, band, source, open, minutes }: Options): Plan {
  if ((size === undefined) === (margin === undefined)) throw new DocketError('invalid-input', 'Say how many with --size, or how close with --margin, and not both. Nothing was drawn.');
  return {
    of,
    filter: { search, segments: segment === undefined ? [] : [segment], criteria: criterion === undefined ? [] : [criterion], bands: band === undefined ? [] : [band], sources: source === undefined ? [] : [source], isOpen: open === true ? true : null },
    from: from ?? null,
    until: until ?? null,
    strata,
    allocation,
    size: size === undefined ? { by: 'margin', margin: margin ?? 0.5 } : { by: 'count', count: size },
    confidence,
    minutesPerItem: minutes,
  };
}

interface Drawn extends SamplePreview {
  readonly asOf: string;
  readonly seed: string;
  readonly scheme: string;
  readonly digest: string;
  readonly items: readonly Pick<SampleItem, 'place' | 'itemId' | 'ref' | 'title' | 'stratum' | 'stratumLabel'>[];
  readonly saved: { readonly number: number; readonly name: string } | null;
}

function tryDraw(desk: Desk, plan: Plan, { seed }: Options, { runQuery }: Dispatch): Drawn {
  return { ...runQuery(desk, 'samples.trial', { plan, seed: seed ?? null }), saved: null };
}

function keep(desk: Desk, plan: Plan, { seed, save, purpose }: Options & { save: string }, { runQuery, runCommand }: Dispatch): Drawn {
  const preview = runQuery(desk, 'samples.preview', { plan });
  const why = purpose ?? (preview.size === preview.population ? 'All of it is read.' : `Reading all ${preview.population} would take ${Math.round(preview.hoursForAll * 10) / 10} h.`);
  const fitting = { issues: 'ticket-review', interactions: 'conversation-review', decisions: 'decision-check', actions: 'action-check' } as const;
  const { id, number } = runCommand(desk, 'samples.draw', { name: save, purpose: why, plan, seed: seed ?? null, template: { id: fitting[plan.of], version: 1 } });
  const { asOf, seed: used, scheme, digest, strata, margin } = runQuery(desk, 'samples.get', { id });
  return { ...preview, strata, margin, asOf, seed: used, scheme, digest, items: itemsOf(desk, id, runQuery), saved: { number, name: save.trim() } };
}

function itemsOf(desk: Desk, id: SampleId, runQuery: typeof RunQuery): SampleItem[] {
  const items: SampleItem[] = [];
  for (;;) {
    const page = runQuery(desk, 'samples.items', { id, offset: items.length, limit: 500 });
    items.push(...page.rows);
    if (page.rows.length === 0 || items.length >= page.total) return items;
  }
}

function verify(desk: Desk, name: string, { runQuery }: Dispatch): SampleCheck & { name: string; number: number } {
  const sample = runQuery(desk, 'samples.list', {}).find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  if (sample === undefined) throw new DocketError('not-found', `There is no sample named ${name} in this workspace. Nothing was compared.`);
  return { ...runQuery(desk, 'samples.verify', { id: sample.id }), name: sample.name, number: sample.number };
}

const lineOf = ({ asOf, population, size, seed, scheme, digest, strata, margin, uncovered, hours, hoursForAll, items, saved }: Drawn, { of }: Plan, { confidence }: Options) => ({
  of,
  asOf,
  population,
  size,
  seed,
  scheme,
  digest,
  margin,
  confidence,
  uncovered,
  hours,
  hoursForAll,
  strata: strata.map(({ key, population: there, size: drawn, margin: worst }) => ({ key, population: there, size: drawn, margin: worst })),
  items: items.map(({ place, itemId, ref, title, stratum }) => ({ place, id: itemId, ref, title, stratum })),
  saved,
});

function inWords({ population, size, seed, digest, margin, hours, strata, items, saved }: Drawn): string {
  const points = margin === null ? 'n/a' : `${(margin * 100).toFixed(1)} points at worst`;
  return [
    plain(`${size} of ${population}, seed ${seed}, margin of error ${points}, ${Math.round(hours * 10) / 10} h to read${saved === null ? '; not kept' : `; kept as sample ${saved.number}, ${saved.name}`}.`),
    `Population ${digest}`,
    ...(strata.length < 2 ? [] : ['', table(['Stratum', 'There are', 'Drawn'], strata.map(({ label, population: there, size: drawn }) => [plain(label), there, drawn]))]),
    '',
    table(['Place', 'Reference', 'Stratum', 'Title'], items.map(({ place, ref, stratumLabel, title }) => [place, plain(ref), plain(stratumLabel), plain(title)])),
  ].join('\n');
}
