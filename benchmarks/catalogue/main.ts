import { parseArgs } from 'node:util';
import { runCommand } from '@emporium/harness';
import { heldMs } from './held';
import { KINDS } from './kinds';
import { type LoadedCatalogue, loadCatalogue } from './loaded-catalogue';
import { mediansMs } from '../runner/medians-ms';
import { REFERENCES } from './references';

const HELP = `Usage: npm run bench:catalogue

Prints what a page of 20 costs in catalogues of 1,000, 10,000 and 100,000 products, records included, and how long Redis
is held; ends with 1 when a list holds it longer than it may.`;

const SIZES = [1_000, 10_000, 100_000];
const RUNS = 300;
const CHANGED_RUNS = 40;
const HELD_RUNS = 20;
/** No list may hold Redis longer. */
const MOST_HELD_MS = 5;

type Work = (catalogue: LoadedCatalogue) => Promise<unknown>;

const row = (...cells: string[]) =>
  console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(38) : cell.padStart(11))).join(''));

/** @returns the longest time that Redis was held, in the largest catalogue */
async function measure(name: string, work: Work, catalogues: readonly LoadedCatalogue[]): Promise<number> {
  const medians = await mediansMs(
    RUNS,
    catalogues.map((catalogue) => ({ work: () => work(catalogue) })),
  );
  const largest = catalogues.at(-1) as LoadedCatalogue;
  const [changed = NaN] = await mediansMs(CHANGED_RUNS, [
    { work: () => work(largest), before: () => largest.change() },
  ]);
  const [longest, all] = await heldMs(largest.redis, async () => {
    for (let run = 0; run < HELD_RUNS; run++) await work(largest);
  });
  const growth = (medians.at(-1) ?? NaN) / (medians[0] ?? NaN);
  const held = [longest.toFixed(3), (all / HELD_RUNS).toFixed(3)];
  row(name, ...medians.map((ms) => ms.toFixed(2)), growth.toFixed(2), changed.toFixed(2), ...held);
  return longest;
}

/** @returns whether no list held Redis too long */
async function measureAll(): Promise<boolean> {
  const catalogues: LoadedCatalogue[] = [];
  try {
    for (const size of SIZES) catalogues.push(await loadCatalogue(size));
    console.log(
      '\nMedian ms for a page of 20, one at a time; the sizes take turns. Then, of 100,000 products: the median',
    );
    console.log(
      'right after a change of the lists, and how long Redis was held by its own clock (SLOWLOG), by one command',
    );
    console.log('at most and by all of a page together.\n');
    row('kind', ...SIZES.map(String), '100k/1k', 'changed', 'longest', 'a page');
    const longest: number[] = [];
    for (const { name, query } of KINDS)
      longest.push(await measure(name, ({ listing, size }) => listing.page(query(size)), catalogues));
    for (const [name, work] of Object.entries(REFERENCES))
      await measure(name, ({ redis }) => work(redis), catalogues);
    const most = Math.max(...longest);
    console.log(`\nNo list held Redis longer than ${most.toFixed(3)} ms; ${MOST_HELD_MS} are allowed.`);
    return most <= MOST_HELD_MS;
  } finally {
    await Promise.all(catalogues.map(({ stop }) => stop()));
  }
}

runCommand({ help: HELP, readOptions: (args) => parseArgs({ args }), run: measureAll });
