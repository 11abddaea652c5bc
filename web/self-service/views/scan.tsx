import { Button, LinkButton } from '../../shared/ui/button.tsx';
import { Copy } from '../../shared/ui/copy.tsx';
import { Countdown } from '../../shared/ui/countdown.tsx';
import { useHeadingFocus } from '../../shared/ui/focus.ts';
import { Heading } from '../../shared/ui/heading.tsx';
import { Message } from '../../shared/ui/message.tsx';
import { useSecondsLeft } from '../../shared/ui/now.ts';
import { isLoopback } from '../../shared/loopback.ts';
import { texts } from '../texts/index.ts';
import { Cancel } from './cancel.tsx';
import { CodeGone } from './code-gone.tsx';
import type { StepProps } from './step.ts';

/** The QR code, with its link for whoever can't scan it. */
export const Scan = (props: StepProps) => {
  const { order, clock } = props;
  const { link, qrCode, expiresAt } = order.activationCode ?? { expiresAt: order.deadline };
  const isOver = useSecondsLeft(clock, expiresAt) === 0;
  useHeadingFocus(isOver ? 'code-gone' : 'code');
  if (isOver || link === undefined || qrCode === undefined)
    return <CodeGone {...props} words={texts.scan.gone} newCode={texts.scan.newCode} />;
  return (
    <div class="stack scan">
      <Heading>{texts.scan.title}</Heading>
      <div class="actions on-phone">
        <LinkButton look="main" href={link} elsewhere>
          {texts.scan.open}
        </LinkButton>
      </div>
      <div class="scan-columns">
        <div>
          <div class="qr">
            <img src={toDataUrl(qrCode)} alt={texts.scan.picture} />
          </div>
          <TimeLeft {...props} expiresAt={expiresAt} />
        </div>
        <div class="stack">
          <How link={link} />
        </div>
      </div>
      {props.problem}
      <OtherWays {...props} link={link} />
    </div>
  );
};

// In a trial on one computer no phone can follow the code: then the link is the way.
const How = ({ link }: { readonly link: string }) =>
  isLoopback(link) ? (
    <Message tone="info">{texts.scan.loopback}</Message>
  ) : (
    <>
      <ol class="how">
        {texts.scan.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="waiting-for-phone">
        <PhoneAtCode />
        {texts.scan.waiting}
      </p>
    </>
  );

// The one thing to do, drawn: a phone's camera that looks at a code.
const PhoneAtCode = () => (
  <svg viewBox="12 2 32 52" aria-hidden="true">
    <rect class="phone" x="13" y="3" width="30" height="50" rx="6" />
    <path class="phone" d="M25 47.5h6" />
    <path class="viewfinder" d="M19 18v-4h4M33 14h4v4M37 30v4h-4M23 34h-4v-4" />
    <path class="code" d="M22 17h5v5h-5zM29 17h5v5h-5zM22 24h5v5h-5zM29 24h2v2h-2zM32 27h2v2h-2z" />
  </svg>
);

// As an image, a document of the API can run nothing and reach nothing.
const toDataUrl = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

const TimeLeft = ({
  state,
  actions,
  order,
  clock,
  expiresAt,
}: StepProps & { readonly expiresAt: string }) => (
  <div class="time-left">
    <Countdown clock={clock} until={expiresAt} text={texts.scan.left} />
    <Button look="quiet" busy={state.busy === 'renew'} onPress={() => void actions.renew(order)}>
      {texts.scan.newCode}
    </Button>
  </div>
);

// On a phone the link is the way and stands on top; on other screens it is the exception.
const OtherWays = (props: StepProps & { readonly link: string }) => (
  <div class="actions other-ways">
    <span class="on-computer">
      <LinkButton look={isLoopback(props.link) ? 'main' : 'plain'} href={props.link} elsewhere>
        {texts.scan.openHere}
      </LinkButton>
    </span>
    <Copy text={props.link} />
    <Cancel {...props} />
  </div>
);
