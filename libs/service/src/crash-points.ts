import { readFileSync, rmSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { CrashPoint } from '@emporium/contracts';
import { ServiceConfig } from './service.config';

/**
 * Lets a test kill this process at a named place, as a power cut would.
 *
 * The file that `CRASH_POINT_FILE` names holds the armed point; the first process that passes it takes the file away
 * and dies. Without the variable, which production refuses, passing a point costs nothing.
 */
@Injectable()
export class CrashPoints {
  constructor(private readonly config: ServiceConfig) {}

  /** Dies here by SIGKILL if the point is armed. */
  pass(point: CrashPoint): void {
    const file = this.config.CRASH_POINT_FILE;
    if (file !== undefined && disarm(file, point)) process.kill(process.pid, 'SIGKILL');
  }
}

/** Says whether the point was armed; of several processes that pass it, only one hears so. */
function disarm(file: string, point: CrashPoint): boolean {
  try {
    if (readFileSync(file, 'utf8').trim() !== point) return false;
    rmSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
