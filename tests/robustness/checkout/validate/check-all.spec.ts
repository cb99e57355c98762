import { checkAll } from './check-all';
import { evidence } from './testing/sample-evidence';

describe('the checker', () => {
  it('finds nothing where every promise is kept', () => {
    expect(checkAll(evidence())).toEqual([]);
  });
});
