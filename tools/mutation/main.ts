import { relative } from 'node:path';
import { AREAS } from './areas';
import { mutate } from './mutate';
import { HELP, readOptions } from './options';
import { LEAST_SHARE, scoreOf, shareOf } from './score';

async function main(): Promise<void> {
  const { help, areas } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  for (const area of areas) {
    const results = [];
    for (const part of AREAS[area]) results.push(...(await mutate(part)));
    const score = scoreOf(results);
    const share = shareOf(score);
    if (share < LEAST_SHARE) process.exitCode = 1;
    const percent = (share * 100).toFixed(1);
    console.log(`\n${area}: ${percent} %, ${score.noticed} noticed, ${score.survivors.length} not`);
    for (const { fileName, location, mutatorName, replacement = '' } of score.survivors) {
      const { line, column } = location.start;
      const place = `${relative('', fileName)}:${line}:${column}`;
      console.log(`  ${place} ${mutatorName} ${replacement.replace(/\s+/g, ' ')}`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(2);
});
