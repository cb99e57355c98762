import { MUTANTS } from './mutants';
import { canonicalize } from './search/canonical';
import { describe as describeCourse } from './search/describe';
import { explore } from './search/explore';
import { RandomCourses } from './search/random-course';

/** For each mutant the steps of the shortest way to where it shows, and what is wrong there. */
const SHORTEST: Readonly<Record<string, [steps: number, wrong: string]>> = {
  'release leaves no tombstone': [7, 'order 1: gone, but it holds stock, and nobody is at it'],
  'release answers that it released what is confirmed': [
    7,
    'order 1: gone, but it holds stock, and nobody is at it',
  ],
  'a repeated reserve takes the stock again': [3, 'there are -1 of product 2'],
  'a repeated return gives the stock back again': [8, 'stock and sold are not what was received'],
  'reserve does not look at the stock': [5, 'there are -1 of product 2'],
  'the order is placed before its stock is reserved': [2, 'order 2: placed, but its stock is not reserved'],
  'an undone order keeps its stock': [7, 'order 2: gone, but it holds stock, and nobody is at it'],
  'a rejected reservation places the order': [6, 'order 2: placed, but its stock is not reserved'],
  'undoing is not written down': [6, 'order 2: answered as undone, but placed'],
  'an order is placed whatever became of it': [6, 'order 2 went from Undoing to Pending'],
  'an order is begun that nobody will find due': [2, 'order 2: not decided, and nobody is at it'],
  'an order is begun whatever its key says': [8, 'two requests of one key were answered differently'],
  'a refusal is not kept for repeats': [8, 'two requests of one key were answered differently'],
  'a cart is claimed by whoever asks': [7, 'order 1: placed, but still in the cart, and nobody is at it'],
  'a claim that came to nothing is not obeyed': [
    8,
    'order 1: placed, but still in the cart, and nobody is at it',
  ],
  'a cart is given back although it is ordered': [
    6,
    'order 2: placed, but still in the cart, and nobody is at it',
  ],
  'an order of a cart is settled when it is placed': [
    5,
    'order 1: placed, but still in the cart, and nobody is at it',
  ],
  'an order that is being cancelled moves on': [9, 'order 1: placed, but its stock is not reserved'],
  'a status changes whatever the version': [10, 'order 1 went from Cancelled to Processing'],
  'a cancelled order may be processed': [10, 'order 1 went from Cancelled to Processing'],
  'a cancelling order is taken off the due work': [
    10,
    'order 1: neither cancelled nor not, and nobody is at it',
  ],
  'a change of status ends what is due': [8, 'order 1: placed, but not followed up, and nobody is at it'],
};

describe.each(MUTANTS)('the mutant: $name', ({ name, scenario, protocol }) => {
  it('is found on the shortest way', () => {
    const { violation } = explore(scenario, protocol);

    expect([violation?.actions.length, violation?.wrong]).toEqual(SHORTEST[name]);
    const lines = describeCourse(scenario, violation?.actions ?? [], protocol, canonicalize);
    expect(lines).toHaveLength(1 + (SHORTEST[name]?.[0] ?? NaN));
  });

  it('is found at random, by a seed that finds it again', () => {
    const courses = new RandomCourses(protocol);
    let seed = 0;
    while (seed < 5_000 && courses.run(seed) === undefined) seed++;

    const again = new RandomCourses(protocol).run(seed);

    expect(again).toBeDefined();
    expect(again).toEqual(courses.run(seed));
  });
});
