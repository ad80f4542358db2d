// Every npm script enters here, also on a fresh clone: Node's own modules only, and nothing newer than the version guard can read.
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error(`Docket needs Node 20 or later and this is Node ${process.versions.node}. Install one from https://nodejs.org and run the command again.`);
  process.exit(2);
}

const [name, ...args] = process.argv.slice(2);
const { runTask } = await import('./tasks/index.mjs');
process.exitCode = await runTask(name, args);
