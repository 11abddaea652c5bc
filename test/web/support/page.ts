import { vi } from 'vitest';
import { createActions, type ActionDependencies } from '../../../web/self-service/actions.ts';
import { toHash, parsePlace } from '../../../web/self-service/model/place.ts';
import { firstState, reduce, type Event, type State } from '../../../web/self-service/model/state.ts';
import type { Requests } from '../../../web/self-service/requests.ts';
import type { SignIn } from '../../../web/self-service/sign-in.ts';
import { createStore } from '../../../web/shared/store.ts';
import { mobileIdView, viewIn } from './views.ts';

/** A sign-in at which nothing happens by itself. */
const signInStub = () => ({
  finish: vi.fn<SignIn['finish']>().mockResolvedValue(undefined),
  user: vi.fn<SignIn['user']>().mockResolvedValue({ name: 'Åsta' }),
  token: vi.fn<SignIn['token']>().mockResolvedValue('token'),
  idToken: vi.fn<SignIn['idToken']>().mockResolvedValue(undefined),
  start: vi.fn<SignIn['start']>().mockResolvedValue(undefined),
  again: vi.fn<SignIn['again']>().mockResolvedValue(undefined),
  signOut: vi.fn<SignIn['signOut']>().mockResolvedValue(undefined),
});

/** An API where all goes well. */
const requestsStub = () => ({
  startOrder: vi.fn<Requests['startOrder']>().mockResolvedValue(viewIn('starting')),
  readOrder: vi.fn<Requests['readOrder']>().mockResolvedValue(viewIn('awaiting-phone')),
  confirmOrder: vi.fn<Requests['confirmOrder']>().mockResolvedValue(viewIn('awaiting-confirmation')),
  renewActivationCode: vi.fn<Requests['renewActivationCode']>().mockResolvedValue(viewIn('awaiting-phone')),
  approveOrder: vi.fn<Requests['approveOrder']>().mockResolvedValue(viewIn('awaiting-approval')),
  cancelOrder: vi.fn<Requests['cancelOrder']>().mockResolvedValue(viewIn('cancelled')),
  lockMobileId: vi.fn<Requests['lockMobileId']>().mockResolvedValue(mobileIdView('locked')),
  listMobileIds: vi.fn<Requests['listMobileIds']>().mockResolvedValue({ mobileIds: [] }),
});

/**
 * The Self-Service page without its looks: what it knows, and what its user can do.
 * @param url where the browser opened it
 */
export const pageAt = (url: string) => {
  const address = new URL(url);
  const store = createStore<State, Event>(reduce, firstState(parsePlace(address.hash)));
  const signIn = signInStub();
  const requests = requestsStub();
  const move = (path: string): void => {
    address.href = new URL(path, address.origin).href;
    store.dispatch({ type: 'moved', place: parsePlace(address.hash) });
  };
  const deps: ActionDependencies = {
    requests,
    signIn,
    dispatch: store.dispatch,
    address: () => address,
    goTo: (place) => {
      move(`/${toHash(place)}`);
    },
    returnTo: (hash) => {
      move(`/${hash}`);
    },
    newKey: () => 'key',
  };
  return {
    state: store.state,
    dispatch: store.dispatch,
    actions: createActions(deps),
    signIn,
    requests,
    address,
  };
};
