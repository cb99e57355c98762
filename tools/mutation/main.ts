import { mutate } from './mutate';
import { HELP, readOptions } from './options';
import { LEAST_SHARE, scoreOf, shareOf } from './score';

async function main(): Promise<void> {
  const { help, areas } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  const lines: string[] = [];
  for (const area of areas) {
    const score = scoreOf(await mutate(area));
    const share = shareOf(score);
    if (share < LEAST_SHARE) process.exitCode = 1;
    lines.push(
      `${area.padEnd(12)} ${(share * 100).toFixed(0)} %, ${score.noticed} noticed, ${score.survivors.length} not`,
    );
    for (const { fileName, location, mutatorName, replacement } of score.survivors)
      lines.push(
        `  ${fileName}:${location.start.line} ${mutatorName} ${replacement ?? ''}`.replace(/\s+/g, ' '),
      );
  }
  console.log(`\n${lines.join('\n')}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(2);
});
