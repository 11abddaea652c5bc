import { httpApi, type AccessLogLine } from './apigateway/service.ts';
import type { Template } from './assembly/template.ts';
import type { Clock } from './clock.ts';
import type { Alarms } from './cloudwatch/service.ts';
import { ofRequest } from './cloudwatch/sources.ts';
import { mayInvoke } from './functions.ts';
import type { Authorizer } from './iam/authorizer.ts';
import type { LambdaHost } from './lambda/service.ts';
import type { Listening } from './listen.ts';

/**
 * Serves the HTTP API of the template, if it has one.
 * @returns the access log, to which every request is added
 */
export const serveApi = (
  gateway: Listening,
  {
    clock,
    template: { resources },
    lambda,
    authorizer,
    alarms,
  }: {
    readonly clock: Clock;
    readonly template: Template;
    readonly lambda: LambdaHost;
    readonly authorizer: Authorizer;
    readonly alarms: Alarms;
  },
): readonly AccessLogLine[] => {
  const requests: AccessLogLine[] = [];
  if (resources('AWS::ApiGatewayV2::Api').length === 0) return requests;
  const api = {
    Api: resources('AWS::ApiGatewayV2::Api'),
    Route: resources('AWS::ApiGatewayV2::Route'),
    Integration: resources('AWS::ApiGatewayV2::Integration'),
    Authorizer: resources('AWS::ApiGatewayV2::Authorizer'),
    Stage: resources('AWS::ApiGatewayV2::Stage'),
  };
  const [ApiId = '', Stage = ''] = [api.Api, api.Stage].map(([only]) => only?.name);
  const stage = { ApiId, Stage };
  const handler = httpApi(api, {
    clock,
    invoke: (functionArn, event) => lambda.invoke(functionArn, event),
    mayInvoke: mayInvoke(authorizer),
    log: (line) => {
      requests.push(line);
      alarms.put(ofRequest(stage, line.status));
    },
  });
  gateway.serve(handler);
  return requests;
};
