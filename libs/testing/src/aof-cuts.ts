import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningRedis, startRedis } from '@emporium/local-suite';
import { AofLoader } from './aof-loader';

/** Loads at a time; more would not be faster on a small machine. */
const AT_ONCE = 2;

/** What Redis loaded of a record of which only the beginning was on disk. */
export interface CutReport {
  /** Bytes of the record. */
  readonly length: number;
  /** How many of its beginnings were loaded. */
  readonly loads: number;
  /** Lengths of beginnings that left a part of the record behind, and of the whole record if not all was loaded. */
  readonly broken: readonly number[];
}

/**
 * Cuts a Redis' append-only file within what one step wrote to it, as a power cut does, and has a real Redis load each.
 */
export class AofCuts {
  private constructor(
    private readonly redis: RunningRedis,
    private readonly folder: string,
    private readonly loaders: readonly AofLoader[],
  ) {}

  static async start(): Promise<AofCuts> {
    const redis = await startRedis({ role: 'data', settings: { 'aof-use-rdb-preamble': 'no' } });
    const folder = await mkdtemp(join(tmpdir(), 'emporium-aof-'));
    const loaders = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => AofLoader.in(join(folder, String(index)))),
    );
    return new AofCuts(redis, folder, loaders);
  }

  /** Of the Redis that steps run on. */
  get url(): string {
    return this.redis.url;
  }

  /**
   * @param step what writes the record
   * @param most how many cuts to try: evenly spread, and every byte of both ends; all when there are no more
   */
  async cut(step: () => Promise<unknown>, most: number): Promise<CutReport> {
    const before = await this.read();
    await step();
    const after = await this.read();
    const [loader] = this.loaders as [AofLoader];
    const [nothing, everything] = [await loader.digestOf(before), await loader.digestOf(after)];
    if (nothing === everything) throw new Error('The step changed nothing.');
    const length = after.length - before.length;
    const cuts = chooseCuts(length, most);
    const broken: number[] = [];
    const queue = [...cuts];
    const work = async (own: AofLoader) => {
      for (let cut = queue.pop(); cut !== undefined; cut = queue.pop()) {
        const digest = await own.digestOf(after.subarray(0, before.length + cut));
        if (digest !== (cut === length ? everything : nothing)) broken.push(cut);
      }
    };
    await Promise.all(this.loaders.map(work));
    return { length, loads: cuts.length, broken: broken.sort((a, b) => a - b) };
  }

  async stop(): Promise<void> {
    await this.redis.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async read(): Promise<Buffer> {
    const folder = join(this.redis.directory, 'appendonlydir');
    const name = (await readdir(folder)).find((file) => file.endsWith('.incr.aof')) ?? '';
    return readFile(join(folder, name));
  }
}

const END_BYTES = 16;

function chooseCuts(length: number, most: number): number[] {
  const all = Array.from({ length: length + 1 }, (_, cut) => cut);
  if (all.length <= most) return all;
  const step = Math.max(1, Math.floor(length / Math.max(1, most - 2 * END_BYTES)));
  return all.filter((cut) => cut < END_BYTES || cut > length - END_BYTES || cut % step === 0);
}
