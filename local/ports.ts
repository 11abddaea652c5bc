/** What of a local cloud listens on a port of its own, in the order of the ports. */
export const portNames = ['aws', 'site', 'signIn', 'inbox', 'gateway'] as const;

export type PortName = (typeof portNames)[number];

/** The ports of a local cloud. */
export type Ports = Readonly<Record<PortName, number>>;

/** The port that `aws --endpoint-url` is used to. */
export const defaultPort = 4566;

/**
 * Consecutive ports.
 * @param first 0 takes any that are free
 */
export const portsFrom = (first: number): Ports => {
  const port = (name: PortName): number => (first === 0 ? 0 : first + portNames.indexOf(name));
  return {
    aws: port('aws'),
    site: port('site'),
    signIn: port('signIn'),
    inbox: port('inbox'),
    gateway: port('gateway'),
  };
};
