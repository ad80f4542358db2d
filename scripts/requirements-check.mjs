// Compares docs/requirements.md with the tests: what is called built has a screen and a test that cites it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './setup/places.mjs';

/**
 * The rows of the table `| id | what | status | screen | test |`.
 * @param {string} markdown
 * @returns {{ id: string, words: string, status: string, screen: string, tests: string[] }[]}
 */
export function readRequirements(markdown) {
  return markdown
    .split('\n')
    .map((line) => /^\|(.*)\|\s*$/.exec(line)?.[1]?.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells !== undefined && /^[A-Z]\d+[a-z]?$/.test(cells[0] ?? ''))
    .map(([id, words = '', status = '', screen = '', test = '']) => ({ id, words, status, screen, tests: [...test.matchAll(/tests\/[\w./-]+/g)].map(([file]) => file) }));
}

/**
 * Which ids the names of tests cite, as `[S3]` or `[S3, S4]`.
 * @param {string} source a test file
 * @returns {Set<string>}
 */
export function citedIds(source) {
  const names = [...source.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])([\s\S]*?)\1/g)].map((match) => match[2] ?? '');
  return new Set(names.flatMap((name) => [...name.matchAll(/\[([^\]]+)\]/g)].flatMap((match) => (match[1] ?? '').split(/[\s,]+/))).filter((id) => /^[A-Z]\d+[a-z]?$/.test(id)));
}

/**
 * @param {ReturnType<typeof readRequirements>} rows
 * @param {Map<string, Set<string>>} citations test file (relative to the project) to the ids that it cites
 * @returns {string[]} one sentence for each fault
 */
export function requirementFaults(rows, citations) {
  const faults = [];
  const seen = new Set();
  for (const row of rows) {
    if (seen.has(row.id)) faults.push(`${row.id} stands in the table twice.`);
    seen.add(row.id);
    if (/^planned( \(step \d+\))?$/.test(row.status)) continue;
    if (!isShown(row.status)) {
      faults.push(`${row.id} has the status '${row.status}': it is 'built', 'in part: what is missing' or 'planned (step N)'.`);
      continue;
    }
    if (row.screen === '' || row.screen === '-') faults.push(`${row.id} is built but names no screen (or 'command line').`);
    if (row.tests.length === 0) faults.push(`${row.id} is built but names no test.`);
    for (const file of row.tests) {
      if (!citations.has(file)) faults.push(`${row.id} names ${file}, which is not there.`);
      else if (!citations.get(file)?.has(row.id)) faults.push(`${row.id} names ${file}, in which no test cites [${row.id}].`);
    }
  }
  const known = new Set(rows.map((row) => row.id));
  for (const [file, ids] of citations) for (const id of ids) if (!known.has(id) && !isFault(id)) faults.push(`${file} cites [${id}], which is not in the table.`);
  return faults;
}

/** What can be used today, whole or in part, has a screen and a test. @param {string} status */
const isShown = (status) => status === 'built' || /^in part: ./.test(status);

/** Faults F1 to F24 are cited by the tests that inject them; they are no requirements. @param {string} id */
const isFault = (id) => /^F\d+$/.test(id);

/** @param {string} folder the project @returns {Map<string, Set<string>>} */
function readCitations(folder) {
  const tests = path.join(folder, 'tests');
  if (!existsSync(tests)) return new Map();
  const files = readdirSync(tests, { recursive: true }).map(String).filter((name) => /\.(test|spec)\.tsx?$/.test(name));
  return new Map(files.map((name) => [`tests/${name.replaceAll(path.sep, '/')}`, citedIds(readFileSync(path.join(tests, name), 'utf8'))]));
}

function main() {
  const rows = readRequirements(readFileSync(path.join(root, 'docs/requirements.md'), 'utf8'));
  const faults = rows.length === 0 ? ['docs/requirements.md has no table.'] : requirementFaults(rows, readCitations(root));
  for (const fault of faults) console.error(fault);
  const built = rows.filter((row) => row.status === 'built').length;
  const inPart = rows.filter((row) => row.status.startsWith('in part')).length;
  console.log(`${rows.length} requirements: ${built} built, ${inPart} in part, ${rows.length - built - inPart} planned; ${faults.length} faults.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
