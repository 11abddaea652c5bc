import { expect } from 'vitest';
import { story } from '../story.ts';

const steps = [
  { language: 'en', text: 'Sign in to the intranet with it.', link: 'https://intranet.example/start' },
  { language: 'sv', text: 'Logga in på intranätet med det.', link: 'https://intranet.example/sv' },
];
const value = steps.map(({ language, text, link }) => `${language}: ${text} ${link}`).join(' | ');

export const nextSteps = [
  story('users are told on both pages and by mail what next-steps says, in their language', async (world) => {
    await world.setOption('next-steps', value);
    const alva = await world.newUser({ language: 'sv' });
    const { order, phone } = await alva.getMobileId();
    expect(order.nextSteps).toEqual(steps);
    expect((await phone.readStanding()).nextSteps).toEqual(steps);
    const [mail] = await world.mailsTo(alva, 1);
    expect(mail?.text).toContain(`\n\nLogga in på intranätet med det.\n\nhttps://intranet.example/sv\n\n`);
    expect(mail?.html).toContain('<a href="https://intranet.example/sv">');
    expect(mail?.text).not.toContain('Sign in');
  }),
];
