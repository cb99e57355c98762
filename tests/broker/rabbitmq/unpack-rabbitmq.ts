import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Apt } from '@emporium/local-suite';

const FOLDER = resolve(__dirname, '../../../.emporium/rabbitmq');
const ERL = 'usr/lib/erlang/bin/erl';

/** Downloads the distribution's RabbitMQ and its Erlang, once, and unpacks them as an ordinary user. @returns where to */
export async function unpackRabbitMq(): Promise<string> {
  if (existsSync(FOLDER)) return FOLDER;
  await mkdir(dirname(FOLDER), { recursive: true });
  const work = await mkdtemp(`${FOLDER}-`);
  const root = join(work, 'root');
  try {
    const apt = await Apt.into(work);
    const direct = await apt.dependenciesOf(['rabbitmq-server'], 'erlang-');
    const all = await apt.dependenciesOf(direct, 'erlang-|libssl');
    await apt.unpack([...new Set(['rabbitmq-server', ...direct, ...all])], root);
    await settleErlang(root);
    await rename(root, FOLDER);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return FOLDER;
}

/** Erlang's start script holds the folder that it is installed in. */
async function settleErlang(root: string): Promise<void> {
  const script = await readFile(join(root, ERL), 'utf8');
  await writeFile(join(root, ERL), script.replaceAll('=/usr/lib/erlang', `=${FOLDER}/usr/lib/erlang`));
}
