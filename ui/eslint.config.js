import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noDialogs = ['confirm', 'alert', 'prompt'].map((name) => ({
  name,
  message: 'Draws nothing in the web view of macOS: use Dialog or a toast with undo.',
}));
const noStorage = ['localStorage', 'sessionStorage'].map((name) => ({
  name,
  message: 'Personal data belongs in the encrypted store only.',
}));
const onWindow = [...noDialogs, ...noStorage].flatMap(({ name, message }) =>
  ['window', 'globalThis', 'self'].map((object) => ({ object, property: name, message })),
);

const clock = [
  {
    selector: "NewExpression[callee.name='Date']",
    message: 'Today comes from the core; dates are read and written in src/lib/dates.ts.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name!='UTC']",
    message: 'Today comes from the core; dates are read and written in src/lib/dates.ts.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'Today comes from the core.' },
];
const staticStyle = {
  selector: "SvelteAttribute[key.name='style']",
  message: 'The content security policy forbids style attributes: use a class, or style:property={value}.',
};

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/bridge/ talks to the shell.',
};

const roomImports = {
  meta: { type: 'problem', schema: [], messages: { room: 'A room imports no other room ({{other}}).' } },
  create(context) {
    const own = /\/src\/rooms\/([^/]+)\//.exec(context.filename)?.[1];
    if (!own) return {};
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const other = roomOf(node.source.value, context.filename);
      if (other && other !== own) context.report({ node, messageId: 'room', data: { other } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** The room an import points into, or undefined when it points elsewhere. */
function roomOf(source, filename) {
  const target = source.startsWith('.')
    ? new URL(source, `file://${filename}`).pathname
    : source;
  return /(?:^|\/)rooms\/([^/]+)\//.exec(`${target}/`)?.[1];
}

const house = {
  plugins: { house: { rules: { 'room-imports': roomImports } } },
  rules: {
    'house/room-imports': 'error',
    'no-restricted-globals': ['error', ...noDialogs, ...noStorage],
    'no-restricted-properties': ['error', ...onWindow],
    'no-restricted-imports': ['error', { patterns: [tauri] }],
    'no-restricted-syntax': ['error', ...clock, staticStyle],
    // The compiler knows which names exist, eslint does not.
    'no-undef': 'off',
    'no-console': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    '@typescript-eslint/consistent-type-imports': 'error',
  },
};

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'src/bridge/bindings.ts'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  house,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // Addresses are hashes of our own small router, not of SvelteKit.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['src/bridge/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/lib/dates.ts'], rules: { 'no-restricted-syntax': ['error', staticStyle] } },
);
