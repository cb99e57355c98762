import { START } from '@emporium/events';
import { readOptions } from './options';
import { positionOf } from './point';

describe('the command line of npm run events', () => {
  it.each([
    [['--help'], { command: 'help' }],
    [['status'], { command: 'status' }],
    [['tail'], { command: 'tail', last: 10, dead: false }],
    [['tail', '--last', '0', '--dead'], { command: 'tail', last: 0, dead: true }],
    [['replay', '--dead'], { command: 'revive', position: START }],
    [['replay', '--from', 'start'], { command: 'rewind', position: START }],
    [['replay', '--from', '5-1', '--group', 'g'], { command: 'rewind', position: '5-0', group: 'g' }],
    [['replay', '--from', '5-1', '--dead'], { command: 'revive', position: '5-0' }],
  ])('%j', (args, options) => {
    expect(readOptions(args)).toEqual(options);
  });

  it.each([
    [[], 'tail, status or replay'],
    [['follow'], 'tail, status or replay'],
    [['tail', 'status'], 'tail, status or replay'],
    [['replay'], '--from <point> or --dead'],
    [['replay', '--from', 'yesterday'], '--from yesterday: give a time'],
    [['replay', '--dead', '--group', 'g'], '--dead takes no --group'],
    [['tail', '--last', 'ten'], '--last ten: give a number'],
    [['status', '--dead'], 'status takes no --dead'],
    [['tail', '--colour'], "Unknown option '--colour'"],
  ])('%j is refused with the reason', (args, reason) => {
    expect(() => readOptions(args)).toThrow(reason);
  });
});

describe('a point', () => {
  const now = Date.parse('2026-01-31T08:00:00Z');

  it.each([
    ['2026-01-31T08:00:00Z', now - 1],
    ['15m', now - 900_001],
    ['7d', now - 7 * 86_400_000 - 1],
  ])('%s', (point, ms) => {
    expect(positionOf(point, now)).toBe(`${ms}-18446744073709551615`);
  });
});
