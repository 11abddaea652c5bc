import type { Device } from '../device.ts';
import { texts } from '../texts/index.ts';

/** Whose systems are installed on in one way. */
export type InstallWay = 'apple' | 'android' | 'other';

/** The ways to install, that of this device first. */
export const listWays = (platform: Device['platform']): readonly InstallWay[] => {
  if (platform === 'iphone' || platform === 'ipad') return ['apple'];
  return platform === 'android' ? ['android'] : ['other', 'apple', 'android'];
};

/** Step by step, as this device has it; and what to do about what goes wrong. */
export const HowToInstall = ({ platform }: Pick<Device, 'platform'>) => (
  <>
    {listWays(platform).map((way, index) => (
      <details key={way} open={index === 0}>
        <summary>{texts.handOver[way].title}</summary>
        <ol class="how">
          {texts.handOver[way].steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    ))}
    <details>
      <summary>{texts.handOver.help}</summary>
      <dl class="stack-close">
        {texts.handOver.mishaps.map(([name, way]) => (
          <div key={name}>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>{way}</dd>
          </div>
        ))}
      </dl>
    </details>
  </>
);
