// The kinds of cases, and the reasons for which an operation has no case of a kind.
export const NO_KEY = 'no key';
export const UNKNOWN_ID = 'an unknown id';
export const FOREIGN_ID = "another account's id";
export const NO_JSON = 'a body that is no JSON';

/** What an account has inside is named with the account before it. */
const insideAccount = ({ operation, place }) =>
  operation.ids.some((other) => other !== place && other.in === 'path' && other.kind?.name === 'account');

/** The reasons there are. Each says of a subject whether it holds, by the API description alone. */
export const REASONS = {
  PUBLIC: {
    text: 'needs no key by design',
    what: [NO_KEY],
    holds: ({ operation }) => operation.key === 'none',
  },
  NO_ID: {
    text: 'takes no id',
    what: [UNKNOWN_ID, FOREIGN_ID],
    holds: ({ place }) => !place,
  },
  NO_BODY: {
    text: 'takes no body',
    what: [NO_JSON],
    holds: ({ operation }) => !operation.body,
  },
  FILE: {
    text: 'takes a file that is no JSON',
    what: [NO_JSON],
    holds: ({ operation }) => operation.body !== undefined && operation.body.type !== 'application/json',
  },
  SHARED: {
    text: 'is shared by all accounts',
    what: [FOREIGN_ID],
    holds: ({ place }) => place?.kind?.shared === true,
  },
  OPERATOR: {
    text: 'is for the operator, who has no account',
    what: [FOREIGN_ID],
    holds: (subject) => subject.operation.key === 'operator' && subject.place !== undefined && !insideAccount(subject),
  },
  MAKES_IT: {
    text: 'makes what the path names',
    what: [UNKNOWN_ID, FOREIGN_ID],
    holds: ({ operation, place }) =>
      operation.method === 'PUT' && operation.statuses.includes(201) && place?.in === 'path' && operation.path.endsWith(`{${place.name}}`),
  },
};
