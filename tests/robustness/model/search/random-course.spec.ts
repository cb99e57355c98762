import { PROTOCOL } from '../protocol/protocol';
import { RandomCourses } from './random-course';

describe('random courses', () => {
  it('of the protocol as it is go well', () => {
    const courses = new RandomCourses(PROTOCOL);
    const wrong = Array.from({ length: 3_000 }, (_, seed) => courses.run(seed)).filter(Boolean);

    expect(wrong).toEqual([]);
    expect(courses.steps).toBeGreaterThan(30_000);
  });

  it('are the same for the same seed, and others for others', () => {
    const courseOf = (seed: number) => {
      const courses = new RandomCourses(PROTOCOL);
      courses.run(seed);
      return [...courses.last];
    };

    expect(courseOf(2 ** 32 + 7)).toEqual(courseOf(2 ** 32 + 7));
    expect(new Set([1, 2, 513, 514].map((seed) => courseOf(seed).join())).size).toBe(4);
  });
});
