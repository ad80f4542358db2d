import { cpSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { capture } from './child.mjs';
import { cacheFolder, inProject, projectNode, readJson } from './places.mjs';
import { Problem, say } from './problem.mjs';
import { pinnedElectron, presentElectron } from './runtime.mjs';
import { installCompiler } from './system.mjs';

const moduleFolder = inProject('node_modules/better-sqlite3');
const addon = path.join(moduleFolder, 'build/Release/better_sqlite3.node');
/** Counts the changes made to the source below, so that an older cached binary is not taken for a newer one. */
const revision = 1;

/**
 * better-sqlite3's own binary asks for Node-API 10. Node 20 and the stand-in Electron offer 9, so there its source is compiled for 9;
 * such a binary works everywhere.
 * @param {number} machineNodeApi the Node-API version of the machine's own Node
 */
export const needsOwnAddon = (machineNodeApi) => machineNodeApi < 10 || presentElectron() !== pinnedElectron();

/** @param {number} machineNodeApi the Node-API version of the machine's own Node */
export async function installSqlite(machineNodeApi) {
  if (!needsOwnAddon(machineNodeApi)) return;
  if (process.platform !== 'linux') {
    say('The docket command needs Node 22 or later here; npm scripts and npx bring their own.');
    return;
  }
  const version = readJson(path.join(moduleFolder, 'package.json'))?.version;
  const cached = path.join(cacheFolder, `better-sqlite3-${version}-napi9-${revision}-${process.platform}-${process.arch}.node`);
  if (!existsSync(cached)) await compile(version, cached);
  mkdirSync(path.dirname(addon), { recursive: true });
  // Renamed into place: a program that has the old one open keeps it.
  copyFileSync(cached, `${addon}.new`);
  renameSync(`${addon}.new`, addon);
  const { code, output } = await capture(projectNode, ['-e', "new (require('better-sqlite3'))(':memory:').prepare('SELECT 1').get()"]);
  if (code !== 0) {
    rmSync(cached, { force: true });
    throw new Problem(`The compiled SQLite does not load: ${output.split('\n').find((line) => /Error/.test(line))?.trim() ?? 'no reason given'}.`, 'npm run setup');
  }
}

async function compile(version, cached) {
  await installCompiler();
  say(`Compiling SQLite (better-sqlite3 ${version}) for this machine; about a minute, once.`);
  mkdirSync(cacheFolder, { recursive: true });
  const workshop = mkdtempSync(path.join(cacheFolder, 'making-'));
  try {
    prepareSource(path.join(workshop, 'src'));
    const sqlite = path.join(moduleFolder, 'deps/sqlite3');
    const headers = ['node_modules/node-addon-api', 'node_modules/node-api-headers/include'].map((folder) => `-I${inProject(folder)}`);
    const common = ['-O2', '-fPIC', '-w', '-DNDEBUG', '-fvisibility=hidden', ...sqliteDefines(), `-I${sqlite}`];
    const nodeApi = ['-DNAPI_VERSION=9', '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'];
    const asModule = ['-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION'];
    await Promise.all([
      cc(workshop, 'gcc', [...common, '-c', path.join(sqlite, 'sqlite3.c'), '-o', 'sqlite3.o']),
      cc(workshop, 'g++', [...common, '-std=c++20', '-fvisibility-inlines-hidden', ...nodeApi, ...asModule, ...headers, '-c', 'src/better_sqlite3.cpp', '-o', 'addon.o']),
    ]);
    await cc(workshop, 'g++', ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-o', 'addon.node', 'addon.o', 'sqlite3.o', '-ldl']);
    renameSync(path.join(workshop, 'addon.node'), cached);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function cc(folder, compiler, args) {
  const { code, output } = await capture(compiler, args, { cwd: folder });
  if (code === 0) return;
  const reason = output.split('\n').find((line) => /error|No space/i.test(line))?.trim() ?? `${compiler} ended with code ${code}`;
  throw new Problem(`SQLite could not be compiled: ${reason}.`, 'apt-get install -y gcc g++ && npm run setup');
}

/** The package's own compile-time options, read from where its build keeps them. */
function sqliteDefines() {
  const text = readFileSync(path.join(moduleFolder, 'deps/defines.gypi'), 'utf8');
  return [...text.matchAll(/^\s+'([A-Z0-9_]+(?:=[^']*)?)',$/gm)].map((match) => `-D${match[1]}`);
}

const string = ['Napi::Reference<Napi::String>', 'AnyRef<Napi::String>'];
const value = ['Napi::Reference<Napi::Value>', 'AnyRef<Napi::Value>'];

/** What Node-API 9 cannot hold directly is held in a box (any-ref.hpp): the places, file by file, as [from, to]. */
const changes = {
  'better_sqlite3.cpp': [['#include <napi.h>', '#include <napi.h>\n#include "util/any-ref.hpp"']],
  'util/constants.cpp': [string, ['Napi::Persistent(InternalizedFromLatin1(env, str))', 'AnyRef<Napi::String>(InternalizedFromLatin1(env, str))']],
  'util/bind-map.cpp': [
    string,
    ['Napi::Persistent(InternalizedFromUtf8(env, name, -1))', 'InternalizedFromUtf8(env, name, -1)'],
    ['Napi::Persistent(pair->name.Value())', 'pair->name.Value()'],
  ],
  'util/helpers.cpp': [string],
  'util/custom-aggregate.cpp': [value, ['start(Napi::Persistent(start))', 'start(start)']],
  'objects/database.hpp': [value],
};

function prepareSource(folder) {
  cpSync(path.join(moduleFolder, 'src'), folder, { recursive: true });
  copyFileSync(inProject('scripts/setup/stand-in/any-ref.hpp'), path.join(folder, 'util/any-ref.hpp'));
  for (const [name, pairs] of Object.entries(changes)) {
    const file = path.join(folder, name);
    let text = readFileSync(file, 'utf8');
    for (const [from, to] of pairs) {
      if (!text.includes(from)) throw new Problem(`better-sqlite3 has changed (${name} no longer holds '${from}'), so it cannot be compiled for Node-API 9.`, 'npm ci');
      text = text.replaceAll(from, to);
    }
    writeFileSync(file, text);
  }
}
