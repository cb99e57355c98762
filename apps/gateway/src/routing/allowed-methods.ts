import { findDestination } from './destination';
import { findRoute } from './find-route';
import { ROUTES } from './route-table';

const METHODS = [...new Set(ROUTES.map(({ method }) => method)), 'HEAD'];

/** The methods that a path of the API has; none for what is in no route. @throws MalformedRequestError */
export const allowedMethods = (target: string, find = findRoute): string[] =>
  METHODS.filter((method) => findDestination(method, target, find));
