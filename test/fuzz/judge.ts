import type { HttpResponse } from '../../api/problem.ts';
import { undocumentedAtGateway } from '../support/openapi.ts';
import type { SentRequest } from './sent.ts';

/**
 * CPU that a request may take, in milliseconds. Client, site, gateway, function and tables are all in this process, so
 * carrying a large body costs as well; `bench/measures/refused-requests.ts` measures functions alone.
 */
export const cpuLimit = ({ body }: Pick<SentRequest, 'body'>): number =>
  100 + ((body?.length ?? 0) / 2 ** 20) * carryingOneMebibyte;

const carryingOneMebibyte = 10;

const unlike = ({ operation, method }: SentRequest, answer: HttpResponse): readonly string[] => {
  if (method === operation.method) return undocumentedAtGateway(operation.name, answer);
  return answer.statusCode === 404 ? [] : [`${method} is not documented, and is answered`];
};

/**
 * What is wrong with an answer.
 * @param cpu milliseconds that it took
 * @returns one line for each thing; none when all is well
 */
export const faultsOf = (request: SentRequest, answer: HttpResponse, cpu: number): readonly string[] => [
  ...(answer.statusCode >= 500 ? [`status ${answer.statusCode.toString()}: ${answer.body}`] : []),
  ...unlike(request, answer),
  ...(cpu > cpuLimit(request) ? [`${cpu.toFixed(0)} ms of CPU`] : []),
];
