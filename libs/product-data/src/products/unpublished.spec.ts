import { newestRecord } from './unpublished';

const record = (version: number) => JSON.stringify({ id: 'a', version });

describe('newestRecord', () => {
  it.each([
    ['the redo log when it is ahead', record(3), record(2), 3],
    ['the projection when the log is behind', record(3), record(4), 4],
    ['the redo log when nothing is published', record(1), null, 1],
    ['the projection when the log is empty', null, record(4), 4],
  ])('shows %s', (_, unpublished, published, version) => {
    expect(newestRecord(unpublished, published)).toMatchObject({ version });
  });

  it('shows nothing of a product whose deletion is not published yet', () => {
    expect(newestRecord(JSON.stringify({ id: 'a', version: 2, deleted: true }), record(1))).toBeUndefined();
  });
});
