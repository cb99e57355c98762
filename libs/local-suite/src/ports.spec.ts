import { createServer, type Server } from 'node:net';
import { freePort, freePortFrom, freePorts, isPortTaken, refuseTakenPorts, retryOnTakenPort } from './ports';
import { PortTakenError } from './process/process-errors';

describe('ports', () => {
  let holder: Server;
  let takenPort: number;
  beforeAll(async () => {
    takenPort = await freePort();
    holder = createServer();
    await new Promise<void>((resolve) => holder.listen(takenPort, '127.0.0.1', resolve));
  });
  afterAll(() => holder.close());

  it('are all different and free', async () => {
    const ports = await freePorts(10);

    expect(new Set(ports).size).toBe(10);
    expect(await Promise.all(ports.map(isPortTaken))).not.toContain(true);
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
