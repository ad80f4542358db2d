#!/usr/bin/env node
// The first file that `docket` runs. Old syntax on purpose: a Node that is too old must be able to read it and say so.
'use strict';

var major = Number(process.versions.node.split('.')[0]);

if (major < 20) {
  process.stderr.write('docket needs Node 20 or later and this is Node ' + process.versions.node + '; nothing was read or changed. Install one from https://nodejs.org and run the command again.\n');
  process.exit(2);
}

require('./main.cjs');
