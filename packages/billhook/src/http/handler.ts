// The HTTP side of Billhook, as a function of web-standard requests that mounts in any framework. Only
// the last segment of the path matters, so that it can be mounted anywhere.
import type { Logger } from '../logging/logger.ts';
import { errorBody, errorResponse } from './error-response.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  /** The last segment of the path. */
  readonly segment: string;
  readonly answer: (request: Request) => Promise<Response>;
}

/** Answers a request; it never throws. */
export type HttpHandler = (request: Request) => Promise<Response>;

export function createHttpHandler(routes: readonly Route[], logger: Logger): HttpHandler {
  return async (request) => {
    const segment = lastSegment(new URL(request.url).pathname);
    const route = routes.find((candidate) => candidate.segment === segment);
    if (route === undefined) {
      return errorBody('not_found', `There is nothing at a path that ends in /${segment}.`);
    }
    if (route.method !== request.method) {
      const response = errorBody(
        'method_not_allowed',
        `/${segment} takes ${route.method}, not ${request.method}.`,
      );
      response.headers.set('Allow', route.method);
      return response;
    }
    try {
      return await route.answer(request);
    } catch (error) {
      return errorResponse(error, logger);
    }
  };
}

function lastSegment(path: string): string {
  return path.split('/').findLast((segment) => segment !== '') ?? '';
}
