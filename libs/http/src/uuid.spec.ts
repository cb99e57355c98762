import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { inOneCase, isUuid, IsUuid } from './uuid';

class Ids {
  @IsUuid()
  readonly one: unknown;

  @IsUuid({ each: true })
  readonly many: unknown;
}

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('a UUID', () => {
  it.each([
    ID,
    ID.toUpperCase(),
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '11111111-1111-9111-c111-111111111111',
  ])('is %s, of whatever version', (id) => {
    expect(isUuid(id)).toBe(true);
  });

  it.each([
    '',
    'tray',
    `${ID} `,
    `${ID}\n`,
    `{${ID}}`,
    ID.replaceAll('-', ''),
    ID.replace('0', 'g'),
    7,
    null,
    [ID],
  ])('is not %j', (value) => {
    expect(isUuid(value)).toBe(false);
  });

  it('is the same in either case; what is none stays as it is', () => {
    expect(inOneCase(ID.toUpperCase())).toBe(ID);
    expect(inOneCase('Tray')).toBe('Tray');
  });

  it('is taken in either case, alone and in lists', () => {
    const ids = plainToInstance(Ids, { one: ID.toUpperCase(), many: [ID, ID.toUpperCase()] });

    expect(validateSync(ids)).toEqual([]);
    expect(ids).toEqual({ one: ID, many: [ID, ID] });
  });

  it.each([
    { one: 'tray', many: [] },
    { one: ID, many: [ID, 'tray'] },
    { one: ID, many: ID },
  ])('is wanted where %j has something else', (plain) => {
    expect(validateSync(plainToInstance(Ids, plain))).toHaveLength(1);
  });
});
