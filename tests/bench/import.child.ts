import { guessMapping } from '../../electron/core/imports/guess';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { importFile } from '../../electron/handlers/imports/run';
import { openTestDesk } from '../support/workspace';
import { time } from './peers';

// Imports the file named into a new workspace, alone in its process, and says as JSON how long that took and how much memory it held at most.
const [path = ''] = process.argv.slice(2);
const test = openTestDesk();
let rows = 0;
const ms = time(() => {
  const sheet = openSpreadsheet(path);
  const mapping = guessMapping('issues', sheet.facts.header, sheet.facts.sample.map(({ cells }) => cells));
  const { imported, rejected } = importFile(test.desk, sheet, { mapping, source: 'ticketing', choices: {} });
  rows = imported + rejected;
});
test.close();
console.log(JSON.stringify({ ms, rows, peakMb: process.resourceUsage().maxRSS / 1024 }));
