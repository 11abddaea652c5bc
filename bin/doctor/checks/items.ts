import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { sweepPartition } from '../../../domain/order/order.ts';
import { UserSchema, type User } from '../../../domain/user.ts';
import type { Check, Examined } from '../check.ts';
import { error, warning, when, type Finding } from '../finding.ts';

const mostNamed = 20;

const mend = 'Mend it in the directory: npm run users, or whatever writes it. docs/users.md has what fits.';

const needed = ['state', 'commonName', 'email'] as const;

/** What of a person's item does not fit, by attribute: never what it holds, for that is somebody's data, and this is printed. */
export const findMisfits = (user: User): readonly Finding[] => [
  ...needed
    .filter((name) => user[name] === undefined)
    .map((name) =>
      error(
        'directory-item-invalid',
        `User ${user.userId} has no ${name} that can be read: they get no mobile ID.`,
        mend,
      ),
    ),
  ...user.leftOut
    .filter((name) => !needed.some((other) => other === name))
    .map((name) =>
      warning(
        'directory-attribute-left-out',
        `User ${user.userId}: ${name} does not fit, and counts as absent.`,
        mend,
      ),
    ),
];

async function* people({ documents, deployment, mostPeople }: Examined): AsyncGenerator<User> {
  const pages = paginateScan(
    { client: documents, pageSize: Math.min(mostPeople, 500) },
    { TableName: deployment.tables.directory },
  );
  for await (const { Items = [] } of pages) for (const item of Items) yield v.parse(UserSchema, item);
}

const formatCount = (count: number): string => count.toLocaleString('en');

/** The people in the directory, as far as asked for. */
export const directory: Check = {
  name: 'Directory',
  expects: 'it has people, and what it says of them fits',
  look: async (examined) => {
    const findings: Finding[] = [];
    let seen = 0;
    let isAll = true;
    for await (const user of people(examined)) {
      isAll = seen < examined.mostPeople;
      if (!isAll) break;
      seen += 1;
      findings.push(...findMisfits(user));
    }
    const more = findings.length - mostNamed;
    return {
      findings: [
        ...when(seen === 0, () =>
          warning('directory-empty', 'Nobody is in the directory.', 'Put people there: npm run users.'),
        ),
        ...findings.slice(0, mostNamed),
        ...when(more > 0, () =>
          warning('directory-more', `${formatCount(more)} more attributes do not fit.`, mend),
        ),
      ],
      note: isAll
        ? `${formatCount(seen)} people looked at`
        : `the first ${formatCount(seen)} people looked at; --people looks at more`,
    };
  },
};

// The sweep comes every five minutes.
const patience = 20 * 60_000;

/** Orders that neither their process nor the sweep could end. */
export const orders: Check = {
  name: 'Orders',
  expects: 'none is stuck',
  look: async ({ documents, deployment, now }) => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: deployment.tables.orders,
        IndexName: 'sweep',
        KeyConditionExpression: 'sweep = :due AND sweepAt <= :long',
        ExpressionAttributeValues: {
          ':due': sweepPartition,
          ':long': new Date(now.getTime() - patience).toISOString(),
        },
        Limit: mostNamed,
      },
    );
    const { value } = await pages.next();
    return v
      .parse(DueSchema, value?.Items ?? [])
      .map(({ orderId, sweepAt }) =>
        error(
          'order-stuck',
          `Order ${orderId} should have been looked at by ${sweepAt}, and was not.`,
          'See the logs of the functions sweep and clean-up; docs/operations.md, "When an alarm rings".',
        ),
      );
  },
};

const DueSchema = v.array(v.object({ orderId: v.string(), sweepAt: v.string() }));
