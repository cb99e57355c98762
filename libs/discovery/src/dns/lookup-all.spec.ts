import { lookupAll } from './lookup-all';

describe('lookupAll', () => {
  it('knows the names in /etc/hosts, by their IPv4 addresses', async () => {
    expect(await lookupAll('localhost')).toEqual(['127.0.0.1']);
  });
});
