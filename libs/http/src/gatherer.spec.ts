import { UnavailableError } from './domain-error';
import { Gatherer, type GatheredRequest, type GathererLimits } from './gatherer';
import { currentContext, withContext } from './request-context';

interface Write {
  readonly ids: readonly string[];
  readonly requestId?: string;
  answer(): void;
  fail(error: unknown): void;
}

const request = (id: string, lines = 1): GatheredRequest => ({
  id,
  lines: Array.from({ length: lines }, (_, line) => line),
});
/** Long enough for a request that asks anew when another is answered. */
const turn = async () => {
  for (let immediate = 0; immediate < 2; immediate++) await new Promise((resolve) => setImmediate(resolve));
};

/** A gatherer whose batches are written when the test says so. */
function gathererOf(limits?: GathererLimits) {
  const writes: Write[] = [];
  const gatherer = new Gatherer<GatheredRequest, string>((batch) => {
    const ids = batch.map(({ id }) => id);
    return new Promise((resolve, reject) => {
      writes.push({
        ids,
        requestId: currentContext()?.requestId,
        answer: () => resolve(batch.map(({ id, lines }) => `${id}: ${lines.length}`)),
        fail: reject,
      });
    });
  }, limits);
  /** Asks from within requests of their own. */
  const ask = (asked: GatheredRequest, deadlineAt?: number) =>
    withContext({ requestId: `of ${asked.id}`, traceparent: '', deadlineAt }, () => gatherer.ask(asked));
  const askAll = (ids: readonly string[]) => ids.map((id) => ask(request(id)));
  const idsOfWrites = () => writes.map(({ ids }) => ids);
  const answerAll = async () => {
    for (let written = 0; written < writes.length; await turn()) writes[written++]?.answer();
  };
  return { writes, ask, askAll, idsOfWrites, answerAll };
}

const LIMITS = { requests: 64, lines: 256, batches: 1 };

describe('a gatherer', () => {
  it('writes a single request at once, without a timer', async () => {
    const { writes, ask, idsOfWrites } = gathererOf();
    const answer = ask(request('a', 3));
    await turn();
    expect(idsOfWrites()).toEqual([['a']]);

    writes[0]?.answer();

    expect(await answer).toBe('a: 3');
  });

  it('writes what came meanwhile in the next batch, and answers each', async () => {
    const { askAll, ask, idsOfWrites, answerAll } = gathererOf();
    const first = ask(request('a'));
    await turn();
    const others = askAll(['b', 'c', 'd']);
    await turn();
    expect(idsOfWrites()).toEqual([['a']]);

    await answerAll();

    expect(idsOfWrites()).toEqual([['a'], ['b', 'c', 'd']]);
    expect(await Promise.all([first, ...others])).toEqual(['a: 1', 'b: 1', 'c: 1', 'd: 1']);
  });

  it('has no more batches under way than it may', async () => {
    const { writes, ask, idsOfWrites } = gathererOf({ ...LIMITS, batches: 2 });
    for (const id of ['a', 'b', 'c', 'd']) {
      void ask(request(id));
      await turn();
    }
    expect(idsOfWrites()).toEqual([['a'], ['b']]);

    writes[1]?.answer();
    await turn();

    expect(idsOfWrites()).toEqual([['a'], ['b'], ['c', 'd']]);
  });

  it('puts no more requests into a batch than it may, the first to come first', async () => {
    const { askAll, idsOfWrites, answerAll } = gathererOf({ ...LIMITS, requests: 2 });
    const answers = askAll(['a', 'b', 'c', 'd', 'e']);
    await turn();

    await answerAll();

    expect(idsOfWrites()).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(await Promise.all(answers)).toHaveLength(5);
  });

  it('puts no more lines into a batch than it may, and overtakes nobody', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf({ ...LIMITS, lines: 4 });
    const sizes = { a: 3, b: 1, c: 2, d: 3, e: 1 };
    const answers = Object.entries(sizes).map(([id, lines]) => ask(request(id, lines)));
    await turn();

    await answerAll();

    expect(idsOfWrites()).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
    expect(await Promise.all(answers)).toHaveLength(5);
  });

  it('writes a request of too many lines on its own', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf({ ...LIMITS, lines: 4 });
    const answers = [ask(request('a', 9)), ask(request('b'))];
    await turn();

    await answerAll();

    expect(idsOfWrites()).toEqual([['a'], ['b']]);
    expect(await Promise.all(answers)).toEqual(['a: 9', 'b: 1']);
  });

  it('writes a batch in the context of its first request', async () => {
    const { writes, ask, askAll, answerAll } = gathererOf();
    const first = ask(request('a'));
    await turn();
    const others = askAll(['b', 'c']);

    await answerAll();

    await Promise.all([first, ...others]);
    expect(writes.map(({ requestId }) => requestId)).toEqual(['of a', 'of b']);
  });
});

