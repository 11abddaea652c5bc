/** The parts of dynalite 4.0.0 that the in-memory DynamoDB uses. They are not typed, and not its public API. */

declare module 'dynalite' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';

  export type Item = Record<string, AttributeValue>;
  export type Data = Record<string, unknown>;

  /** What the service answers instead of a result. */
  export interface ServiceError extends Error {
    readonly statusCode: number;
    readonly body: Readonly<Record<string, unknown>>;
  }

  export type Callback<Result> = (error: ServiceError | null, result?: Result) => void;

  interface KeyElement {
    readonly AttributeName: string;
    readonly KeyType: 'HASH' | 'RANGE';
  }

  /** A table as DescribeTable gives it. */
  export interface Table {
    readonly TableName: string;
    readonly KeySchema: readonly KeyElement[];
    readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' }[];
    readonly GlobalSecondaryIndexes: readonly {
      readonly IndexName: string;
      readonly KeySchema: readonly KeyElement[];
      readonly Projection: { readonly ProjectionType: 'KEYS_ONLY' };
    }[];
  }

  /** Bounds of a range of keys, which sort as text. */
  export interface KeyRange {
    readonly gt?: string;
    readonly gte?: string;
    readonly lt?: string;
    readonly lte?: string;
    readonly reverse?: boolean;
  }

  /** The items of a table, or of an index. */
  export interface Items {
    lock(key: string, locked: (release: <Done>(callback: Done) => Done) => void): void;
    get(key: string, callback: Callback<Item | undefined>): void;
    put(key: string, item: Item, callback: Callback<undefined>): void;
    del(key: string, callback: Callback<undefined>): void;
    createValueStream(range: KeyRange): NodeJS.ReadableStream;
  }

  /** What the actions read and write. */
  export interface Store {
    readonly options: { readonly maxItemSize: number };
    getTable(name: string, callback: Callback<Table>): void;
    getItemDb(name: string): Items;
    getIndexDb(type: string, table: string, index: string): Items;
  }

  /** Does one operation, on data that passed its rules. */
  export type Action = (store: Store, data: Data, callback: Callback<Data>) => void;

  /** What one operation's input may be; `custom` returns a message for input that it refuses. */
  export interface Rules {
    readonly types: Data;
    readonly custom: (data: Data, store: Store) => string | undefined;
  }
}

declare module 'dynalite/db/index.js' {
  import type { Item, ServiceError, Table } from 'dynalite';

  const db: {
    readonly MAX_SIZE: number;
    createKey(item: Item, table: Table): string;
    validationError(message: string): ServiceError;
  };
  export = db;
}

declare module 'dynalite/validations/index.js' {
  import type { Data, Rules, Store } from 'dynalite';

  const validations: {
    checkTypes(data: Data, types: Rules['types']): Data;
    checkValidations(data: Data, types: Rules['types'], custom: Rules['custom'], store: Store): void;
  };
  export = validations;
}

declare module 'dynalite/actions/*' {
  import type { Action } from 'dynalite';

  const action: Action;
  export = action;
}

declare module 'dynalite/validations/*' {
  import type { Rules } from 'dynalite';

  const rules: Rules;
  export = rules;
}
