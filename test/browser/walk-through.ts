/** What computer and phone show side by side, and for how many seconds. */
interface Scene {
  /** Name of a sight. */
  readonly computer: string;
  /** Name of a sight. @default the phone is dark */
  readonly phone?: string;
  readonly seconds: number;
}

/** From the Dashboard to a mobile ID. */
export const scenes: readonly Scene[] = [
  { computer: 'self-service-dashboard', seconds: 2 },
  { computer: 'self-service-confirm', seconds: 2 },
  { computer: 'self-service-qr-code', seconds: 3 },
  { computer: 'self-service-qr-code', phone: 'phone-offer', seconds: 3 },
  { computer: 'self-service-six-digits', phone: 'phone-match-code', seconds: 3 },
  { computer: 'self-service-six-digits-typed', phone: 'phone-match-code', seconds: 2 },
  { computer: 'self-service-issuing', phone: 'phone-issuing', seconds: 1 },
  { computer: 'self-service-ready', phone: 'phone-ready', seconds: 5 },
];

/** Where the picture stands still for those who want no motion, and where nothing moves it. */
const stillScene = 3;

const whole = scenes.reduce((sum, { seconds }) => sum + seconds, 0);

/** Where a scene begins, and where the last one ends, in hundredths of the whole. */
const percent = (index: number): string => {
  const before = scenes.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0);
  return `${((before / whole) * 100).toFixed(2)}%`;
};

const devices = {
  computer: { x: 24, y: 24, width: 960, height: 600, corner: 12 },
  phone: { x: 1040, y: 78, width: 276, height: 491, corner: 28 },
} as const;

type Device = keyof typeof devices;

const deviceNames = ['computer', 'phone'] as const satisfies readonly Device[];

/** A picture of one device, and the scenes in which it is shown, which follow one another. */
interface Shot {
  readonly device: Device;
  /** Of a sight. */
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

const shotsOf = (device: Device): readonly Shot[] =>
  scenes.reduce<readonly Shot[]>((shots, { [device]: name }, index) => {
    const before = shots.at(-1);
    if (name === undefined) return shots;
    if (before?.name !== name || before.last !== index - 1)
      return [...shots, { device, name, first: index, last: index }];
    return [...shots.slice(0, -1), { ...before, last: index }];
  }, []);

/** Every picture that the walk-through is made of. */
export const shots: readonly Shot[] = deviceNames.flatMap(shotsOf);

/** Where a device's picture is, with so much around it. */
const place = (device: Device, around = 0): string => {
  const { x, y, width, height } = devices[device];
  return Object.entries({
    x: x - around,
    y: y - around,
    width: width + 2 * around,
    height: height + 2 * around,
  })
    .map(([name, value]) => `${name}="${value.toString()}"`)
    .join(' ');
};

const frame = (device: Device): string =>
  `<rect ${place(device, 8)} rx="${devices[device].corner.toString()}" fill="#1b2530"/>`;

const isStill = ({ first, last }: Shot): boolean => first <= stillScene && stillScene <= last;

const image = (shot: Shot, index: number, png: Buffer): string => {
  const className = isStill(shot) ? ' class="still"' : '';
  return `<image id="shot-${index.toString()}"${className} ${place(shot.device)} href="data:image/png;base64,${png.toString('base64')}"/>`;
};

/** Shows a picture in its scenes, without a way between. */
const motion = ({ first, last }: Shot, index: number): string => {
  const name = `shot-${index.toString()}`;
  const before = first > 0 ? '0% { opacity: 0 } ' : '';
  return [
    `@keyframes ${name} { ${before}${percent(first)} { opacity: 1 } ${percent(last + 1)} { opacity: 0 } }`,
    `#${name} { animation-name: ${name} }`,
  ].join('\n');
};

const style = (): string => `
image { opacity: 0; animation: ${whole.toString()}s step-end infinite }
.still { opacity: 1 }
${shots.map(motion).join('\n')}
@media (prefers-reduced-motion: reduce) { image { animation: none } }
`;

/**
 * Draws how somebody gets a mobile ID, on computer and phone, as an SVG that moves by itself and loads nothing.
 * @param pictures PNG of each of `shots`
 */
export const drawWalkThrough = (pictures: readonly Buffer[]): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1340 648" role="img" aria-label="Getting a mobile ID, on the computer and on the phone">',
    `<style>${style()}</style>`,
    ...deviceNames.map(frame),
    ...shots.map((shot, index) => image(shot, index, pictures[index] ?? Buffer.alloc(0))),
    '</svg>',
    '',
  ].join('\n');
