import { refusedLicences } from './refused-licences';

const locked = (license: string | undefined, dev = false) => ({
  packages: { '': { license: 'GPL-3.0-only' }, 'node_modules/a': { license, dev } },
});

describe('refusedLicences', () => {
  it.each(['MIT', '(GPL-2.0-only OR MIT)', 'GPL-2.0-only OR ISC', 'Apache-2.0 AND MIT'])(
    'takes %s',
    (license) => {
      expect(refusedLicences(locked(license))).toEqual([]);
    },
  );

  it.each(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'SSPL-1.0', 'UNLICENSED', 'SEE LICENSE IN X'])(
    'refuses %s',
    (license) => {
      expect(refusedLicences(locked(license, true))).toEqual([`node_modules/a: ${license}`]);
    },
  );

  it('refuses a package that says nothing', () => {
    expect(refusedLicences(locked(undefined))).toEqual(['node_modules/a: no licence']);
  });

  it('takes from tools what it does not take from what is shipped', () => {
    expect(refusedLicences(locked('CC-BY-4.0', true))).toEqual([]);
    expect(refusedLicences(locked('CC-BY-4.0'))).toEqual(['node_modules/a: CC-BY-4.0']);
  });
});
