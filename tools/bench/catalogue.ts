import { type Kind, KINDS } from './kinds';
import { type LoadedCatalogue, loadCatalogue } from './loaded-catalogue';
import { mediansMs } from './measure';

const SIZES = [1_000, 10_000, 100_000];
const RUNS = 300;
const COLD_RUNS = 40;
/** A change of the lists, which outdates every result. */
const LIST_REVISION = '{inventory}:list-revision';

const row = (...cells: string[]) =>
  console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(36) : cell.padStart(10))).join(''));

const medianRow = (name: string, medians: readonly number[]) =>
  row(
    name,
    ...medians.map((ms) => ms.toFixed(2)),
    ((medians.at(-1) ?? NaN) / (medians[0] ?? NaN)).toFixed(2),
  );

async function measureKind({ name, hasResult, query }: Kind, catalogues: LoadedCatalogue[]): Promise<void> {
  const pages = catalogues.map(({ listing, redis, size }) => ({
    work: () => listing.page(query(size)),
    outdate: () => redis.incr(LIST_REVISION),
  }));
  medianRow(hasResult ? `${name}, warm` : name, await mediansMs(RUNS, pages));
  if (!hasResult) return;
  const cold = pages.map(({ work, outdate }) => ({ work, before: outdate }));
  medianRow(`${name}, cold`, await mediansMs(COLD_RUNS, cold));
}

/** Prints what a page of 20 costs in catalogues of different sizes, records included. */
async function main(): Promise<void> {
  const catalogues: LoadedCatalogue[] = [];
  try {
    for (const size of SIZES) catalogues.push(await loadCatalogue(size));
    console.log('\nMedian ms for a page of 20, one at a time; the sizes take turns.');
    console.log(
      'A kind with "warm" and "cold" keeps a result: cold, it is computed; warm, it is there already.\n',
    );
    row('kind', ...SIZES.map(String), '100k/1k');
    for (const kind of KINDS) await measureKind(kind, catalogues);
  } finally {
    await Promise.all(catalogues.map(({ stop }) => stop()));
  }
}

void main();
