import { LocalAuthority } from './acm-pca/authority.ts';
import { only, readStack, type Stack, type Template } from './assembly/template.ts';
import { awsEndpoint } from './aws/endpoint.ts';
import { Clock } from './clock.ts';
import type { LocalCloud, LocalCloudOptions } from './cloud.ts';
import { listen, type Listening } from './listen.ts';
import { inbox } from './mail/inbox.ts';
import { portsFrom, type PortName, type Ports } from './ports.ts';
import { serveApi } from './serve-api.ts';
import { serveSite } from './serve-site.ts';
import { startServices } from './services.ts';
import { startSignIn, type SignIn } from './sign-in/sign-in.ts';
import { signInSettings } from './sign-in/template-settings.ts';

type Servers = Readonly<Record<Exclude<PortName, 'signIn'>, Listening>>;

const userPoolClient = 'AWS::Cognito::UserPoolClient';

const listenOn = async (ports: Ports): Promise<Servers> => ({
  aws: await listen(ports.aws),
  site: await listen(ports.site),
  inbox: await listen(ports.inbox),
  gateway: await listen(ports.gateway),
});

/** Makes the CA, whose revocation lists the site serves. */
const createAuthority = (
  { certificateAuthority }: LocalCloudOptions,
  site: string,
  clock: Clock,
): LocalAuthority | undefined =>
  certificateAuthority &&
  new LocalAuthority({
    ...certificateAuthority,
    clock,
    crlUrl: `${site}/crl/issuing.crl`,
    rootCrlUrl: `${site}/crl/root.crl`,
  });

/** Resolves the template as if CloudFormation had deployed it here. */
const resolveTemplate = (
  stack: Stack,
  { parameters = {}, clientId }: LocalCloudOptions,
  { site, issuer }: { readonly site: string; readonly issuer: string | undefined },
): Template => {
  const { host } = new URL(site);
  return stack.resolve({
    parameters,
    attributes: {
      'AWS::CloudFront::Distribution.DomainName': host,
      ...(issuer !== undefined && { 'AWS::Cognito::UserPool.ProviderURL': issuer }),
      ...(clientId !== undefined && { [`${userPoolClient}.Ref`]: clientId }),
    },
    plainHosts: [host],
  });
};

const serveSignIn = async (signIn: SignIn | undefined, template: Template, clientId?: string) => {
  if (!signIn) return;
  const client = only(template, userPoolClient);
  await signIn.serve(signInSettings(client, clientId ?? client.name));
};

/**
 * Runs a stack of a cloud assembly, all on 127.0.0.1 and in memory.
 * @throws {PortTaken} somebody else listens on one of the ports
 * @throws {Error} the stack has something that is not emulated; says what
 */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const { assembly, ports = portsFrom(0), clientId, siteFiles = {} } = options;
  const clock = new Clock();
  const servers = await listenOn(ports);
  const stack = readStack(typeof assembly === 'function' ? await assembly() : assembly);
  const signIn = stack.has(userPoolClient)
    ? await startSignIn({ clock, port: ports.signIn, onNotice: () => undefined })
    : undefined;
  const { aws, site, gateway } = { ...servers };
  const authority = createAuthority(options, site.address, clock);
  const template = resolveTemplate(stack, options, { site: site.address, issuer: signIn?.issuer });
  const parts = { clock, template, observer: options, authority };
  const services = await startServices({ ...parts, endpoint: aws.address });
  const { middleware, mail, machines, credentials, api } = services;
  const { onProblem = () => undefined } = options;
  aws.serve(awsEndpoint({ services: api, calls: middleware.calls, credentials, clock, onProblem }));
  servers.inbox.serve(inbox(mail.mails));
  const requests = serveApi(gateway, { ...parts, ...services, authorizer: middleware.authorizer });
  serveSite(servers, { template, authority, siteFiles });
  await serveSignIn(signIn, template, clientId);
  return {
    ...middleware,
    endpoints: {
      aws: aws.address,
      gateway: gateway.address,
      site: site.address,
      issuer: signIn?.issuer,
      inbox: servers.inbox.address,
    },
    template,
    clock,
    logs: services.logs,
    requests,
    deadLetters: services.deadLetters,
    queues: services.queues,
    alarms: services.alarms,
    executions: () => machines.executions(),
    mails: mail.mails,
    mailboxes: mail.mailboxes,
    authority,
    addSignInUser: async (user) => {
      if (!signIn) throw new Error(`The template has no ${userPoolClient}`);
      await signIn.addUser(user);
    },
    stop: async () => {
      clock.stop();
      const listening = Object.values(servers).map((server) => server.stop());
      await Promise.all([services.stop(), signIn?.stop(), ...listening]);
    },
  };
};
