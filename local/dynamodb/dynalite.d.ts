/** The parts of dynalite 4.0.0 that DynamoDB here is made of. They are not typed, and not its public API. */

declare module 'dynalite' {
  import type { AttributeValue } from '@aws-sdk/client-dynamodb';

  export type Item = Readonly<Record<string, AttributeValue>>;
  export type Data = Readonly<Record<string, unknown>>;

  export type Callback<Result> = (error: Error | null, result?: Result) => void;

  type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];

  /** A table as CreateTable takes it. */
  export interface Table {
    readonly TableName: string;
    readonly KeySchema: KeySchema;
    readonly AttributeDefinitions: readonly {
      readonly AttributeName: string;
      readonly AttributeType: 'S' | 'N' | 'B';
    }[];
    readonly GlobalSecondaryIndexes: readonly {
      readonly IndexName: string;
      readonly KeySchema: KeySchema;
      readonly Projection: {
        readonly ProjectionType: 'ALL' | 'INCLUDE' | 'KEYS_ONLY';
        readonly NonKeyAttributes?: readonly string[] | undefined;
      };
    }[];
  }

  /** Bounds of a range of keys, which sort as text; a negative limit is none. */
  export interface KeyRange {
    readonly gt?: string;
    readonly gte?: string;
    readonly lt?: string;
    readonly lte?: string;
    readonly reverse?: boolean;
    readonly limit?: number;
  }

  /** The items of a table, or of an index. */
  export interface Items {
    lock(key: string, locked: (release: <Done>(callback: Done) => Done) => void): void;
    get(key: string, callback: Callback<Item | undefined>): void;
    /** What goes to an index has every projected attribute, undefined where the item lacks it. */
    put(
      key: string,
      item: Readonly<Record<string, AttributeValue | undefined>>,
      callback: Callback<undefined>,
    ): void;
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
  import type { Data, Item, Table } from 'dynalite';

  const db: {
    readonly MAX_SIZE: number;
    /** The key under which an item is stored; the item has to have the table's key. */
    createKey(item: Data, table: Table): string;
    /** Bytes that an item takes. */
    itemSize(item: Data): number;
    /** What is wrong with a key. */
    validateKey(key: Data, table: Table): Error | null | undefined;
    /** What is wrong with an item for the condition in the data. */
    checkConditional(data: Data, item: Item | undefined): Error | null | undefined;
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
