import { Logger } from '@nestjs/common';
import { reasonOf, Trouble } from './trouble';

describe('Trouble', () => {
  it('is logged when it begins and when it is over', () => {
    const lines: string[] = [];
    const note = (line: unknown) => void lines.push(String(line));
    Logger.overrideLogger({ log: note, warn: note, error: note });
    const trouble = new Trouble('DNS');
    trouble.over();
    trouble.met('no answer');
    trouble.met('no answer');
    trouble.over();
    trouble.over();

    expect(lines).toEqual(['DNS: no answer', 'DNS: works again']);
  });

  it('tells the cause', () => {
    expect(reasonOf(new Error('fetch failed', { cause: new Error('refused') }))).toBe(
      'fetch failed: refused',
    );
    expect(reasonOf(new Error('late'))).toBe('late');
  });
});
