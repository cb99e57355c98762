import crypto from 'node:crypto';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { freePort, freePortFrom, freePorts, isPortTaken, refuseTakenPorts, retryOnTakenPort } from './ports';
import { PortTakenError } from './process/process-errors';

describe('ports', () => {
  let holder: Server;
  let takenPort: number;
  beforeAll(async () => {
    holder = await holderOf(0);
    takenPort = (holder.address() as AddressInfo).port;
  });
  afterAll(() => holder.close());

  it('are all different, and none that is taken', async () => {
    let counter = 0;
    const drawn = [takenPort, takenPort, 20_001, 20_001];
    const random = jest
      .spyOn(crypto, 'randomInt')
      .mockImplementation(() => drawn.shift() ?? 20_002 + counter++);

    const ports = await freePorts(10);
    random.mockRestore();

    expect(new Set(ports).size).toBe(10);
    expect(ports).not.toContain(takenPort);
  });

  it('are skipped when they are taken', async () => {
    expect(await isPortTaken(takenPort)).toBe(true);
    expect(await freePortFrom(takenPort)).toBeGreaterThan(takenPort);
  });

  it('are refused by name, each that is taken', async () => {
    const wanted = { gateway: takenPort, 'user-service': await freePort() };

    await expect(refuseTakenPorts(wanted)).rejects.toThrow(
      `Port ${takenPort}, which gateway needs, is taken by another process.`,
    );
  });

  it('are not refused because somebody tried one just now', async () => {
    const passer = await holderOf(await freePort());
    const { port } = passer.address() as AddressInfo;
    const refusing = refuseTakenPorts({ gateway: port });
    setTimeout(() => passer.close(), 20);

    await expect(refusing).resolves.toBeUndefined();
  });

  it('are chosen anew when another process was faster, but not for ever', async () => {
    let attempts = 0;
    const failingTimes = (failures: number) => () =>
      ++attempts <= failures ? Promise.reject(new PortTakenError('taken')) : Promise.resolve('started');

    expect(await retryOnTakenPort(failingTimes(2))).toBe('started');
    attempts = 0;
    await expect(retryOnTakenPort(failingTimes(9))).rejects.toThrow('taken');
    expect(attempts).toBe(5);
  });
});

const holderOf = (port: number) =>
  new Promise<Server>((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
