/** `npm run mobile-ids`: mobile IDs of a deployment, as its administrator sees, locks and switches them. */
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  lockReasons,
  mobileIdStateNames,
  type Change,
  type LockReason,
  type MobileId,
  type MobileIdState,
} from '../domain/mobile-id.ts';
import { listMobileIds } from '../lambdas/mobile-ids/list-mobile-ids.ts';
import { changeLines, listLine, showLines, toRecord } from './mobile-ids/lines.ts';
import {
  ChangeRefused,
  loadOne,
  lockForUser,
  planChange,
  readExpiring,
  switchMobileId,
  type Needs,
} from './mobile-ids/mobile-ids.ts';
import { openMobileIds } from './mobile-ids/open.ts';
import { addOptions, dryRun, identityOptions, json } from './shared/flags.ts';
import { printResult } from './shared/print.ts';
import { withReachFlags, type ReachFlags } from './shared/reach.ts';
import { explain, runTool } from './shared/tool.ts';

interface Flags extends ReachFlags {
  readonly json: boolean;
}

interface ListFlags extends Flags {
  readonly expiring?: number;
  readonly state: MobileIdState;
}

interface ChangeFlags extends Flags {
  readonly dryRun: boolean;
}

const readDays = (text: string): number => {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days === undefined) throw new InvalidArgumentError('It has to be days, such as 30d.');
  return Number(days);
};

const program = new Command('npm run mobile-ids --').description(
  'Lists, shows, locks and switches mobile IDs. docs/mobile-ids.md says what becomes of each.',
);

const addCommand = (name: string, ...options: readonly Option[]): Command =>
  addOptions(withReachFlags(program.command(name)), [...identityOptions, ...options, json]);

addCommand(
  'list',
  new Option('--expiring <days>', 'instead of one person: those that end within so many days, such as 30d')
    .argParser(readDays)
    .conflicts(['subject', 'username', 'userId']),
  new Option('--state <state>', 'with --expiring: those in this state')
    .choices(mobileIdStateNames)
    .default('active'),
)
  .description('Lists the mobile IDs of one person, or those of everybody that end soon.')
  .action((flags: ListFlags) =>
    runTool(async () => {
      const { needs, findUserId } = await openMobileIds(flags);
      const found: MobileId[] = [];
      const { expiring, state } = flags;
      if (expiring === undefined) found.push(...(await listMobileIds(needs, { userId: await findUserId() })));
      else for await (const each of readExpiring(needs, state, expiring)) found.push(each);
      const now = needs.now();
      const lines = found.map((each) => listLine(each, now));
      printResult(
        flags.json,
        { mobileIds: found.map((each) => toRecord(each, now)) },
        lines.length > 0 ? lines : ['None'],
      );
      return 0;
    }),
  );

addCommand('show <mobileId>')
  .description('Shows all about one mobile ID of a person.')
  .action((mobileId: string, flags: Flags) =>
    runTool(async () => {
      const { needs, findUserId } = await openMobileIds(flags);
      const found = await loadOne(needs, await findUserId(), mobileId);
      printResult(flags.json, toRecord(found, needs.now()), showLines(found, needs.now()));
      return 0;
    }),
  );

/** Changes one mobile ID, or says what would become of it. */
const change = (
  mobileId: string,
  flags: ChangeFlags,
  wanted: Change,
  write: (needs: Needs, found: MobileId) => Promise<MobileId>,
): Promise<void> =>
  runTool(async () => {
    const { needs, findUserId } = await openMobileIds(flags);
    const found = await loadOne(needs, await findUserId(), mobileId);
    try {
      const plan = planChange(found, wanted, needs.now());
      const { dryRun: isDry } = flags;
      const after = isDry ? found : await write(needs, found);
      printResult(
        flags.json,
        { ...plan, dryRun: isDry, mobileId: toRecord(after, needs.now()) },
        changeLines(plan, { dryRun: isDry }),
      );
      return 0;
    } catch (error) {
      if (!(error instanceof ChangeRefused)) throw error;
      process.stderr.write(`${explain(error)}\n`);
      return 1;
    }
  });

const reason = new Option('--reason <reason>', 'why: certificates are revoked for it')
  .choices(lockReasons)
  .makeOptionMandatory();

addCommand('lock <mobileId>', reason, dryRun)
  .description('Locks a mobile ID of a person for good; its certificates are revoked and they are mailed.')
  .action((mobileId: string, flags: ChangeFlags & { readonly reason: LockReason }) =>
    change(mobileId, flags, { reason: flags.reason, by: 'operator' }, (needs, found) =>
      lockForUser(needs, found, flags.reason),
    ),
  );

addCommand('deactivate <mobileId>', dryRun)
  .description('Switches a mobile ID off; its certificates stay valid: relying parties do not hear of it.')
  .action((mobileId: string, flags: ChangeFlags) => {
    const wanted = { reason: 'deactivated', by: 'operator' } as const;
    return change(mobileId, flags, wanted, (needs, found) => switchMobileId(needs, found, wanted));
  });

addCommand('reactivate <mobileId>', dryRun)
  .description('Switches a mobile ID on again, if its user is active.')
  .action((mobileId: string, flags: ChangeFlags) => {
    const wanted = { reason: 'reactivated', by: 'operator' } as const;
    return change(mobileId, flags, wanted, (needs, found) => switchMobileId(needs, found, wanted));
  });

await program.parseAsync();