describe('of two requests under one id, a gatherer', () => {
  it('writes one when both ask the same and wait', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf();
    const answers = [ask(request('a', 2)), ask(request('a', 2))];
    await turn();

    await answerAll();

    expect(idsOfWrites()).toEqual([['a']]);
    expect(await Promise.all(answers)).toEqual(['a: 2', 'a: 2']);
  });

  it('writes the second after the first is answered when they ask something else', async () => {
    const { writes, ask, idsOfWrites, answerAll } = gathererOf();
    const answers = [1, 2, 3].map((lines) => ask(request('a', lines)));
    await turn();
    expect(idsOfWrites()).toEqual([['a']]);

    await answerAll();

    expect(writes).toHaveLength(3);
    expect(await Promise.all(answers)).toEqual(['a: 1', 'a: 2', 'a: 3']);
  });

  it('writes the second although the first has failed', async () => {
    const { writes, ask, answerAll } = gathererOf();
    const [first, second] = [ask(request('a', 1)), ask(request('a', 2))];
    const failure = expect(first).rejects.toThrow('unfit');
    await turn();
    writes[0]?.fail(new Error('unfit'));
    await failure;
    await turn();

    await answerAll();

    expect(await second).toBe('a: 2');
  });

  it('writes the second again when the first is being written', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf({ ...LIMITS, batches: 2 });
    const answers = [ask(request('a'))];
    await turn();
    answers.push(ask(request('a')));
    await turn();

    await answerAll();

    expect(idsOfWrites()).toEqual([['a'], ['a']]);
    expect(await Promise.all(answers)).toEqual(['a: 1', 'a: 1']);
  });
});

describe('a caller that has stopped waiting', () => {
  const HOUR_MS = 3_600_000;
  const soon = () => Date.now() + 5;
  const pass = (deadlineAt: number) =>
    new Promise((resolve) => setTimeout(resolve, deadlineAt - Date.now() + 2));

  it('is refused when its batch is put together, and its request not written', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf();
    const first = ask(request('a'));
    await turn();
    const deadlineAt = soon();
    const late = expect(ask(request('b'), deadlineAt)).rejects.toThrow(UnavailableError);
    const others = [ask(request('c'), Date.now() + HOUR_MS), ask(request('d'))];
    await pass(deadlineAt);

    await answerAll();

    await late;
    expect(idsOfWrites()).toEqual([['a'], ['c', 'd']]);
    expect(await Promise.all([first, ...others])).toEqual(['a: 1', 'c: 1', 'd: 1']);
  });

  it('takes no place of those who wait', async () => {
    const { ask, idsOfWrites, answerAll } = gathererOf({ ...LIMITS, requests: 2, lines: 2 });
    const late = expect(ask(request('a', 2), Date.now())).rejects.toThrow('stopped waiting');
    const others = [ask(request('b')), ask(request('c'))];
    await turn();

    await answerAll();

    await late;
    expect(idsOfWrites()).toEqual([['b', 'c']]);
    expect(await Promise.all(others)).toHaveLength(2);
  });

  it('does not fail another that waits for the same, whoever came first', async () => {
    const { ask, answerAll } = gathererOf();
    const first = ask(request('a'));
    await turn();
    const deadlineAt = soon();
    const repeats = [
      ask(request('b'), deadlineAt),
      ask(request('b'), Date.now() + HOUR_MS),
      ask(request('c'), Date.now() + HOUR_MS),
      ask(request('c'), deadlineAt),
    ];
    await pass(deadlineAt);

    await answerAll();

    expect(await Promise.all([first, ...repeats])).toEqual(['a: 1', 'b: 1', 'b: 1', 'c: 1', 'c: 1']);
  });
});

describe('a batch that fails', () => {
  it.each([
    ['UnavailableError', new UnavailableError()],
    ['an error of Redis', new Error('Command timed out')],
  ])('since the store cannot answer fails all its requests: %s', async (_, error) => {
    const { writes, askAll, ask, answerAll } = gathererOf();
    const failures = askAll(['a', 'b']).map((answer) => expect(answer).rejects.toBe(error));
    await turn();
    writes[0]?.fail(error);
    await Promise.all(failures);
    const next = ask(request('c'));
    await turn();

    await answerAll();

    expect(await next).toBe('c: 1');
    expect(writes).toHaveLength(2);
  });

  it('for another reason is tried request by request, once', async () => {
    const { writes, askAll, idsOfWrites } = gathererOf();
    const answers = askAll(['a', 'b', 'c']);
    const failure = expect(answers[1]).rejects.toThrow('unfit');
    const later = askAll(['d']);
    await turn();
    expect(idsOfWrites()).toEqual([['a', 'b', 'c', 'd']]);

    for (const outcome of ['fail', 'answer', 'fail', 'answer', 'answer'] as const) {
      writes.at(-1)?.[outcome](new Error('unfit'));
      await turn();
    }

    await failure;
    expect(idsOfWrites().slice(1)).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(await Promise.all([answers[0], answers[2], later[0]])).toEqual(['a: 1', 'c: 1', 'd: 1']);
  });

  it('is not tried again for a caller that has stopped waiting meanwhile', async () => {
    const { writes, ask, idsOfWrites, answerAll } = gathererOf();
    const deadlineAt = Date.now() + 5;
    const answer = ask(request('a'));
    const late = expect(ask(request('b'), deadlineAt)).rejects.toThrow(UnavailableError);
    await turn();
    await new Promise((resolve) => setTimeout(resolve, deadlineAt - Date.now() + 2));
    writes[0]?.fail(new Error('unfit'));
    await turn();

    await answerAll();

    await late;
    expect(await answer).toBe('a: 1');
    expect(idsOfWrites()).toEqual([['a', 'b'], ['a']]);
  });

  it('is not tried again when it held one request', async () => {
    const { writes, ask } = gathererOf();
    const failure = expect(ask(request('a'))).rejects.toThrow('unfit');
    await turn();
    writes[0]?.fail(new Error('unfit'));

    await failure;
    expect(writes).toHaveLength(1);
  });
});
