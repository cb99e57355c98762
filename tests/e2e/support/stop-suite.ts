import { running } from './start-suite';

export default async function stop(): Promise<void> {
  await running.suite?.stop();
}
