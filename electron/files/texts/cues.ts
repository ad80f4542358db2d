import { decodeEntities } from './html-entities';
import type { SpokenLine } from '../../core/texts/lines';

/** What a file of subtitles holds. */
export interface Cues {
  readonly lines: readonly SpokenLine[];
  /** Notes of whoever made it, which nobody said. */
  readonly notes: readonly string[];
  readonly doubts: readonly string[];
}

const timing = /^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})[ \t]+-->[ \t]+(?:(?:\d{1,4}):)?\d{1,2}:\d{2}[.,]\d{1,3}/;
const named = /^([\p{Lu}\d][\p{L}\p{N}.,'’()/ -]{0,59}):[ \t]+(?=\S)/u;

/**
 * Reads WebVTT or SubRip: each cue's words with who said them (`<v Name>`, or `Name:` before them) and when. Neighbouring cues of one voice are joined
 * until a sentence ends, because programs cut them after a few words. Styles, regions, positions and markup fall away.
 *
 * @param text with line feeds alone
 */
export function readCues(text: string): Cues {
  const lines: SpokenLine[] = [];
  const notes: string[] = [];
  let broken = 0;
  const blocks = blocksOf(text);
  for (const block of blocks) {
    const at = block.findIndex((line) => line.includes('-->'));
    const [first = ''] = block;
    if (at === -1) {
      if (/^NOTE(?:[ \t]|$)/.test(first)) notes.push(block.join(' ').slice(4).trim());
      else if (!/^(?:\ufeff?WEBVTT|STYLE|REGION)(?:[ \t]|$)/.test(first)) broken += 1;
      continue;
    }
    const match = timing.exec(block[at] ?? '');
    if (match === null) {
      broken += 1;
      continue;
    }
    const atMs = ((Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000;
    for (const spoken of voicesOf(block.slice(at + 1), atMs)) join(lines, spoken);
  }
  return { lines, notes: notes.filter((note) => note !== ''), doubts: broken === 0 ? [] : [`${broken} ${broken === 1 ? 'block is no cue and was' : 'blocks are no cues and were'} left out`] };
}

function blocksOf(text: string): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}

/** The words of a cue by who says them. */
function voicesOf(payload: readonly string[], atMs: number): SpokenLine[] {
  const found: SpokenLine[] = [];
  let speaker: string | null = null;
  for (const raw of payload) {
    let rest = raw;
    for (;;) {
      const voice = /<v(?:\.[^\s>]{0,100})?[ \t]+([^<>]{1,200})>/.exec(rest);
      add(found, speaker, atMs, voice === null ? rest : rest.slice(0, voice.index));
      if (voice === null) break;
      speaker = decodeEntities((voice[1] ?? '').trim());
      rest = rest.slice(voice.index + voice[0].length);
    }
  }
  return found;
}

function add(found: SpokenLine[], voice: string | null, atMs: number, marked: string): void {
  let words = decodeEntities(marked.replace(/<[^<>]{0,200}>/g, '')).replace(/\{\\[^{}]{0,50}\}/g, '').replace(/\s+/g, ' ').trim();
  if (words === '') return;
  let speaker = voice;
  if (speaker === null) {
    const name = named.exec(words);
    if (name !== null) {
      speaker = name[1] ?? null;
      words = words.slice(name[0].length);
    }
  }
  const last = found.at(-1);
  if (last !== undefined && last.speaker === speaker) found[found.length - 1] = { ...last, words: `${last.words} ${words}` };
  // Lines of one cue without a name of their own belong to who spoke last.
  else found.push({ speaker: speaker ?? last?.speaker ?? null, atMs, words });
}

const longestTurn = 2000;

function join(lines: SpokenLine[], spoken: SpokenLine): void {
  const last = lines.at(-1);
  const goesOn = last !== undefined && last.speaker === spoken.speaker && !/[.?!…]["'”’)]?$/.test(last.words) && last.words.length < longestTurn;
  if (goesOn) lines[lines.length - 1] = { ...last, words: `${last.words} ${spoken.words}` };
  else lines.push(spoken);
}
