import { mappedFields, unmapped } from './fields';

describe('the fields of a log line', () => {
  const properties = {
    status: { type: 'short' },
    err: { properties: { message: { type: 'text' } } },
  };
  const mapped = mappedFields(JSON.stringify({ template: { mappings: { properties } } }));

  it('are unmapped when the template has none of their name or type', () => {
    const line = { time: 'now', status: 'ok', err: { message: 'no', code: 'E' }, more: 1 };

    expect(unmapped(line, mapped)).toEqual(['status', 'err.code', 'more']);
  });

  it('are mapped by name and type', () => {
    expect(unmapped({ status: 200, err: { message: 'no' } }, mapped)).toEqual([]);
  });
});
